package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a statement, or of an expression in a branch.
 *
 * @param value the returned, raised or computed value
 */
record Completion(Kind kind, Value value) {
    static final Completion NORMAL = new Completion(Kind.NORMAL, Value.NONE);
    static final Completion BREAK = new Completion(Kind.BREAK, Value.NONE);
    static final Completion CONTINUE = new Completion(Kind.CONTINUE, Value.NONE);
    static final Completion EXIT = new Completion(Kind.EXIT, Value.NONE);

    /** The kinds of outcomes. */
    enum Kind {
        NORMAL,
        RETURN,
        BREAK,
        CONTINUE,
        RAISE,
        EXIT
    }

    static Completion value(Value value) {
        return new Completion(Kind.NORMAL, value);
    }

    static Completion returning(Value value) {
        return new Completion(Kind.RETURN, value);
    }

    static Completion raising(Value exception) {
        return new Completion(Kind.RAISE, exception);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns this completion, or rethrows its exception. */
    Completion orThrow() {
        @Nullable
        RuntimeException thrown =
                switch (kind) {
                    case RAISE -> new Raised(value);
                    case EXIT -> new Exited();
                    default -> null;
                };
        if (thrown != null) {
            throw thrown;
        }
        return this;
    }
}
