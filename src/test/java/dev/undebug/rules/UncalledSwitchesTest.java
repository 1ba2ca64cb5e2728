package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Example;
import dev.undebug.rule.Severity;
import dev.undebug.scan.Focus;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.Marks;
import dev.undebug.testing.MemoryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Puts the examples of all rules into functions that nothing calls: no literal switch is silent there, of whatever rule it
 * is, and none blocks.
 */
class UncalledSwitchesTest {
    /** The rules whose Python examples are no switches: a comment, code that is searched for whether or not it is called. */
    private static final Set<String> OTHERS = Set.of("stale-suppression", "traceback-in-response");

    /** Matches an example without a literal switch in code: the settings of a module, a variable that has to be set. */
    private static final Pattern NO_LITERAL =
            Pattern.compile("(?m)^DEBUG = True|bool\\(os\\.environ\\.get\\(\"DEBUG\"\\)\\)");

    /** The functions, of which nothing calls the innermost. */
    private enum Shape {
        FUNCTION("def never():\n", 1, ""),
        METHOD("class Server:\n    def never(self):\n", 2, ""),
        NESTED_CLASS("class Server:\n    class Inner:\n        def never(self):\n", 3, ""),
        INNER("def outer():\n    def never():\n", 2, ""),
        INNER_OF_CALLED("def outer():\n    def never():\n", 2, "outer()\n"),
        COROUTINE("async def never():\n", 1, ""),
        GENERATOR("def never():\n    yield 1\n", 1, ""),
        DECORATED("import functools\n@functools.lru_cache\ndef never():\n", 1, ""),
        WITH_PARAMETERS("def never(host, port, *args, **kwargs):\n", 1, "");

        private final String header;
        private final int depth;
        private final String end;

        Shape(String header, int depth, String end) {
            this.header = header;
            this.depth = depth;
            this.end = end;
        }

        String around(String example) {
            StringBuilder text = new StringBuilder();
            StringBuilder body = new StringBuilder();
            example.lines().forEach(line -> {
                boolean imports = line.startsWith("import ") || line.startsWith("from ");
                (imports ? text : body)
                        .append(imports ? "" : "    ".repeat(depth))
                        .append(line.startsWith("if __name__") ? "if True:" : line)
                        .append('\n');
            });
            return text + header + body + end;
        }
    }

    record Shown(String rule, Shape shape, Example example) {
        @Override
        public String toString() {
            return rule + " " + shape + " " + example.text().hashCode();
        }
    }

    static List<Shown> examples() {
        List<Shown> all = new ArrayList<>();
        Rules.ALL.stream().filter(rule -> !OTHERS.contains(rule.id())).forEach(rule -> rule.doc().bad().stream()
                .filter(example -> example.path().endsWith(".py"))
                .filter(example -> !NO_LITERAL.matcher(example.text()).find())
                .forEach(example ->
                        List.of(Shape.values()).forEach(shape -> all.add(new Shown(rule.id(), shape, example)))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noneIsSilent(Shown shown) {
        Marks marks = Marks.read(shown.shape().around(shown.example().text()));
        Map<String, String> files = Map.of("shop.py", marks.text());
        assertThat(new Scanner(Rules.ALL)
                        .scan(new MemoryTree(files), ScanPolicy.DEFAULT, Focus.all()).findings().stream()
                                .map(finding ->
                                        finding.place().line() + " " + finding.rule() + " " + finding.severity())
                                .collect(Collectors.toList()))
                .as(marks.text())
                .containsExactlyInAnyOrderElementsOf(marks.marks().stream()
                        .map(mark -> mark.line() + " " + mark.rule() + " " + Severity.LOW)
                        .toList());
    }
}
