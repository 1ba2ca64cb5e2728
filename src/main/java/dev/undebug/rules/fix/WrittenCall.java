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
 * The source of a call.
 *
 * @param arguments their spans are those in the file
 */
record WrittenCall(Place place, List<Argument> arguments) {

    /**
     * An argument.
     *
     * @param keyword empty for a positional argument
     * @param starred whether it is {@code *args} or {@code **kwargs}
     */
    record Argument(Span span, Optional<String> keyword, boolean starred, Span value) {}

    /** Reads a call; empty if the text is not a call. */
    static Optional<WrittenCall> of(Place place) {
        // Inside a call, line breaks do not matter, so it can be parsed without its surroundings.
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

    /** Returns the argument for a parameter. */
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
