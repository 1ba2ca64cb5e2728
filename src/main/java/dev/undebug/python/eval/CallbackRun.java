package dev.undebug.python.eval;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.Partial;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Generator;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Calls what a program gives to code outside the repository and does not call itself: that code may, so the servers in it
 * may start. It is called after the program.
 */
final class CallbackRun {
    /** The most of them that are called; a program has few that may start a server. */
    private static final int MOST = 50;

    /** The most work that all of them may be, of what a program may do. */
    private static final long MOST_WORK = 200_000;

    /** The same for a program that nothing is seen to start: a repository has many of these, with the same modules. */
    private static final long MOST_ALONE = 20_000;

    private static final Arguments UNKNOWN = new Arguments(List.of(), Map.of(), true);

    private final Run run;
    private final ServingText text;
    private int called;

    CallbackRun(Run run) {
        this.run = run;
        this.text = new ServingText(run);
    }

    /** Returns the most work that the calls of a program may be. */
    static long share(Entry program) {
        return program.context().launched() ? MOST_WORK : MOST_ALONE;
    }

    /** Calls each of them once; a call may give more. */
    void call() {
        Callbacks callbacks = run.externals().callbacks();
        for (int i = 0; i < callbacks.given().size(); i++) {
            Callbacks.Callback callback = callbacks.given().get(i);
            if (isSelected(callback)) {
                apart(callback);
            }
        }
        if (callbacks.areMore()) {
            run.budget().leaveOut();
        }
    }

    /** Calls one of them, and undoes the effect on the others. */
    private void apart(Callbacks.Callback callback) {
        Heap.Snapshot end = run.heap().snapshot();
        Place call = callback.site().place();
        Runnable work = () -> run.facts().alone(() -> call(callback));
        if (call.span().isEmpty()) {
            work.run();
        } else {
            run.facts().given(call, work);
        }
        run.heap().restore(end);
    }

    private void call(Callbacks.Callback callback) {
        Data data = callback.callable().data();
        if (data instanceof PyClass type) {
            if (Callbacks.functions(type).values().stream().anyMatch(this::isOpen)) {
                either(() -> methods(made(callback), callback));
            }
        } else if (data instanceof Instance) {
            methods(callback.callable(), callback);
        } else if (isOpen(callback.callable())) {
            try {
                if (callback.caller() == Callbacks.Caller.PERHAPS_PROGRAM) {
                    either(() -> finished(called(callback)));
                } else {
                    finished(called(callback));
                }
            } catch (Raised | Exited ended) {
                run.cannotTell(Trace.NONE);
            }
        }
    }

    private Value made(Callbacks.Callback callback) {
        return callback.callable().data().call(run, callback.callable(), new Invocation(UNKNOWN, callback.site()));
    }

    private Value methods(Value object, Callbacks.Callback callback) {
        if (object.data() instanceof Instance instance) {
            Callbacks.functions(instance.type()).forEach((name, function) -> {
                Value method = Value.of(new BoundMethod(object, function));
                if (isOpen(method)) {
                    either(() -> finished(called(new Callbacks.Callback(method, Arguments.NONE, callback.site()))));
                }
            });
        }
        return Value.NONE;
    }

    private void either(Supplier<Value> way) {
        run.branches().either(Trace.NONE, way, () -> Value.NONE);
    }

    private Value called(Callbacks.Callback callback) {
        if (called++ >= MOST) {
            run.budget().leaveOut();
            return Value.NONE;
        }
        Value callable = callback.callable();
        Arguments given =
                callback.isListed() ? run.calls().spread(callback.listed(), callback.named()) : callback.arguments();
        boolean own =
                callback.isForeign() && (callable.data() instanceof Function || callable.data() instanceof BoundMethod);
        // Unknown code passes what it likes to a function of the repository.
        boolean nothing = given.positional().isEmpty() && needsNothing(callable.data(), 0);
        Arguments passed = own ? nothing ? Arguments.NONE : UNKNOWN : given;
        return callable.data().call(run, callable, new Invocation(passed, callback.site()));
    }

    /** Runs the code of a function that yields. */
    private Value finished(Value result) {
        if (result.data() instanceof Generator generator) {
            generator.elements(run);
        }
        return result;
    }

    /** @param bound the number of arguments that it has already */
    private static boolean needsNothing(Data data, int bound) {
        return data instanceof BoundMethod method
                ? needsNothing(method.function().data(), bound + 1)
                : !(data instanceof Function function) || function.needsNothing(bound);
    }

    /** Returns whether it was not called yet, and may start a server. */
    private boolean isOpen(Value callable) {
        Data data = callable.data();
        if (data instanceof BoundMethod method) {
            return isOpen(method.function());
        }
        if (data instanceof Partial partial) {
            return isOpen(partial.function());
        }
        return !(data instanceof Function function)
                || (!run.coverage().entered(function.body().statements()) && text.mayServe(function));
    }

    /** Returns whether the arguments of the program select it, if it is a command. */
    private boolean isSelected(Callbacks.Callback callback) {
        return callback.caller() != Callbacks.Caller.COMMAND
                || (callback.callable().data() instanceof Function function
                        && run.entry().arguments().contains(function.name().replace('_', '-')));
    }
}
