package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Expr.Constant;
import dev.undebug.python.syntax.tree.Stmt;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = = 1",
                "x = (1",
                "x = [1, {2: 3",
                "x = 1)",
                "x = 'abc",
                "x = f'{a",
                "x = f'{a:'",
                "x = $",
                "x = 1 if 2",
                "x = a b",
                "x = lambda",
                "x = a.",
                "import",
                "from a import (b",
                "else:\n    pass",
                "except E:\n    pass",
                "def (a):\n    pass",
                "class :\n    pass",
                "return return",
                "app.run(debug=True,\n        host=(1, 2)",
            })
    void aBrokenStatementCostsThatStatementOnly(String broken) {
        List<Stmt> body = Trees.parse("a = 1\n" + broken + "\nb = 2\n").body();
        assertThat(body).hasSize(3);
        assertThat(body.get(0)).isInstanceOf(Stmt.Assign.class);
        assertThat(body.get(1)).isInstanceOf(Stmt.Broken.class);
        assertThat(body.get(2)).isInstanceOf(Stmt.Assign.class);
        assertThat(body.get(1).span().start()).isEqualTo(6);
        assertThat(body.get(1).span().end()).isEqualTo(6 + broken.length());
    }

    @Test
    void aBrokenStatementKeepsTheBlocksAroundIt() {
        assertThat(Trees.show("""
                        class A:
                            def f(self):
                                x = (
                                return 1
                            def g(self):
                                pass
                        """)).isEqualTo("""
                        ClassDef[A, [], [], [FunctionDef[f, Parameters[[Parameter[NORMAL, self, -, -]]], [], [Broken[false], \
                        Return[Optional[IntNumber[1]]]], false], FunctionDef[g, Parameters[[Parameter[NORMAL, self, -, -]]], [], \
                        [Pass[]], false]]]
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if a b:",
                "if a",
                "for a on b:",
                "with a as:",
                "try",
                "def f(a b):",
                "class A(b c):",
                "async def f(a b):",
            })
    void aBrokenHeaderKeepsItsBlock(String header) {
        List<Stmt> body = Trees.parse(header + "\n    debug = True\nx = 1\n").body();
        assertThat(body).hasSize(2);
        assertThat(Trees.show(List.of(body.get(0)))).contains("[Assign[[Name[debug]], Constant[TRUE]]]");
        assertThat(body.get(0)).isNotInstanceOf(Stmt.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (a and", "while (:", "def f(:", "async def f(a: [int:", "elif f(", "class A(:"})
    void aHeaderWhoseBracketIsNeverClosedCostsItsBlock(String header) {
        List<Stmt> body = Trees.parse(header + "\n    debug = True\nx = 1\n").body();
        assertThat(body).hasSize(2);
        assertThat(Trees.show(body)).doesNotContain("debug");
        assertThat(body.get(1)).isInstanceOf(Stmt.Assign.class);
    }

    @Test
    void aConditionThatCannotBeReadIsBroken() {
        Stmt.If condition = (Stmt.If) Trees.parse("if a b:\n    c\n").body().get(0);
        assertThat(condition.test()).isInstanceOf(Expr.Broken.class);
    }

    @Test
    void aMissingBlockIsBrokenAndNotEmpty() {
        Stmt.If condition = (Stmt.If) Trees.parse("if a:\nb\n").body().get(0);
        assertThat(condition.body()).hasSize(1).first().isInstanceOf(Stmt.Broken.class);
    }

    @Test
    void theBlockOfABrokenStatementIsBrokenToo() {
        List<Stmt> body = Trees.parse("esle x:\n    debug = True\nx = 1\n").body();
        assertThat(Trees.show(body)).isEqualTo("Broken[false]\nAssign[[Name[x]], IntNumber[1]]\n");
    }

    @Test
    void linesIndentedForNoReasonBelongToTheirBlock() {
        assertThat(Trees.show("a\n    b\n  c\nd\n")).isEqualTo("""
                        ExprStmt[Name[a]]
                        ExprStmt[Name[b]]
                        ExprStmt[Name[c]]
                        ExprStmt[Name[d]]
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"if a:\n  b\nc\n", "if a:\r\n  b\r\nc\r\n", "if a:\r  b\rc", "\uFEFFif a:\n  b\nc"})
    void readsEveryLineEndAndAByteOrderMark(String code) {
        assertThat(Trees.show(code)).isEqualTo("If[Name[a], [ExprStmt[Name[b]]], []]\nExprStmt[Name[c]]\n");
    }

    @Test
    void readsTabsFormFeedsAndContinuedLines() {
        assertThat(Trees.show("if a:\n\tb\n        c\n\f\nif \\\n  d: \\\n  e\n"))
                .isEqualTo("""
                        If[Name[a], [ExprStmt[Name[b]], ExprStmt[Name[c]]], []]
                        If[Name[d], [ExprStmt[Name[e]]], []]
                        """);
    }

    @Test
    void normalisesIdentifiersAsPythonDoes() {
        assertThat(Trees.expression("\uFB01le"))
                .isEqualTo(new Expr.Name(Trees.expression("abc").span(), "file"));
    }

    @Test
    void keepsTheWholeArgumentInItsSpan() {
        String code = "f((a), k=(b), *c)";
        Expr.Call call = (Expr.Call) Trees.expression(code);
        assertThat(call.arguments())
                .extracting(argument ->
                        code.substring(argument.span().start(), argument.span().end()))
                .containsExactly("(a)", "k=(b)", "*c");
    }

    @Test
    void listsTheComments() {
        String code = "#!x\na = 1  # b\nc = (  # d\n  # e\n)\n'# f'\n# g";
        assertThat(Trees.parse(code).comments())
                .extracting(span -> code.substring(span.start(), span.end()))
                .containsExactly("#!x", "# b", "# d", "# e", "# g");
    }

    @Test
    void listsCommentsOnceWhereAnOpenBracketSendsTheScanBack() {
        assertThat(Trees.parse("f(  # a\nx = 1  # b\n# c\n").comments()).hasSize(3);
    }

    @Test
    void readsLargeNumbersUpToCPythonsLimit() {
        Expr number = Trees.expression("1" + "0".repeat(4299));
        assertThat(((Expr.IntNumber) number).value()).isEqualTo(BigInteger.TEN.pow(4299));
        assertThat(Trees.expression("1" + "0".repeat(4300))).isInstanceOf(Expr.Broken.class);
        assertThat(Trees.expression("None"))
                .isInstanceOfSatisfying(
                        Constant.class, constant -> assertThat(constant.value()).isEqualTo(Constant.Singleton.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = = 1\n",
                "def f(:\n    pass\n",
                "def f():\n    return g('a, b='c'')\n",
                "if x\n    y = 1\n",
                "<<<<<<< HEAD\nx = 1\n",
            })
    void noPythonTakesAMistake(String text) {
        assertThat(Trees.parse(text).mistake()).isPresent();
    }

    /** What is only too much for this parser is no mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 1\n",
                "print 'x'\n",
                "exec code in {}\n",
                "match x:\n    case A(b=[1, *c]): pass\n",
                "lazy import json\n",
                "lazy from json import loads\n",
                "x = [*each for each in all]\n",
                "x = {**each for each in all}\n",
                "f(*each for each in all)\n",
                "try:\n    pass\nexcept A, B:\n    pass\n"
            })
    void someDialectIsNoMistake(String text) {
        assertThat(Trees.parse(text).mistake()).isEmpty();
    }

    @Test
    void limitsAreNoMistakes() {
        List<String> texts = List.of(
                "x = " + "(".repeat(300) + "1" + ")".repeat(300) + "\n",
                "x = a" + ".b()".repeat(700) + "\n",
                "if a: pass\n" + "elif a: pass\n".repeat(400));

        assertThat(texts).allSatisfy(text -> {
            PythonModule module = Trees.parse(text);
            assertThat(module.body().toString().contains("Broken")).isTrue();
            assertThat(module.mistake()).isEmpty();
        });
    }

    /** Python 3.15's; its other meaning is a name. */
    @Test
    void aLazyImportImports() {
        assertThat(Trees.parse("lazy import json, yaml as y\nlazy from a import b\n")
                        .body())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Stmt.Import.class),
                        second -> assertThat(second).isInstanceOf(Stmt.ImportFrom.class));
        assertThat(Trees.parse("lazy = 1\nlazy\n").body())
                .hasExactlyElementsOfTypes(Stmt.Assign.class, Stmt.ExprStmt.class);
    }
}
