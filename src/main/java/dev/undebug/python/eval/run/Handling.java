package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** The exceptions that the handlers around the current statement handle, for statements that raise them again. */
final class Handling {
    private final Deque<Handled> around = new ArrayDeque<>();

    /** @param name the one that the handler gives it; empty if it gives none */
    private record Handled(Value exception, Optional<String> name) {}

    /** Runs the body of a handler. */
    Completion within(Value exception, Stmt.Handler handler, Supplier<Completion> body) {
        around.push(new Handled(exception, handler.name()));
        try {
            return body.get();
        } finally {
            around.pop();
        }
    }

    /** Returns the exception that a statement raises again; empty if it does not, or if nobody knows which one that is. */
    Optional<Value> again(Stmt.Raise raise) {
        if (around.isEmpty() || around.peek().exception().isUnknown()) {
            return Optional.empty();
        }
        Handled innermost = around.peek();
        boolean same = raise.values().isEmpty()
                || (raise.values().get(0) instanceof Expr.Name written
                        && innermost.name().filter(written.id()::equals).isPresent());
        return same ? Optional.of(innermost.exception()) : Optional.empty();
    }
}
