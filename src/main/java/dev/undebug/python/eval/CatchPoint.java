package dev.undebug.python.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A function, loop or {@code try}: where ways that left a branch early meet the way that went on. */
final class CatchPoint {
    private final Completion.Kind caught;
    private final int mark;
    private final Set<String> exceptions;
    private final List<Pending> pending = new ArrayList<>();

    /** A way that left early: how it ended, and what it had changed since this point. */
    record Pending(Completion completion, Journal.Changes changes) {}

    CatchPoint(Completion.Kind caught, int mark) {
        this(caught, mark, Set.of());
    }

    /**
     * @param exceptions the names of the exceptions that a {@code try} handles
     */
    CatchPoint(Completion.Kind caught, int mark, Set<String> exceptions) {
        this.caught = caught;
        this.mark = mark;
        this.exceptions = exceptions;
    }

    boolean handles(String exception) {
        return exceptions.stream().anyMatch(handled -> Exceptions.isA(exception, handled));
    }

    boolean catches(Completion completion) {
        return completion.is(caught);
    }

    int mark() {
        return mark;
    }

    void add(Pending way) {
        pending.add(way);
    }

    List<Pending> pending() {
        return pending;
    }
}
