package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.TextFile;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Generator;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs {@code with} statements. */
public final class WithRunner {
    /** The result of {@code contextlib.suppress}. */
    public record Suppression(Value types) implements Data {
        @Override
        public String shown() {
            return "<suppress>";
        }
    }

    private final Run run;
    private final Scope scope;

    WithRunner(Run run, Scope scope) {
        this.run = run;
        this.scope = scope;
    }

    Completion run(Stmt.With with) {
        return items(with.items(), with.body(), false);
    }

    /** @param kept whether an unknown context manager around them may keep an error to itself */
    private Completion items(List<Stmt.WithItem> items, List<Stmt> body, boolean kept) {
        for (int i = 0; i < items.size(); i++) {
            Stmt.WithItem item = items.get(i);
            Value context = run.expressions().eval(item.context(), scope);
            if (context.data() instanceof Suppression suppression) {
                List<Stmt.WithItem> rest = items.subList(i + 1, items.size());
                return new TryRunner(run, scope).suppressed(suppression.types(), () -> inner(rest, body));
            }
            if (context.data() instanceof Generator generator && generator.isContext()) {
                List<Stmt.WithItem> rest = items.subList(i + 1, items.size());
                return managed(generator, entered -> {
                    assign(item, entered);
                    return inner(rest, body);
                });
            }
            if (context.data() instanceof Instance instance) {
                assign(item, instance.special(run, context, "__enter__", List.of()));
                List<Stmt.WithItem> rest = items.subList(i + 1, items.size());
                return exited(instance, context, () -> inner(rest, body));
            }
            if (context.data() instanceof TextFile) {
                assign(item, context);
                continue;
            }
            // Most unknown context managers yield an object of their own: a file, a lock, an application context.
            assign(item, Value.unknown(context.trace().deciding()));
            if (!kept) {
                List<Stmt.WithItem> rest = items.subList(i + 1, items.size());
                // It may keep an error to itself.
                return run.branches().goingOn(() -> items(rest, body, true));
            }
        }
        return run.statements().block(body, scope);
    }

    private Completion inner(List<Stmt.WithItem> rest, List<Stmt> body) {
        return run.budget().deeper(() -> items(rest, body, false), () -> Completion.NORMAL);
    }

    private void assign(Stmt.WithItem item, Value entered) {
        item.target().ifPresent(target -> Targets.assign(run, target, entered, scope));
    }

    /** Runs a body at the {@code yield} of the context manager function. */
    private Completion managed(Generator generator, java.util.function.Function<Value, Completion> body) {
        Completion[] completion = {Completion.NORMAL};
        int outside = run.branches().doubts();
        generator.body().run(run, entered -> {
            if (run.branches().doubts() > outside) {
                run.budget().leaveOut();
            }
            completion[0] = body.apply(entered);
        });
        return completion[0];
    }

    private Completion exited(Instance instance, Value context, Supplier<Completion> body) {
        @Nullable Value exit = instance.type().find("__exit__");
        String name = exit == null ? "__aexit__" : "__exit__";
        @Nullable Value method = exit == null ? instance.type().find(name) : exit;
        if (method == null) {
            return body.get();
        }
        Completion completion =
                !(method.data() instanceof Function function) || function.body().mayReturnTrue()
                        ? new TryRunner(run, scope).kept(exception -> told(instance, context, name, exception), body)
                        : passing(instance, context, name, body);
        instance.special(run, context, name, List.of(Value.NONE, Value.NONE, Value.NONE));
        return completion;
    }

    private Completion passing(Instance instance, Value context, String name, Supplier<Completion> body) {
        try {
            return run.branches().goingOn(body);
        } catch (Raised raised) {
            told(instance, context, name, raised.exception());
            throw raised;
        }
    }

    /** Tells a context manager of an exception; returns whether it keeps it to itself. */
    private Truth told(Instance instance, Value context, String name, Value exception) {
        Value type = exception.data() instanceof Instance raised ? Value.of(raised.type()) : exception;
        return instance.special(run, context, name, List.of(type, exception, Value.UNKNOWN))
                .truth();
    }
}
