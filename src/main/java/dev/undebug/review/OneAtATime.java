package dev.undebug.review;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.RepositoryRef;
import java.util.HashMap;
import java.util.Map;

/**
 * Serialises work on the same commit, whatever requested it: the second job reads the results of the first. Work on
 * different commits never waits for each other: one may belong to a slow account.
 */
final class OneAtATime {
    private final Map<Commit, Turn> turns = new HashMap<>();

    private record Commit(RepositoryRef repository, CommitSha head) {}

    private static final class Turn {
        /** The number of jobs that hold or await the lock; it is dropped with the last one. */
        private int users;
    }

    /** Does work on a head. The work must not lock another head. */
    void run(RepositoryRef repository, CommitSha head, Runnable work) {
        Commit commit = new Commit(repository, head);
        Turn turn = join(commit);
        try {
            synchronized (turn) {
                work.run();
            }
        } finally {
            leave(commit, turn);
        }
    }

    private Turn join(Commit commit) {
        synchronized (turns) {
            Turn turn = turns.computeIfAbsent(commit, key -> new Turn());
            turn.users++;
            return turn;
        }
    }

    private void leave(Commit commit, Turn turn) {
        synchronized (turns) {
            turn.users--;
            if (turn.users == 0) {
                turns.remove(commit);
            }
        }
    }
}
