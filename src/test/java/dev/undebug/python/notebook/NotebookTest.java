package dev.undebug.python.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Content;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.TextOrigin;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookTest {
    private static final int LARGE = 300_000;

    private static SourceFile code(String json) {
        Content content = Notebook.code(new SourceFile("n.ipynb", json));
        assertThat(content).isInstanceOf(Content.Decoded.class);
        return ((Content.Decoded) content).file();
    }

    /** A notebook of one cell whose source is the JSON. */
    private static String cell(String source) {
        return "{\"cells\":[{\"cell_type\":\"code\",\"source\":" + source + "}]}";
    }

    private static String reason(String json) {
        Content content = Notebook.code(new SourceFile("n.ipynb", json));
        assertThat(content).isInstanceOf(Content.Unread.class);
        return ((Content.Unread) content).reason();
    }

    private static TextOrigin origin(SourceFile code) {
        return code.origin().orElseThrow();
    }

    /** Replaces the first occurrence of some code and returns the notebook. */
    private static String replace(String json, String old, String with) {
        SourceFile code = code(json);
        int start = code.text().indexOf(old);
        assertThat(start).isNotNegative();
        Edit edit = new Edit(code, new Span(start, start + old.length()), with);
        List<Edit> edits = origin(code).edits(List.of(edit));
        String after = Edit.apply(json, edits);
        assertThat(code(after).text()).isEqualTo(Edit.apply(code.text(), List.of(edit)));
        return after;
    }

    @Test
    void joinsCells() {
        assertThat(code("""
                        {"cells": [
                         {"cell_type": "code", "source": ["a\\n", "b"]},
                         {"cell_type": "code", "source": []},
                         {"cell_type": "raw", "source": ["c"]},
                         {"cell_type": "code", "source": "d\\n"},
                         {"source": ["e"], "cell_type": "code"}
                        ]}
                        """).text()).isEqualTo("a\nb\nd\ne\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "[\"a\\u0062c\"]                     > a\\u0062c",
                "[\"x = \\\"a\\\\nb\\\"\"]           > x = \\\"a\\\\nb\\\"",
                "[\"\\ud83d\\ude00\"]                > \\ud83d\\ude00",
                "[\"\\t\\b\\f\\/\\r\"]               > \\t\\b\\f\\/\\r"
            })
    void knowsWhereEachCharacterStands(String source, String raw) {
        SourceFile code = code(cell(source));
        String text = code.text().stripTrailing();
        Span span = origin(code).span(new Span(0, code.text().length() - 1));
        assertThat(origin(code).file().slice(span)).isEqualTo(raw.replace(" > ", ""));
        assertThat(text).doesNotContain("\\u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "[\"%matplotlib inline\"]            > pass",
                "[\"  !ls 'a\"]                      > '  pass'",
                "[\"!a \\\\\\n\", \"b\\n\", \"c\"]   > 'pass|c'",
                "[\"a.b?\"]                          > pass",
                "[\"a.b??  # why\"]                  > pass",
                "[\"a = '?'\"]                       > 'a = ''?'''",
                "[\"x = f(\\n\", \"!b\\n\", \")\"]   > 'x = f(|!b|)'",
                "[\"x = '''\\n\", \"!b\\n\", \"'''\"]> 'x = ''''''|!b|'''''''",
                "[\"a, b = !ls \\\"\"]               > 'a, b = __import__(''IPython'')'",
                "[\"a %= b\"]                        > a %= b",
                "[\"a = b % c\"]                     > a = b % c",
                "[\"a == !b\"]                       > a == !b",
                "[\"f(a=%b)\"]                       > f(a=%b)",
                "[\"%time x = 1\"]                   > x = 1",
                "[\"%timeit -n 1 f()\"]              > pass",
                "[\"%%capture out\\n\", \"a\"]       > '|a'",
                "[\"\\n\", \"%%bash\\n\", \"a\"]     > ''",
                "[\"%%writefile app.py\\n\", \"a\"]  > '|a'",
                "[\"%%writefile a.txt\\n\", \"a\"]   > ''",
                "[\"a # '\\n\", \"%b\"]              > 'a # ''|pass'",
                "[\"'\\n\", \"%b\"]                  > '''|pass'"
            })
    void readsWhatIpythonAddsToPython(String source, String expected) {
        assertThat(code(cell(source)).text().replaceAll("\n$", "")).isEqualTo(expected.replace('|', '\n'));
    }

    @Test
    void leavesOutWhatACellNeverCloses() {
        assertThat(code("""
                        {"cells": [
                         {"cell_type": "code", "source": ["a\\n", "b = [\\n", "c"]},
                         {"cell_type": "code", "source": ["d"]},
                         {"cell_type": "code", "source": ["e = '''\\n", "f"]},
                         {"cell_type": "code", "source": ["g '''"]},
                         {"cell_type": "code", "source": ["h"]}
                        ]}
                        """).text()).isEqualTo("a\nd\nh\n");
    }

    @Test
    void editsInsideAString() {
        assertThat(replace(cell("[\"a = \\\"b\\\"\\n\", \"c\"]"), "\"b\"", "'\\\\' + \"é\t\""))
                .isEqualTo(cell("[\"a = '\\\\\\\\' + \\\"é\\t\\\"\\n\", \"c\"]"));
    }

    @Test
    void deletesLines() {
        String three = cell("[\n \"a\\n\",\n \"b\\n\",\n \"c\"\n]");
        assertThat(replace(three, "a\n", "")).isEqualTo(cell("[\n \"b\\n\",\n \"c\"\n]"));
        assertThat(replace(three, "b\n", "")).isEqualTo(cell("[\n \"a\\n\",\n \"c\"\n]"));
        assertThat(replace(three, "c\n", "")).isEqualTo(cell("[\n \"a\\n\",\n \"b\\n\"\n]"));
        assertThat(replace(cell("\"a\\nb\\n\""), "a\n", "")).isEqualTo(cell("\"b\\n\""));
    }

    @Test
    void replacesAndInsertsLines() {
        String two = cell("[\n \"a\\n\",\n \"b\"\n]");
        assertThat(replace(two, "a\n", "x\n")).isEqualTo(cell("[\n \"x\\n\",\n \"b\"\n]"));
        assertThat(replace(two, "a\n", "x\ny\n")).isEqualTo(cell("[\n \"x\\n\",\n \"y\\n\",\n \"b\"\n]"));
        assertThat(replace(two, "b", "x\nb")).isEqualTo(cell("[\n \"a\\n\",\n \"x\\n\",\n \"b\"\n]"));
        assertThat(replace(two, "a\nb", "c")).isEqualTo(cell("[\n \"c\"\n]"));
        assertThat(replace(cell("[\n \"a\"\n]"), "a", "x\ny")).isEqualTo(cell("[\n \"x\\n\",\n \"y\"\n]"));
        assertThat(replace(cell("\"a\""), "a", "x\ny")).isEqualTo(cell("\"x\\ny\""));
    }

    @Test
    void editsNothingThatReachesFromOneCellIntoAnother() {
        SourceFile code = code("""
                {"cells": [
                 {"cell_type": "code", "source": ["a"]},
                 {"cell_type": "code", "source": ["b"]}
                ]}
                """);
        assertThat(origin(code).edits(List.of(new Edit(code, new Span(0, 3), "c"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "[]                   > no JSON object",
                "1                    > no JSON object",
                "{}                   > no cells",
                "{\"cells\": 1}       > no cells",
                "'{\"cells\": ['      > not JSON from line 1",
                "version https://git-lfs.github.com/spec/v1 > not JSON",
                "'{\"cells\": [], }'  > not JSON"
            })
    void saysWhatIsNoNotebook(String json, String reason) {
        assertThat(reason(json)).startsWith("not a notebook: ").contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{\"cells\":[]}",
                "{\"cells\":[1,null,[],{},\"a\"]}",
                "{\"cells\":[{\"cell_type\":1,\"source\":{}}]}",
                "{\"cells\":[{\"cell_type\":\"code\",\"source\":[1,[\"a\"],{\"b\":2},null]}]}",
                "{\"cells\":[{\"cell_type\":\"code\"}],\"metadata\":[]}",
                "{\"cells\":[],\"metadata\":{\"kernelspec\":7,\"language_info\":{\"name\":NaN}}}",
                "{\"worksheets\":[7,{\"cells\":[]}]}",
                "\uFEFF{\"cells\":[]}"
            })
    void readsNothingOutOfWhatHasNoCode(String json) {
        assertThat(code(json).text().strip()).isEmpty();
    }

    @Test
    void countsAByteOrderMark() {
        SourceFile code = code("\uFEFF" + cell("[\"a\"]"));
        Span span = origin(code).span(new Span(0, 1));
        assertThat(origin(code).file().slice(span)).isEqualTo("a");
    }

    @Test
    void keepsLoneSurrogatesAndNuls() {
        assertThat(code(cell("[\"'\\ud800\\u0000'\"]")).text()).isEqualTo("'\uD800\0'\n");
    }

    @Test
    @Timeout(60)
    void endsOnWhatIsLargeOrDeep() {
        assertThat(reason(cell("[".repeat(LARGE)))).contains("nested deeper");
        assertThat(reason("{\"cells\":" + "{\"a\":".repeat(LARGE))).contains("nested deeper");
        assertThat(reason(cell("[" + "\"\",".repeat(1_500_000) + "\"\"]"))).contains("1000000 lines");
        for (String line :
                List.of("!a\\n", "'", "\\\"\\\"\\\"", "(", "x = !", "a?\\n", "%time ", "\\\\\\n", "#", "\\r")) {
            String string = "\"" + line.repeat(LARGE) + "\"";
            code(cell(string));
            code(cell("[" + (string.substring(0, 1 + line.length() * 10) + "\",").repeat(LARGE / 20) + "\"\"]"));
        }
        StringBuilder names = new StringBuilder("{");
        for (int i = 0; i < LARGE; i++) {
            names.append("\"n").append(i).append("\":0,");
        }
        code(names + "\"cells\":[]}");
        code("{\"cells\":[" + "{\"cell_type\":\"code\",\"source\":[\"a\"]},".repeat(100_000) + "{}]}");
    }

    @Test
    void everyPrefixHasAnAnswer() {
        String json =
                "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"a = !ls\\n\",\"\\u0041\\\"?\"]}],\"metadata\":{}}";
        for (int end = 0; end < json.length(); end++) {
            assertThat(Notebook.code(new SourceFile("n.ipynb", json.substring(0, end))))
                    .isNotNull();
        }
    }

    @Test
    void placesStayInsideTheFileAndInOrder() {
        String[] pieces = {
            "a", " ", "\\n", "\\\"", "'", "!", "%", "%%", "?", "=", "(", ")", "#", "\\\\", "\\u0041", "\\r", "\",\"",
            "\\ud800"
        };
        Random random = new Random(1);
        for (int round = 0; round < 5000; round++) {
            StringBuilder source = new StringBuilder("[\"");
            for (int i = 0; i < 20; i++) {
                source.append(pieces[random.nextInt(pieces.length)]);
            }
            SourceFile code = code(cell(source + "\"]"));
            int at = 0;
            for (int i = 0; i < code.text().length(); i++) {
                Span span = origin(code).span(new Span(i, i + 1));
                assertThat(span.start()).isGreaterThanOrEqualTo(at);
                at = span.start();
                assertThat(span.end()).isLessThan(origin(code).file().text().length());
            }
        }
    }
}
