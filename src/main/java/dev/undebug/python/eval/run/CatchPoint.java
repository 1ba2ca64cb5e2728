package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Exceptions;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A function, loop or {@code try}, at whose end branches that left early join the one that continued. */
final class CatchPoint {
    /** Beyond this number, waiting branches are joined with one another, so that loops full of exits stay cheap. */
    private static final int MOST_APART = 4;

    /** Marks a {@code try} that handles classes of which nobody knows the names. */
    static final String ANY = "?";

    private final Completion.Kind caught;
    private final Set<String> exceptions;
    private final List<Pending> pending = new ArrayList<>();
    private int waiting;

    /** A branch that left early: its outcome, and the state in which it left. */
    record Pending(Completion completion, Heap.Snapshot state) {}

    CatchPoint(Completion.Kind caught) {
        this(caught, Set.of());
    }

    /**
     * @param exceptions the names of the exceptions that a {@code try} handles
     */
    CatchPoint(Completion.Kind caught, Set<String> exceptions) {
        this.caught = caught;
        this.exceptions = exceptions;
    }

    boolean handles(String exception) {
        return exceptions.stream().anyMatch(handled -> Exceptions.isA(exception, handled));
    }

    boolean catches(Completion completion) {
        return completion.is(caught) && (caught != Completion.Kind.RAISE || mayHandle(completion.value()));
    }

    private boolean mayHandle(Value exception) {
        if (!(exception.data() instanceof External external) || !Exceptions.isKnown(external.lastName())) {
            return true;
        }
        // Handlers that name a class of the program or of a library are for its errors, not for the end of the program.
        boolean handledElsewhere = external.lastName().equals("SystemExit")
                ? exceptions.contains(ANY)
                : !exceptions.stream().allMatch(Exceptions::isKnown);
        return handledElsewhere || handles(external.lastName());
    }

    void add(Pending way, Heap heap) {
        waiting++;
        if (pending.size() < MOST_APART) {
            pending.add(way);
            return;
        }
        Pending last = pending.remove(pending.size() - 1);
        pending.add(Join.waiting(heap, last, way));
    }

    /** Returns the number of waiting branches. */
    int waiting() {
        return waiting;
    }

    List<Pending> pending() {
        return pending;
    }
}
