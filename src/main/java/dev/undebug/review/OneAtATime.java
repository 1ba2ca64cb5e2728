package dev.undebug.review;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.RepositoryRef;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Does work on one commit after the other, whatever asked for it: the second reads what the first has said. Different commits
 * rarely wait for each other, since few have the same lock.
 */
final class OneAtATime {
    private static final int LOCKS = 256;

    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    /** Does work on a head. It must not ask for another one. */
    void run(RepositoryRef repository, CommitSha head, Runnable work) {
        ReentrantLock lock = locks.get(Math.floorMod(Objects.hash(repository.name(), head), LOCKS));
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
