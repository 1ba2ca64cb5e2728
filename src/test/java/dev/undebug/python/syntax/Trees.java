package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** Shortcuts for parsing and printing in tests. */
final class Trees {
    private static final Pattern SPAN = Pattern.compile("(nameSpan|span)=Span\\[start=\\d+, end=\\d+](, )?");
    private static final Pattern LABEL = Pattern.compile("(?<=[\\[ ])(?:id|[a-z][a-zA-Z]{2,})=");
    private static final Pattern PRESENT = Pattern.compile("Optional\\[([^\\[\\]]*)]");

    private Trees() {}

    static PythonModule parse(String code) {
        return PythonModule.parse(new SourceFile("example.py", code));
    }

    /** Returns the statements, one per line, without places and labels. */
    static String show(String code) {
        return show(parse(code).body());
    }

    static String show(List<Stmt> statements) {
        StringBuilder shown = new StringBuilder();
        for (Stmt statement : statements) {
            shown.append(show(statement)).append('\n');
        }
        return shown.toString();
    }

    private static String show(Stmt statement) {
        String text = SPAN.matcher(statement.toString()).replaceAll("");
        text = LABEL.matcher(text).replaceAll("").replace("Optional.empty", "-").replace(", ]", "]");
        return PRESENT.matcher(text).replaceAll("$1");
    }

    static Expr expression(String code) {
        return ((Stmt.ExprStmt) parse(code).body().get(0)).value();
    }

    static String slice(String code, Expr expression) {
        return code.substring(expression.span().start(), expression.span().end());
    }
}
