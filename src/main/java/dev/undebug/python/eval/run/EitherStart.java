package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.AppStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds servers that start alike whichever branch an undecided condition takes: with a certificate, or without one.
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

    /** Returns whether two starts give strangers the same: both turn debug mode on, or both leave it to the same settings. */
    private static boolean areAlike(AppStart first, AppStart second) {
        return (first.isSwitchedOn() && second.isSwitchedOn())
                || (first.leavesAllToSettings()
                        && second.leavesAllToSettings()
                        && first.kind() == second.kind()
                        && first.settings().equals(second.settings()));
    }

    /** The two branches of one condition. */
    final class Branching {
        private final int around;
        private final List<List<Integer>> ways = new ArrayList<>();
        private int before = starts.size();

        Branching(int around) {
            this.around = around;
        }

        /** Records the end of a branch, and returns its outcome: a call around it would make long chains deeper. */
        Completion ended(Completion completion) {
            // Nearly all branches start nothing.
            ways.add(before == starts.size() ? List.of() : certain());
            before = starts.size();
            return completion;
        }

        private List<Integer> certain() {
            return IntStream.range(before, starts.size())
                    .filter(i -> doubts.get(i) == around + 1)
                    .boxed()
                    .toList();
        }

        /** Takes the starts for certain if the other branch has one that is alike; call it after both. */
        void join() {
            if (ways.size() == 2) {
                Map<Integer, Integer> alike = new LinkedHashMap<>();
                pair(ways.get(0), ways.get(1), alike);
                pair(ways.get(1), ways.get(0), alike);
                alike.forEach(this::settle);
            }
        }

        private void pair(List<Integer> way, List<Integer> others, Map<Integer, Integer> alike) {
            for (int start : way) {
                others.stream()
                        .filter(other -> areAlike(starts.get(start), starts.get(other)))
                        .findFirst()
                        .ifPresent(other -> alike.put(start, other));
            }
        }

        private void settle(int start, int other) {
            doubts.set(start, around);
            if (around == 0) {
                starts.set(start, starts.get(start).orElse(starts.get(other).call()));
            }
        }
    }
}
