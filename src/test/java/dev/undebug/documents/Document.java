package dev.undebug.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page in Markdown.
 *
 * @param path from the top of the repository
 */
record Document(Path path, Node root) {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    static Document of(Path path, String text) {
        return new Document(path, PARSER.parse(text));
    }

    static Document read(Path path) {
        try {
            return of(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the pages for people: those at the top, and those in {@code docs} and {@code .github}. */
    static List<Document> all() {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> github = Files.walk(Path.of(".github"))) {
            return Stream.of(top, docs, github)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the targets of links and pictures, in order. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        each(Link.class, link -> links.add(link.getDestination()));
        each(Image.class, image -> links.add(image.getDestination()));
        return links;
    }

    /** Returns the anchors that GitHub gives to the headings, in order. */
    List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        each(Heading.class, heading -> {
            String slug = slug(words(heading));
            int times = seen.merge(slug, 1, Integer::sum);
            anchors.add(times == 1 ? slug : slug + "-" + (times - 1));
        });
        return anchors;
    }

    List<String> headings() {
        List<String> headings = new ArrayList<>();
        each(Heading.class, heading -> headings.add(words(heading)));
        return headings;
    }

    /** Returns the code blocks of a language. */
    List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        each(FencedCodeBlock.class, block -> {
            if (language.equals(block.getInfo())) {
                blocks.add(block.getLiteral());
            }
        });
        return blocks;
    }

    /** Returns the code spans in sentences and tables. */
    List<String> code() {
        List<String> code = new ArrayList<>();
        each(Code.class, span -> code.add(span.getLiteral()));
        return code;
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        each(node, Node.class, part -> {
            if (part instanceof Text text) {
                words.append(text.getLiteral());
            } else if (part instanceof Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private <T extends Node> void each(Class<T> type, Consumer<T> action) {
        each(root, type, action);
    }

    private static <T extends Node> void each(Node root, Class<T> type, Consumer<T> action) {
        root.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                    if (type.isInstance(node)) {
                        action.accept(type.cast(node));
                    }
                    visitChildren(node);
                }
            }
        });
    }
}
