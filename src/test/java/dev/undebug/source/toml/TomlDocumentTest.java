package dev.undebug.source.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.SyntaxMistake;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Stopwatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlDocumentTest {
    private static final String ALL = """
            # env = { A = 1 }
            title = "é🐍 # no comment" # a comment
            env = { A = "1", "b c".d = '''x''' } # ]
            project . dependencies = [
              "flask", # "redis"
              [ 1_000, 0xFF ], { debug = true },
            ]

            [a.b]
            at = 1979-05-27 07:32:00Z
            day = 1979-05-27 # a day
            half = -5.0e-1
            long = \"""
            [c]
            \\\"\"\"\"\"\"

            [[ "list" ]]
            x = 1
            [[list]]
            y = {}
            [list.z]
            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void knowsWhereEverythingStands(String lineEnd) {
        String expected = """
                title «title» Text «"é🐍 # no comment"»
                env «env» Table «{ A = "1", "b c".d = '''x''' }»
                env.A «A» Text «"1"»
                env.b c «"b c".d» Table «"b c".d»
                env.b c.d «"b c".d» Text «'''x'''»
                project «project . dependencies» Table «project . dependencies»
                project.dependencies «project . dependencies» Array «[⏎  "flask", # "redis"⏎  [ 1_000, 0xFF ], { debug = true },⏎]»
                project.dependencies.0 Text «"flask"»
                project.dependencies.1 Array «[ 1_000, 0xFF ]»
                project.dependencies.1.0 Whole «1_000»
                project.dependencies.1.1 Whole «0xFF»
                project.dependencies.2 Table «{ debug = true }»
                project.dependencies.2.debug «debug» Bool «true»
                a «[a.b]» Table «[a.b]»
                a.b «[a.b]» Table «[a.b]»
                a.b.at «at» Moment «1979-05-27 07:32:00Z»
                a.b.day «day» Moment «1979-05-27»
                a.b.half «half» Real «-5.0e-1»
                a.b.long «long» Text «\"""⏎[c]⏎\\\"\"\"\"\"\"»
                list «[[ "list" ]]» Array «[[ "list" ]]»
                list.0 Table «[[ "list" ]]»
                list.0.x «x» Whole «1»
                list.1 Table «[[list]]»
                list.1.y «y» Table «{}»
                list.1.z «[list.z]» Table «[list.z]»
                """;
        for (String start : List.of("", "\uFEFF")) {
            SourceFile file = new SourceFile("a.toml", start + ALL.replace("\n", lineEnd));
            TomlDocument document = TomlDocument.parse(file);
            assertThat(shown(file, document.root(), "")
                            .toString()
                            .replace(lineEnd, "⏎")
                            .replace("\u2028", "\n"))
                    .isEqualTo(expected);
            assertThat(document.mistakes()).isEmpty();
            assertThat(document.isTemplate()).isFalse();
        }
    }

    private static StringBuilder shown(SourceFile file, TomlNode node, String path) {
        StringBuilder out = new StringBuilder();
        for (TomlNode.Entry entry : node.entries()) {
            String name = path + entry.name();
            out.append(name).append(' ').append(slice(file, entry.key()));
            out.append(value(file, entry.value(), name));
        }
        for (int i = 0; i < node.elements().size(); i++) {
            out.append(path).append(i);
            out.append(value(file, node.elements().get(i), path + i));
        }
        return out;
    }

    private static String value(SourceFile file, TomlNode value, String name) {
        String kind = " " + value.getClass().getSimpleName() + " ";
        return kind + slice(file, value.span()) + "\u2028" + shown(file, value, name + ".");
    }

    private static String slice(SourceFile file, Span span) {
        return "«" + file.slice(span) + "»";
    }

    @Test
    void saysWhatIsBrokenAndReadsTheRest() {
        SourceFile file = new SourceFile("fly.toml", """
                # a comment

                app = shop
                a = 1
                b = [1, 2
                c = "x
                a = 2
                d = 3
                """);
        TomlDocument document = TomlDocument.parse(file);
        assertThat(document.root().entries()).extracting(TomlNode.Entry::name).containsExactly("a", "d");
        assertThat(document.mistakes().stream()
                        .map(mistake -> file.position(mistake.offset()).line() + ": " + mistake.reason()))
                .containsExactlyInAnyOrder(
                        "3: Unexpected 's', expected a value",
                        "5: Unexpected end of line, expected ] or a comma",
                        "6: Unexpected end of line, expected \" or a character",
                        "7: a previously defined at line 4");
    }

    @Test
    void takesTheMarksOfTemplatesForValuesThatAreNotKnown() {
        SourceFile file = new SourceFile("a.toml", """
                {% if a %}[t] {# why #}{% endif %}
                b = {{ c | default("\\\\") }}
                {{ key }} = 1
                d = "{{ e }}"
                f = {{ g }}.0
                h = 2
                """);
        TomlDocument document = TomlDocument.parse(file);
        assertThat(document.isTemplate()).isTrue();
        TomlNode table = document.root().get("t").orElseThrow();
        assertThat(table.get("b")).hasValueSatisfying(value -> {
            assertThat(value).isInstanceOf(TomlNode.Placeholder.class);
            assertThat(file.slice(value.span())).isEqualTo("{{ c | default(\"\\\\\") }}");
        });
        assertThat(table.get("d")).get().isInstanceOfSatisfying(TomlNode.Text.class, text -> assertThat(text.text())
                .isEqualTo("{{ e }}"));
        assertThat(table.get("f")).isEmpty();
        assertThat(table.get("h")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"{{ b }}\" # {{ c }}",
                "a = [{b = 1}, {c = {d = {}}}]",
                "a = '''\n{% if %}\n'''",
                "# {{ a }}"
            })
    void knowsWhatIsNoTemplate(String text) {
        assertThat(TomlDocument.parse(new SourceFile("a.toml", text)).isTemplate())
                .isFalse();
    }

    @Test
    void readsNothingOfWhatIsTooLong() {
        String text = "a = 1\n" + "#".repeat(TomlDocument.MAX_LENGTH - 6);
        assertThat(TomlDocument.parse(new SourceFile("a.toml", text)).root().entries())
                .hasSize(1);
        TomlDocument document = TomlDocument.parse(new SourceFile("a.toml", text + "#"));
        assertThat(document.root().entries()).isEmpty();
        assertThat(document.mistakes()).extracting(SyntaxMistake::reason).containsExactly("longer than 128 KiB");
    }

    @Test
    void goesNoDeeperThanItsStackCanTake() {
        assertThat(TomlDocument.parse(new SourceFile("a.toml", nested(60))).mistakes())
                .isEmpty();
        TomlDocument document = TomlDocument.parse(new SourceFile("a.toml", "b = 1\n" + nested(70)));
        assertThat(document.mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.reason())
                .startsWith("Nesting is too deep"));
        assertThat(document.root().get("b")).isPresent();
    }

    private static String nested(int depth) {
        return "a = " + "[".repeat(depth) + "]".repeat(depth) + "\n";
    }

    /** Each of them costs the parser alone seconds to days, or its stack. */
    static final List<String> HOSTILE = List.of(
            "\n",
            "# a\n",
            " \n",
            "a = 1\n\n\n",
            "[",
            "{",
            "{a = ",
            "a.",
            "[a.",
            "[[",
            "a = [\n",
            "a = [1,\n",
            "a = [\"x\",",
            "\"",
            "'",
            "\"\"\"\n",
            "'''\n",
            "'''\n\n\n\n'''\n\n\n\n",
            "a = \"\\\n",
            "= =\n",
            "a\n",
            "a\r",
            "[a]\n",
            "[[a]]\n",
            "[[a.b]]\n[a.c]\n",
            "{{",
            "{{ a }}",
            "{% a",
            "{# a",
            "a = {{ b }}\n",
            "1",
            "a = 0x\n",
            "a = 1979-05-27T00:00:00.1",
            "\uD83D\uDC0D\n",
            "\uD83D\n",
            "\0");

    @Tag(Needs.FUZZ)
    @ParameterizedTest
    @FieldSource("HOSTILE")
    void isNotKeptBusy(String unit) {
        Stopwatch watch = Stopwatch.start();
        for (String start : List.of("", "a = [")) {
            String text = start + unit.repeat((TomlDocument.MAX_LENGTH - start.length()) / unit.length());
            TomlDocument.parse(new SourceFile("a.toml", text));
        }
        watch.check();
    }

    @Test
    void neverThrowsAndNeverPointsOutside() {
        Random random = new Random(20261127);
        List<String> pieces = Stream.concat(
                        HOSTILE.stream(), Stream.of(ALL, "=", ",", "]", "}", "#", " ", "a", "\"\"\"", "'''", "\r\n"))
                .toList();
        int spans = 0;
        for (int i = 0; i < 1_500; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(12); count >= 0; count--) {
                String piece = pieces.get(random.nextInt(pieces.size()));
                text.append(piece, random.nextInt(piece.length()), piece.length());
            }
            SourceFile file = new SourceFile("a.toml", text.toString());
            TomlDocument document = TomlDocument.parse(file);
            for (Span span : spans(document.root())) {
                assertThat(span.end()).as(file.text()).isLessThanOrEqualTo(text.length());
                spans++;
            }
            assertThat(document.mistakes())
                    .allMatch(mistake -> mistake.offset() <= file.text().length());
        }
        assertThat(spans).isGreaterThan(3_000);
    }

    @Test
    void givesUpOnWhatIsNoToml() {
        String lines = "no\n".repeat(201);
        assertThat(TomlDocument.parse(new SourceFile("a.toml", "a = 1\n" + lines.substring(3)))
                        .root()
                        .entries())
                .hasSize(1);
        TomlDocument document = TomlDocument.parse(new SourceFile("a.toml", "a = 1\n" + lines));
        assertThat(document.root().entries()).isEmpty();
        assertThat(document.mistakes()).extracting(SyntaxMistake::reason).containsExactly("no TOML");
    }

    @Test
    void doesNotGiveUpOnLongValues() {
        String text = "a = [\n" + "1,\n".repeat(900) + "]\nb = \"\"\"" + "\nx".repeat(900) + "\"\"\"\n";
        assertThat(TomlDocument.parse(new SourceFile("a.toml", text)).mistakes())
                .isEmpty();
    }

    private static List<Span> spans(TomlNode node) {
        List<Span> spans = new ArrayList<>(List.of(node.span()));
        node.entries().forEach(entry -> {
            spans.add(entry.span());
            spans.addAll(spans(entry.value()));
        });
        node.elements().forEach(element -> spans.addAll(spans(element)));
        return spans;
    }
}
