package dev.undebug.review.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the texts with a CommonMark parser. */
class MarkdownTest {
    private static final Parser PARSER = Parser.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words, with commas; and a full stop.",
                "<script>alert(1)</script>",
                "<!-- undebug:finding aaaaaaaaaaaa -->",
                "[text](https://evil.example) ![x](y)",
                "*bold* _it_ ~~gone~~ **x**",
                "# heading",
                "- item",
                "+ item",
                "a | b",
                "&lt; &amp; &#64;",
                "back\\slash \\` tick",
                "one ` tick",
                "`code` and `` double `` ticks",
                "> quote",
            })
    void proseShowsAsItself(String text) {
        assertThat(shown(Markdown.prose("x" + text))).isEqualTo("x" + text.replaceAll("(`+) ?([^`]+?) ?\\1", "$2"));
        assertThat(shown(Markdown.prose(text.replace("`", "")))).isEqualTo(text.replace("`", ""));
    }

    @Test
    void nothingTurnsTheDirectionOfTheText() {
        assertThat(Markdown.code("a\u202Eyp.b")).isEqualTo("`a\uFFFDyp.b`");
        assertThat(Markdown.prose("a\u2066b `c\u200F`")).isEqualTo("a\uFFFDb `c\uFFFD`");
    }

    @Test
    void proseMentionsNobodyAndLinksNowhere() {
        assertThat(Markdown.prose("ask @admin at a@b.example")).doesNotContain("@a", "@b");
        assertThat(Markdown.prose("see https://evil.example or www.evil.example"))
                .contains("https\\://evil", "www\\.evil");
        assertThat(Markdown.prose("closes #12")).contains("\\#12");
    }

    @Test
    void randomProseIsOneParagraphOfText() {
        Random random = new Random(20261125);
        List<String> pieces = List.of(
                "`",
                "``",
                "<",
                ">",
                "[",
                "](",
                ")",
                "*",
                "_",
                "\\",
                "@",
                "#",
                "&",
                "&amp;",
                "|",
                "~",
                "!",
                "a",
                " ",
                "-",
                "<b>",
                "<!--",
                "-->",
                "http://x.y",
                "$",
                "é",
                "😀",
                "1.",
                "+");
        int swept = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("x");
            random.ints(random.nextInt(12), 0, pieces.size()).forEach(index -> text.append(pieces.get(index)));
            String markdown = Markdown.prose(text.toString());
            Node document = PARSER.parse(markdown);
            assertThat(kinds(document)).as("%s -> %s", text, markdown).allMatch(MarkdownTest::isHarmless);
            swept++;
        }
        assertThat(swept).isEqualTo(20_000);
    }

    @Test
    void codeKeepsBackticksInside() {
        assertThat(shown(Markdown.code("a `b` c"))).isEqualTo("a `b` c");
        assertThat(shown(Markdown.code("``"))).isEqualTo("``");
        assertThat(Markdown.code("two\nlines\t@x")).isEqualTo("`two lines @x`");
        assertThat(Markdown.code("")).isEqualTo("(empty)");
    }

    @Test
    void longCodeIsCutBetweenCodePoints() {
        assertThat(Markdown.code("😀".repeat(500))).isEqualTo("`" + "😀".repeat(200) + "…`");
    }

    @Test
    void aFenceIsLongerThanAnyRunInIt() {
        String block = Markdown.fenced("suggestion", "a\n````\n```suggestion\nrm\n```\n");
        Node node = PARSER.parse(block + "\n\nafter").getFirstChild();
        assertThat(node).isInstanceOf(FencedCodeBlock.class);
        assertThat(((FencedCodeBlock) node).getLiteral()).isEqualTo("a\n````\n```suggestion\nrm\n```\n");
    }

    private static boolean isHarmless(Class<? extends Node> kind) {
        return Stream.of(Document.class, Paragraph.class, Text.class, Code.class, SoftLineBreak.class)
                .anyMatch(harmless -> harmless == kind);
    }

    private static List<Class<? extends Node>> kinds(Node node) {
        Stream.Builder<Class<? extends Node>> kinds = Stream.builder();
        node.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                kinds.add(parent.getClass());
                super.visitChildren(parent);
            }

            @Override
            public void visit(Text text) {
                kinds.add(text.getClass());
            }
        });
        return kinds.build().toList();
    }

    private static String shown(String markdown) {
        StringBuilder text = new StringBuilder();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append('\n');
            }
        });
        return text.toString().replace("\u200B", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a\\|b", "a\\\\|b", "|", "\\", "a\\\\\\||\\|b", "`a|b` | c"})
    void whateverIsInACellTheRowHasAsManyCells(String text) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        for (String shown : List.of(Markdown.code(text), Markdown.prose(text))) {
            List<TableCell> cells = new ArrayList<>();
            parser.parse("| A | B |\n| --- | --- |\n| x | " + Markdown.cell(shown) + " |\n")
                    .accept(new AbstractVisitor() {
                        @Override
                        public void visit(CustomNode node) {
                            if (node instanceof TableCell cell) {
                                cells.add(cell);
                            }
                            visitChildren(node);
                        }
                    });
            assertThat(cells).hasSize(4);
            assertThat(cells.get(3).getFirstChild()).as(shown).isNotNull();
            assertThat(shownIn(cells.get(3))).as(shown).endsWith(text.substring(text.length() - 1));
        }
    }

    private static String shownIn(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text word) {
                text.append(word.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }
        });
        return text.toString();
    }
}
