package dev.undebug.review;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The CommonMark elements of a text besides paragraphs, lists and emphasis, and marks that stay plain text. */
final class Markup {
    private Markup() {}

    static List<String> of(String markdown) {
        List<String> found = new ArrayList<>();
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add("link " + link.getDestination());
            }

            @Override
            public void visit(Image image) {
                found.add("image " + image.getDestination());
            }

            @Override
            public void visit(HtmlInline html) {
                found.add("html " + html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                found.add("html " + html.getLiteral());
            }

            @Override
            public void visit(Heading heading) {
                found.add("heading");
            }

            @Override
            public void visit(IndentedCodeBlock code) {
                found.add("indented code");
            }

            @Override
            public void visit(FencedCodeBlock code) {
                found.add("code " + code.getInfo());
            }

            @Override
            public void visit(Text text) {
                if (text.getLiteral().contains("`") || text.getLiteral().contains("**")) {
                    found.add("stray " + text.getLiteral());
                }
            }
        });
        return found;
    }
}
