package dev.undebug.python.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares expressions with CPython: what goes on there never ends a program here, what is known has its truth, and what
 * ends the program there starts no server here.
 */
@Tag(Needs.ORACLE)
class ExpressionOracleTest {
    private static final List<String> TEXTS = List.of(
            "inf",
            "-inf",
            "+Infinity",
            "INFINITY",
            "infin",
            "nan",
            "-NaN",
            "1",
            "0",
            "-0",
            " 7 ",
            "+3",
            "1_000",
            "1__0",
            "_1",
            "1_",
            "1.5",
            "1_0.5",
            ".5",
            "5.",
            ".",
            "1e3",
            "1E-3",
            "1e",
            "1e1_0",
            "0x10",
            "1d",
            "1f",
            "0x1p3",
            "0b1",
            "",
            " ",
            "a",
            "None",
            "True",
            "\u0663",
            "\u00a03",
            "1\u00b2",
            "--1",
            "+ 1",
            "1 2",
            "1,5",
            "٫5");

    private static final List<String> ARGUMENTS = List.of(
            "None",
            "True",
            "2.7",
            "0.0",
            "[]",
            "[1]",
            "()",
            "{}",
            "{'a': 1}",
            "''",
            "b''",
            "b'12'",
            "set()",
            "1 + 1",
            "'a' * 3",
            "'a' in 'abc'",
            "range(3)",
            "'%s' % 1",
            "f'{1}'",
            "'a,b'.split(',')",
            "['x', 'y'][-1]",
            "{'a': 0}['a']",
            "{'a': 0}.get('b', 1)",
            "'x'.join(['a', 'b'])",
            "'ab'[5:]",
            "'ab'[::-1]",
            "[0][0:]",
            "not []",
            "1 if [] else 0",
            "0 or 'x'",
            "1 and ''",
            "'Yes'.lower()",
            "' x '.strip()",
            "'abc'.startswith(('a', 'b'))",
            "'a=b'.partition('=')[2]",
            "'1'.isdigit()",
            "'a'.upper() == 'A'",
            "'a' < 'b'",
            "1 == 1.0",
            "[1, 2] == [1, 2]",
            "'a' != 'b'",
            "3 // 2",
            "7 % 2",
            "2 ** 3",
            "-1",
            "~0",
            "1 << 3",
            "5 & 1",
            "lambda: 0",
            "int",
            "max",
            "...",
            "1j",
            "[x for x in (0, 1) if x]",
            "{x: 1 for x in 'ab'}",
            "any(x for x in (0, 1))",
            "sorted([3, 1])[0]",
            "dict(a=0)['a']",
            "sum([0, 0])",
            "zip([1], [2])",
            "'a'.replace('a', '')",
            "'ab'.find('c')",
            "'ab'.index('b')",
            "'ab'.count('z')",
            "'0'.zfill(3)",
            "'a'.encode()",
            "b'a'.decode()",
            "chr(65)",
            "ord('A')",
            "hex(0)",
            "'x'.format()",
            "'{}'.format(0)",
            "str(None)",
            "repr('')",
            "type(1)");

    private static final List<String> FUNCTIONS = List.of(
            "bool", "int", "float", "str", "len", "list", "tuple", "set", "abs", "repr", "any", "all", "round", "sum");

    @Test
    void goesOnWherePythonDoes() throws IOException {
        List<String> expressions = Stream.of(
                        TEXTS.stream().map(ExpressionOracleTest::quoted).flatMap(ExpressionOracleTest::calls),
                        ARGUMENTS.stream(),
                        ARGUMENTS.stream().flatMap(ExpressionOracleTest::calls))
                .flatMap(all -> all)
                .toList();
        List<String> told = python(expressions);

        assertThat(told).hasSameSizeAs(expressions).contains("raises", "True", "False");
        List<String> wrong = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < expressions.size(); i++) {
            String here = here(expressions.get(i));
            known += here.equals("unknown") ? 0 : 1;
            if (!here.equals("unknown") && !here.equals(told.get(i))) {
                wrong.add(expressions.get(i) + ": " + told.get(i) + " in Python, here " + here);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(known).as("known ones of " + expressions.size()).isGreaterThan(expressions.size() / 3);
    }

    /** The comparison tells a difference. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "''"})
    void differencesShow(String expression) throws IOException {
        assertThat(python(List.of("not (" + expression + ")")))
                .doesNotContain(here(expression))
                .hasSize(1);
    }

    private static Stream<String> calls(String argument) {
        return FUNCTIONS.stream().map(function -> function + "(" + argument + ")");
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String here(String expression) {
        Execution execution = Repository.of(
                        "from flask import Flask\nFlask(__name__).run(debug=(" + expression + "))\n")
                .run();
        if (execution.starts().isEmpty()) {
            return "raises";
        }
        AppStart start = execution.starts().get(0);
        Truth truth = start.debug().map(Traced::truth).orElse(Truth.UNKNOWN);
        return !start.certain() || truth == Truth.UNKNOWN ? "unknown" : truth == Truth.TRUE ? "True" : "False";
    }

    private static List<String> python(List<String> expressions) throws IOException {
        Process python = new ProcessBuilder(Tools.require("python3").toString(), "-X", "utf8", "-c", """
                        import sys
                        for line in sys.stdin.read().split('\\0'):
                            try:
                                print(bool(eval(line)))
                            except Exception:
                                print('raises')
                        """)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = python.getOutputStream()) {
            in.write(String.join("\0", expressions).getBytes(UTF_8));
        }
        return new String(python.getInputStream().readAllBytes(), UTF_8).lines().toList();
    }
}
