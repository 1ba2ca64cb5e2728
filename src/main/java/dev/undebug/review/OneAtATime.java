package dev.undebug.review;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.RepositoryRef;
import java.util.HashMap;
import java.util.Map;

/**
 * Does work on one commit after the other, whatever asked for it: the second reads what the first has said. Different commits
 * never wait for each other: one may be of an account whose work takes long.
 */
final class OneAtATime {
    private final Map<Commit, Turn> turns = new HashMap<>();

    private record Commit(RepositoryRef repository, CommitSha head) {}

    private static final class Turn {
        /** How many have the turn or wait for it; with the last one it is forgotten. */
        private int users;
    }

    /** Does work on a head. It must not ask for another one. */
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
