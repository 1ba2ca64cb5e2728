package dev.undebug.rules.fix;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A call as it is written.
 *
 * @param arguments their spans are those in the file
 */
record WrittenCall(Place place, List<Argument> arguments) {

    /**
     * An argument.
     *
     * @param keyword empty where it is passed by its position
     * @param starred whether it passes several, {@code *args}
     */
    record Argument(Span span, Optional<String> keyword, boolean starred, Span value) {}

    /** Reads a call; empty if the text is none. */
    static Optional<WrittenCall> of(Place place) {
        // Line breaks inside the call mean nothing, so it can be read without what is around it.
        List<Stmt> body =
                PythonModule.parse(new SourceFile("call.py", place.text())).body();
        boolean one = body.size() == 1
                && body.get(0) instanceof Stmt.ExprStmt statement
                && statement.value() instanceof Expr.Call;
        if (!one) {
            return Optional.empty();
        }
        Expr.Call call = (Expr.Call) ((Stmt.ExprStmt) body.get(0)).value();
        int start = place.span().start();
        return Optional.of(new WrittenCall(
                place,
                call.arguments().stream()
                        .map(argument -> argument(argument, start))
                        .toList()));
    }

    private static Argument argument(Expr.Argument argument, int start) {
        boolean starred = argument.passing() == Expr.Argument.Passing.STAR
                || argument.passing() == Expr.Argument.Passing.DOUBLE_STAR;
        return new Argument(
                moved(argument.span(), start),
                argument.keyword(),
                starred,
                moved(argument.value().span(), start));
    }

    private static Span moved(Span span, int by) {
        return new Span(span.start() + by, span.end() + by);
    }

    /** Returns what is passed for a parameter. */
    Optional<Span> value(int index, String name) {
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            boolean named = argument.keyword().equals(Optional.of(name));
            boolean placed = i == index && argument.keyword().isEmpty();
            if (!argument.starred() && (named || placed)) {
                return Optional.of(argument.value());
            }
        }
        return Optional.empty();
    }
}
