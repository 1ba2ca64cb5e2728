package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Exceptions;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code try} statements. A certain exception goes to its handler; a possible one runs both the handler and the
 * rest.
 */
final class TryRunner {
    private final Run run;
    private final Scope scope;

    TryRunner(Run run, Scope scope) {
        this.run = run;
        this.scope = scope;
    }

    Completion run(Stmt.Try attempt) {
        Completion completion;
        try {
            completion = goesOn(attempt) ? run.branches().goingOn(() -> handled(attempt)) : handled(attempt);
        } catch (Raised raised) {
            Completion last = run.statements().block(attempt.finallyBody(), scope);
            if (last.is(Completion.Kind.NORMAL)) {
                throw raised;
            }
            return last;
        } catch (Exited ended) {
            run.statements().block(attempt.finallyBody(), scope);
            throw ended;
        }
        Completion last = run.statements().block(attempt.finallyBody(), scope);
        return last.is(Completion.Kind.NORMAL) ? completion : last;
    }

    /** Returns whether code of the program runs after an error in the body, other than one that a person's Ctrl+C makes. */
    private boolean goesOn(Stmt.Try attempt) {
        return !attempt.finallyBody().isEmpty() || !Set.of("KeyboardInterrupt").containsAll(names(attempt.handlers()));
    }

    private Completion handled(Stmt.Try attempt) {
        CatchPoint point = new CatchPoint(Completion.Kind.RAISE, names(attempt.handlers()));
        Run.Doubts before = run.watch();
        Heap.Snapshot start = run.heap().snapshot();
        Completion body = watched(point, () -> run.statements().block(attempt.body(), scope));
        Run.Doubts doubts = run.doubtsSince(before);
        boolean early = !point.pending().isEmpty();
        Supplier<Completion> known = () ->
                body.is(Completion.Kind.RAISE) ? handle(attempt.handlers(), body) : otherwise(attempt, body.orThrow());
        List<Stmt.Handler> possible = attempt.handlers().stream()
                .filter(handler -> isPossible(names(List.of(handler)), doubts))
                .toList();
        if (possible.isEmpty() && !early) {
            return known.get();
        }
        List<Stmt.Handler> taken = early ? attempt.handlers() : possible;
        return run.branches().fork(Trace.NONE, known, () -> alternatives(point, start, taken));
    }

    /** Runs a body while every change is recorded. */
    private Completion watched(CatchPoint point, Supplier<Completion> body) {
        run.heap().watch();
        try {
            return run.branches().surround(point, body);
        } finally {
            run.heap().stopWatching();
        }
    }

    private Completion otherwise(Stmt.Try attempt, Completion body) {
        return body.is(Completion.Kind.NORMAL) ? run.statements().block(attempt.otherwise(), scope) : body;
    }

    /** Runs the handler of a certain exception. */
    private Completion handle(List<Stmt.Handler> handlers, Completion raised) {
        for (int i = 0; i < handlers.size(); i++) {
            Stmt.Handler handler = handlers.get(i);
            Truth matches = matches(handler, raised.value());
            if (matches == Truth.TRUE) {
                return run.branches().demanding(raised.value().trace(), () -> handler(handler, raised.value()));
            }
            if (matches == Truth.UNKNOWN) {
                List<Stmt.Handler> rest = handlers.subList(i + 1, handlers.size());
                return run.branches().fork(Trace.NONE, () -> handler(handler, raised.value()), () -> run.budget()
                        .deeper(() -> handle(rest, raised), () -> Completion.NORMAL));
            }
        }
        return raised.orThrow();
    }

    private Truth matches(Stmt.Handler handler, Value exception) {
        return handler.type().isEmpty()
                ? Truth.TRUE
                : Exceptions.matches(
                        exception, run.expressions().eval(handler.type().get(), scope));
    }

    private Completion handler(Stmt.Handler handler, Value exception) {
        handler.name().ifPresent(name -> scope.assign(name, Value.unknown(exception.trace())));
        return run.handling().within(exception, handler, () -> run.statements().block(handler.body(), scope));
    }

    /** Runs handlers of which any may apply, from a state somewhere between the start and the end of the body. */
    private Completion alternatives(CatchPoint point, Heap.Snapshot start, List<Stmt.Handler> handlers) {
        Heap heap = run.heap();
        Join join = Join.ofValues(heap);
        heap.revise(start, (before, now, settled) -> {
            @Nullable Value either = join.values(before, now);
            return settled ? either : open(either, before == null);
        });
        for (CatchPoint.Pending way : point.pending()) {
            Join.states(heap, way.state(), Trace.NONE);
        }
        return any(handlers);
    }

