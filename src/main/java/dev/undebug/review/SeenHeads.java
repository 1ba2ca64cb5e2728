package dev.undebug.review;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.PullRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the heads that this process has worked on, to save requests to GitHub. Thread-safe. */
final class SeenHeads {
    private static final int REMEMBERED = 10_000;
    /** No pull request has this number. */
    private static final int SEVERAL = 0;

    /**
     * @param pull the number of the pull request with this head
     * @param alone whether GitHub was asked for others, and listed none
     */
    private record Seen(int pull, boolean alone) {}

    private final Map<BranchTip, Seen> heads = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BranchTip, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    private static BranchTip head(PullRequest pull) {
        return new BranchTip(pull.repository(), pull.head());
    }

    /** Remembers the head of a pull request; returns whether it is a new one. */
    synchronized boolean add(PullRequest pull) {
        int number = pull.ref().number();
        Seen before = heads.get(head(pull));
        if (before == null || before.pull != number) {
            heads.put(head(pull), new Seen(before == null ? number : SEVERAL, false));
        }
        return before == null;
    }

    /**
     * Remembers GitHub's answer about the head of a pull request.
     *
     * @param alone whether no other one has it
     */
    synchronized void asked(PullRequest pull, boolean alone) {
        add(pull);
        heads.computeIfPresent(
                head(pull),
                (head, seen) ->
                        new Seen(seen.pull, alone && seen.pull == pull.ref().number()));
    }

    /** Returns whether a commit was the head of exactly one pull request, as far as this process remembers. */
    synchronized boolean isOfOneAlone(BranchTip commit) {
        Seen seen = heads.get(commit);
        return seen != null && seen.alone;
    }
}
