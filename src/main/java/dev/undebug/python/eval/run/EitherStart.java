package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.AppStart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds servers that start with debug mode on whichever branch an undecided condition takes: with a certificate, or without
 * one.
 */
final class EitherStart {
    /** The number of conditions around a start that may not happen for other reasons. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final List<AppStart> starts;

    /** The number of undecided conditions on which each start depends. */
    private final List<Integer> doubts = new ArrayList<>();

    /** @param starts of the run so far */
    EitherStart(List<AppStart> starts) {
        this.starts = starts;
    }

    /** Records the conditions around the last start. */
    void added(int conditions, boolean otherwiseCertain) {
        doubts.add(otherwiseCertain ? conditions : NEVER);
    }

    /** The two branches of one condition. */
    final class Branching {
        private final int around;
        private final List<List<Integer>> switchedOn = new ArrayList<>();
        private int before = starts.size();

        Branching(int around) {
            this.around = around;
        }

        /** Records the end of a branch, and returns its outcome: a call around it would make long chains deeper. */
        Completion ended(Completion completion) {
            switchedOn.add(IntStream.range(before, starts.size())
                    .filter(i -> doubts.get(i) == around + 1 && starts.get(i).isSwitchedOn())
                    .boxed()
                    .toList());
            before = starts.size();
            return completion;
        }

        /** Takes the starts for certain if both branches have one; call it after both. */
        void join() {
            if (switchedOn.size() == 2 && switchedOn.stream().noneMatch(List::isEmpty)) {
                settle(switchedOn.get(0), switchedOn.get(1).get(0));
                settle(switchedOn.get(1), switchedOn.get(0).get(0));
            }
        }

        private void settle(List<Integer> branch, int other) {
            for (int start : branch) {
                doubts.set(start, around);
                if (around == 0) {
                    starts.set(start, starts.get(start).orElse(starts.get(other).call()));
                }
            }
        }
    }
}