    /**
     * Returns a slot's value in an uncertain state. Settings only accumulate, and an application stays one; anything
     * else becomes unknown.
     */
    private static @Nullable Value open(@Nullable Value either, boolean maybeAbsent) {
        if (either == null) {
            return null;
        }
        return either.data().isLasting() ? either : new Value(Unknown.ANY, either.trace(), maybeAbsent);
    }

    private Completion any(List<Stmt.Handler> handlers) {
        Completion first = Completion.NORMAL;
        if (handlers.isEmpty()) {
            return first;
        }
        List<Stmt.Handler> rest = handlers.subList(1, handlers.size());
        return rest.isEmpty()
                ? handler(handlers.get(0), Value.UNKNOWN)
                : run.branches().fork(Trace.NONE, () -> handler(handlers.get(0), Value.UNKNOWN), () -> run.budget()
                        .deeper(() -> any(rest), () -> Completion.NORMAL));
    }

    private static boolean isPossible(Set<String> names, Run.Doubts doubts) {
        if (names.stream().allMatch(name -> Exceptions.isA(name, "ImportError"))) {
            return doubts.mayLackModule();
        }
        boolean stops = names.stream().allMatch(name -> name.equals("KeyboardInterrupt") || name.equals("SystemExit"));
        return !stops && (doubts.mayRaise() || doubts.mayLackModule());
    }

    /** Returns the unqualified names of the exception classes that the handlers catch. */
    private Set<String> names(List<Stmt.Handler> handlers) {
        Set<String> names = new LinkedHashSet<>();
        for (Stmt.Handler handler : handlers) {
            if (handler.type().isEmpty()) {
                names.add("BaseException");
            } else {
                add(handler.type().get(), names);
            }
        }
        return names;
    }

    private void add(Expr type, Set<String> names) {
        if (type instanceof Expr.TupleExpr tuple) {
            tuple.elements().forEach(element -> add(element, names));
        } else if (type instanceof Expr.Attribute attribute) {
            names.add(attribute.name());
        } else if (type instanceof Expr.Name name) {
            @Nullable Value value = Exceptions.isKnown(name.id()) ? null : scope.find(name.id());
            names.add(name.id());
            addMeant(value == null ? Value.NONE : value, names);
        } else {
            names.add(CatchPoint.ANY);
        }
    }

    /** Adds what the program may mean by a name of its own: {@code STOPS = (KeyboardInterrupt, SystemExit)}. */
    private static void addMeant(Value value, Set<String> names) {
        if (value.data() instanceof Tuple tuple) {
            tuple.elements().forEach(element -> addMeant(element, names));
        } else if (value.data() instanceof External external) {
            names.add(external.lastName());
        } else if (value.isUnknown()) {
            names.add(CatchPoint.ANY);
        }
    }

    /** Runs a body that ends quietly on exceptions of some classes, as with {@code contextlib.suppress}. */
    Completion suppressed(Value types, Supplier<Completion> body) {
        Set<String> names = new LinkedHashSet<>();
        List<Value> all = types.data() instanceof Tuple tuple ? tuple.elements() : List.of();
        for (Value type : all) {
            names.add(
                    type.data() instanceof External external
                            ? external.lastName()
                            : type.data().shown());
        }
        Run.Doubts before = run.watch();
        return ended(
                new CatchPoint(Completion.Kind.RAISE, names),
                body,
                exception -> Exceptions.matches(exception, types),
                () -> isPossible(names, run.doubtsSince(before)));
    }

    /** Runs a body whose exceptions a context manager may keep to itself. */
    Completion kept(Function<Value, Truth> keeps, Supplier<Completion> body) {
        return ended(new CatchPoint(Completion.Kind.RAISE, Set.of(CatchPoint.ANY)), body, keeps, () -> false);
    }

    private Completion ended(
            CatchPoint point, Supplier<Completion> body, Function<Value, Truth> keeps, BooleanSupplier doubtful) {
        Heap.Snapshot start = run.heap().snapshot();
        Completion completion = watched(point, () -> run.branches().goingOn(body));
        boolean either = doubtful.getAsBoolean() || !point.pending().isEmpty();
        Supplier<Completion> known = () -> completion.is(Completion.Kind.RAISE)
                ? quiet(completion, keeps.apply(completion.value()))
                : completion.orThrow();
        return either
                ? run.branches().fork(Trace.NONE, known, () -> alternatives(point, start, List.of()))
                : known.get();
    }

    private Completion quiet(Completion raised, Truth kept) {
        return switch (kept) {
            case TRUE -> Completion.NORMAL;
            case FALSE -> raised.orThrow();
            case UNKNOWN -> run.branches().fork(Trace.NONE, () -> Completion.NORMAL, raised::orThrow);
        };
    }
}
