package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Trace;
import java.util.function.Supplier;

/** Runs code that may run any number of times, until the state no longer changes. */
final class Repetition {
    /**
     * Values that differ between iterations become unknown; this many are enough for all but long chains of
     * assignments.
     */
    private static final int MOST_TURNS = 6;

    private final Run run;

    Repetition(Run run) {
        this.run = run;
    }

    Completion run(Trace condition, Supplier<Completion> turn) {
        for (int i = 0; i < MOST_TURNS; i++) {
            Heap.Snapshot before = run.heap().snapshot();
            Completion completion =
                    run.guarded(condition, () -> run.branches().fork(condition, turn, () -> Completion.NORMAL));
            if (!completion.is(Completion.Kind.NORMAL) || run.heap().unchangedSince(before)) {
                return completion;
            }
            if (run.budget().exhausted()) {
                break;
            }
        }
        run.budget().leaveOut();
        return Completion.NORMAL;
    }
}
