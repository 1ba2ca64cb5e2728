package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.testing.Needs;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input meant to overflow the stack or to take more than linear time; the limit is far above linear time. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag(Needs.FUZZ)
class HostileInputTest {
    private static final int SMALL_STACK = 512 * 1024;
    private static final int LARGE = 400_000;
    private static final int DEEP = 100_000;

    /** The text that is repeated many times on one line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                ")",
                "((",
                "f(",
                "a[",
                "{a:",
                "(\n",
                "[\n1,",
                "f'{",
                "f'{a:",
                "f\"{f'{",
                "not ",
                "-",
                "~",
                "await ",
                "lambda: ",
                "lambda a=",
                "*",
                "**",
                "a.",
                "a()",
                "a[0]",
                "a+",
                "a**",
                "a and ",
                "a or ",
                "a<",
                "a if b else ",
                "a:=",
                "a=",
                "a,",
                "a;",
                "'a'",
                "'",
                "\"\"\"",
                "b'",
                "f''",
                "`",
                "0",
                "1_",
                "1e",
                "0x",
                "\\",
                "\\\n",
                "\0",
                "\uD800",
                "$",
                "@",
                "@a\n",
                "!",
                "\n",
                "\r",
                "\f",
                " ",
                "\t",
                "#",
                "#\n",
                "yield ",
                "if a:",
                "elif a:\n a\n",
                "else:",
                "try:\n",
                "except:",
                "class a(",
                "def f(",
                "def f(a,",
                "import a.",
                "from .",
                "from ...",
                "import a,",
                "print ",
                "exec a in ",
                "match a:\n case ",
                "case ",
                "async ",
                "type ",
                "global a,",
                "del a,",
                "with a,",
                "with (",
                "for a in ",
                "x\n y\n",
                "x = (\ny = [\n",
                "if (:\n a\n",
                "'''\n",
                "f'''{\n",
                "(\nclass\n",
                "(\n(\n(\nclass\n",
                "a(\n'\n",
                "\\N",
                "'\\N{",
                "é",
                "[a for a in ",
                "{**",
                "a[:",
                "a[b, ",
                ") (",
                "(]",
                "f'}'",
                "f'{a!r",
                "f'{a!",
                "f'{a=",
                "r'\\",
                "a\u00A0"
            })
    void endsOnEverythingRepeated(String piece) {
        String once = piece.repeat(LARGE / piece.length());
        parseAndPrintOnASmallStack(once);
        parseAndPrintOnASmallStack("x = " + once + "\ny = 1\n");
    }

    @Test
    void boundsTheHeightOfTheTreeAcrossLevels() {
        StringBuilder code = new StringBuilder();
        for (int level = 0; level < 150; level++) {
            code.append("f(");
        }
        for (int level = 0; level < 150; level++) {
            code.append("a").append(".b().c[0]+d".repeat(200)).append(')');
        }
        parseAndPrintOnASmallStack(code.toString());
    }

    @Test
    void readsWhatIsAsDeepAsCPythonAllows() {
        String parentheses = "(".repeat(200) + "a" + ")".repeat(200);
        assertThat(Trees.parse(parentheses).body().get(0)).isInstanceOf(Stmt.ExprStmt.class);
        StringBuilder blocks = new StringBuilder();
        for (int level = 0; level < 99; level++) {
            blocks.append(" ".repeat(level)).append("if a:\n");
        }
        blocks.append(" ".repeat(99)).append("b\n");
        assertThat(Trees.show(blocks.toString())).doesNotContain("Broken");
    }

    @Test
    void givesUpBlocksThatAreTooDeepAndGoesOnAfterThem() {
        StringBuilder code = new StringBuilder();
        for (int level = 0; level < 2000; level++) {
            code.append(" ".repeat(level)).append("if a:\n");
        }
        code.append(" ".repeat(2000)).append("b\nc\n");
        PythonModule module = parseAndPrintOnASmallStack(code.toString());
        assertThat(module.body()).hasSize(2);
    }

    @Test
    void givesUpConditionsWithTooManyBranches() {
        PythonModule module = parseAndPrintOnASmallStack("if a: b\n" + "elif a: b\n".repeat(DEEP) + "else: c\nd = 1\n");
        assertThat(module.body()).hasSize(2);
        assertThat(module.body().get(1)).isInstanceOf(Stmt.Assign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = %s\n", "x = (%s\n", "x = '%s'\n", "x = \"\"\"%s\n", "%s = 1\n"})
    void readsLinesOfTenMegabytes(String line) {
        String code = line.formatted("1 + a, ".repeat(10_000_000 / 7));
        PythonModule module = Trees.parse(code + "y = 1\n");
        assertThat(module.body().get(0).span().end()).isGreaterThan(0);
    }

    @Test
    void readsNamesMadeToCollide() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 1 << 16; i++) {
            for (int bit = 0; bit < 16; bit++) {
                code.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            code.append('\n');
        }
        assertThat(parseAndPrintOnASmallStack(code.toString()).body()).hasSize(1 << 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0301\u0316", "\u0301\u0316", "\u1E9B\u0323", "\uFDFA"})
    void readsIdentifiersThatAreLongToNormalise(String marks) {
        parseAndPrintOnASmallStack("a" + marks.repeat(LARGE / 2));
        parseAndPrintOnASmallStack(("a" + marks.repeat(90) + "\n").repeat(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\N{x}", "\\N{LATIN SMALL LETTER A}", "\\x4", "\\u123", "{{", "}}", "\\{{", "\\777"})
    void readsManyEscapes(String escape) {
        String escapes = escape.repeat(LARGE);
        parseAndPrintOnASmallStack("'" + escapes + "'");
        parseAndPrintOnASmallStack("f'" + escapes + "'");
        parseAndPrintOnASmallStack(("'" + escape + "' ").repeat(LARGE / 10));
    }

    @Test
    void endsOnTokensInAnyOrder() {
        String[] pieces = {
            "(", ")", "[", "]", "{", "}", "a", "1", "'s'", "f'{", "}'", "\"\"\"", "\n", "\n    ", "\n  ", ":", "=", ",",
            ".", "*", "if ", "else", "for ", " in ", "def ", "class ", "lambda ", "not ", "print ", "match ", "case ",
            "\\", "#", ";", "@", "async ", "await ", "import ", "from ", "with ", " as ", "try:", "except ", "!", "`",
            "<>", ":=", "->", "return ", "yield ", "\0"
        };
        Random random = new Random(1);
        for (int round = 0; round < 3000; round++) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                code.append(pieces[random.nextInt(pieces.length)]);
            }
            TreeChecks.check(Trees.parse(code.toString()));
        }
    }

    private static PythonModule parseAndPrintOnASmallStack(String code) {
        FutureTask<PythonModule> task = new FutureTask<>(() -> {
            PythonModule module = Trees.parse(code);
            TreeChecks.check(module);
            return module;
        });
        Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw new AssertionError("took too long", e);
        } catch (ExecutionException e) {
            throw new AssertionError("failed on " + code.substring(0, Math.min(40, code.length())), e.getCause());
        }
    }
}
