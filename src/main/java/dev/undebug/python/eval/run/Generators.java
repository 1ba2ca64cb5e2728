package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Generator;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Runs functions that yield, and calls the consumer at each {@code yield}. */
final class Generators {
    private final Run run;
    private final Deque<Consumer<Value>> takers = new ArrayDeque<>();

    Generators(Run run) {
        this.run = run;
    }

    /** Runs the body of a function that yields. */
    void run(Function function, Arguments arguments, Consumer<Value> taker) {
        takers.push(taker);
        try {
            run.calls().inline(function, arguments);
        } finally {
            takers.pop();
        }
    }

    /** Evaluates a {@code yield}; its own result, the value sent, is unknown. */
    Value give(Expr.Yield expression, Scope scope) {
        Value value = run.expressions().optional(expression.value(), scope);
        if (!expression.from()) {
            take(value);
            return Value.UNKNOWN;
        }
        Generator.Values values = Generator.values(run, value);
        if (values.values() == null) {
            take(Value.UNKNOWN.maybe());
        } else {
            values.values().forEach(this::take);
        }
        if (values.end() != null) {
            throw values.end();
        }
        return Value.UNKNOWN;
    }

    private void take(Value value) {
        if (!takers.isEmpty()) {
            // The consumer's code is not part of the generator.
            Consumer<Value> taker = takers.pop();
            try {
                taker.accept(value);
            } finally {
                takers.push(taker);
            }
        }
    }
}
