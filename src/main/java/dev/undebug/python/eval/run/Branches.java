package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs both branches of an undecided condition, and joins them. A branch that leaves early (return, break, raise) waits
 * at its {@link CatchPoint} for the others. A branch that ends the program is dropped, because then nothing is served.
 */
public final class Branches {
    private final Heap heap;
    private final RequiredVariables requiredVariables;
    private final Deque<CatchPoint> points = new ArrayDeque<>();
    private int uncertain;
    private int goingOn;

    Branches(Heap heap, RequiredVariables requiredVariables) {
        this.heap = heap;
        this.requiredVariables = requiredVariables;
    }

    /** Returns whether the current statement may not run at all. */
    boolean uncertain() {
        return uncertain > 0;
    }

    /** Returns the number of undecided conditions around the current statement. */
    int doubts() {
        return uncertain;
    }

    /** Returns whether the program handles a built-in exception here. */
    public boolean catching(String exception) {
        return points.stream().anyMatch(point -> point.handles(exception));
    }

    /** Returns whether the program handles an exception here. */
    boolean handles(Raised raised) {
        return point(Completion.raising(raised.exception())) != null;
    }

    /** Runs a body after which the program may go on if it fails. */
    <T> T goingOn(Supplier<T> body) {
        goingOn++;
        try {
            return body.get();
        } finally {
            goingOn--;
        }
    }

    /** Returns whether the program may go on after an error here: a server that cannot start does not end it. */
    boolean goesOn() {
        return goingOn > 0;
    }

    /** Evaluates both branches of an expression. */
    public Value either(Trace condition, Supplier<Value> first, Supplier<Value> second) {
        return fork(condition, () -> Completion.value(first.get()), () -> Completion.value(second.get()))
                .value();
    }

    /** Runs both branches of an undecided condition. */
    Completion fork(Trace condition, Supplier<Completion> first, Supplier<Completion> second) {
        Fork fork = new Fork(condition);
        fork.first(first);
        return fork.second(second);
    }

    /** An undecided condition; run its branches one after the other. */
    final class Fork {
        private final Trace condition;
        private final Heap.Snapshot start = heap.snapshot();
        private final int served = requiredVariables.servings();
        private final int outside = requiredVariables.enterFork();
        private @Nullable Way way;

        Fork(Trace condition) {
            this.condition = condition;
            uncertain++;
        }

        void first(Supplier<Completion> first) {
            Completion completion = ended(first);
            way = new Way(completion, heap.snapshot(), served);
            heap.restore(start);
        }

        /** Runs the other branch, and joins both. */
        Completion second(Supplier<Completion> second) {
            Completion two = ended(second);
            uncertain--;
            requiredVariables.leaveFork(outside);
            return settle(Objects.requireNonNull(way, "first"), two, condition);
        }
    }

    /**
     * A branch that ran first and was undone.
     *
     * @param state at its end
     * @param served how often the program had served before
     */
    private record Way(Completion completion, Heap.Snapshot state, int served) {}

    private Completion settle(Way first, Completion two, Trace condition) {
        Completion one = first.completion();
        if (isDead(one) != isDead(two)) {
            requiredVariables.ended(condition, first.served());
        }
        if (isDead(two)) {
            heap.restore(first.state());
            return one.orThrow();
        }
        if (isDead(one)) {
            return two.orThrow();
        }
        if (one.kind() == two.kind()) {
            Value value = Join.states(heap, first.state(), condition).both(one.value(), two.value());
            return new Completion(one.kind(), value).orThrow();
        }
        return apart(first, two);
    }

    /** Returns whether a branch that this condition selects may end the program for want of an environment variable. */
    boolean mayLack(Trace condition) {
        return requiredVariables.lacks(condition);
    }

    /** The branch that a condition selects, where it may end the program for want of an environment variable. */
    final class Demanding {
        private final Trace condition;
        private final Heap.Snapshot start = heap.snapshot();
        private final int served = requiredVariables.servings();

        Demanding(Trace condition) {
            this.condition = condition;
            requiredVariables.enterBranch(condition);
        }

        /** Runs the branch; returns null, with nothing changed, if it ended the program: then the other one runs. */
        @Nullable
        Completion after(Supplier<Completion> way) {
            Completion completion = ended(way);
            requiredVariables.leaveBranch();
            if (isDead(completion) && requiredVariables.servings() == served) {
                requiredVariables.ended(condition, served);
                heap.restore(start);
                return null;
            }
            return completion.orThrow();
        }
    }

    /** Runs code selected by a value, and records whether it ends the program for want of an environment variable. */
    <T> T demanding(Trace reason, Supplier<T> way) {
        int served = requiredVariables.servings();
        try {
            return way.get();
        } catch (Raised raised) {
            if (isDead(Completion.raising(raised.exception()))) {
                requiredVariables.ended(reason, served);
            }
            if (requiredVariables.areSet(reason)) {
                raised.explain();
            }
            throw raised;
        } catch (Exited exited) {
            requiredVariables.ended(reason, served);
            throw exited;
        }
    }

    /** Continues with one branch; the other waits at its catch point. */
    private Completion apart(Way first, Completion two) {
        if (wait(new CatchPoint.Pending(first.completion(), first.state()))) {
            return two.orThrow();
        }
        wait(new CatchPoint.Pending(two, heap.snapshot()));
        heap.restore(first.state());
        return first.completion().orThrow();
    }

    private Completion ended(Supplier<Completion> way) {
        try {
            return way.get();
        } catch (Raised raised) {
            return Completion.raising(raised.exception());
        } catch (Exited exited) {
            return Completion.EXIT;
        }
    }

    private boolean isDead(Completion completion) {
        return completion.is(Completion.Kind.EXIT)
                || (completion.is(Completion.Kind.RAISE) && point(completion) == null);
    }

    private @Nullable CatchPoint point(Completion completion) {
        return points.stream()
                .filter(point -> point.catches(completion))
                .findFirst()
                .orElse(null);
    }

    /** Lets a branch that left early wait at its catch point; returns whether there is one. */
    private boolean wait(CatchPoint.Pending way) {
        @Nullable CatchPoint point = point(way.completion());
        if (point == null) {
            return false;
        }
        point.add(way, heap);
        uncertain++;
        return true;
    }

    /** Runs the body of a catch point, and joins the branches that left it early. */
    Completion within(Completion.Kind caught, Supplier<Completion> body) {
        CatchPoint point = new CatchPoint(caught);
        Completion last = surround(point, body);
        for (CatchPoint.Pending way : point.pending()) {
            last = meet(point, last, way);
        }
        return last;
    }

    /** Runs the body of a catch point; the branches that left it early stay with the point. */
    Completion surround(CatchPoint point, Supplier<Completion> body) {
        points.push(point);
        Completion last;
        try {
            last = ended(body);
        } finally {
            points.pop();
            uncertain -= point.waiting();
        }
        return last;
    }

    private Completion meet(CatchPoint point, Completion last, CatchPoint.Pending way) {
        if (isDead(last)) {
            heap.restore(way.state());
            return way.completion();
        }
        if (!last.is(Completion.Kind.NORMAL) && !point.catches(last)) {
            wait(new CatchPoint.Pending(last, heap.snapshot()));
            heap.restore(way.state());
            return way.completion();
        }
        Join join = Join.states(heap, way.state(), Trace.NONE);
        // A function that reaches its end returns None.
        return new Completion(
                way.completion().kind(), join.both(way.completion().value(), last.value()));
    }
}
