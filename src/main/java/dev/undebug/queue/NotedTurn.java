package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running attempt: it records what it begins, and ends what others began. */
final class NotedTurn implements Turn {
    private static final Logger LOG = LoggerFactory.getLogger(NotedTurn.class);

    private final WorkAttempt attempt;
    private final Database database;
    private final Worker worker;
    private Optional<String> unfinished;
    private boolean begun;

    NotedTurn(WorkAttempt attempt, Database database, Worker worker) {
        this.attempt = attempt;
        this.database = database;
        this.worker = worker;
        unfinished = attempt.unfinished();
    }

    @Override
    public boolean isRetry() {
        return attempt.begunBefore();
    }

    @Override
    public int waits() {
        return attempt.waits();
    }

    @Override
    public boolean begins(String what) {
        boolean again = unfinished.filter(old -> worker.isSame(old, what)).isPresent();
        if (!again) {
            unfinished.ifPresent(this::end);
        }
        database.write(connection -> WorkStore.unfinished(connection, attempt.key(), what));
        unfinished = Optional.of(what);
        begun = true;
        return again;
    }

    @Override
    public void endsEarlier() {
        if (!begun && unfinished.isPresent()) {
            endAll();
        }
    }

    /** Returns whether this attempt itself has begun something. */
    boolean hasBegun() {
        return begun;
    }

    /** Returns whether there is something to end if no later attempt continues it. */
    boolean leavesSomething() {
        return unfinished.isPresent();
    }

    /** Completes the attempt successfully. If it began nothing, ends what others began. */
    void finish() {
        endsEarlier();
    }

    /** Ends everything, because no attempt will continue it. */
    void endAll() {
        unfinished.ifPresent(this::end);
        database.write(connection -> WorkStore.unfinished(connection, attempt.key(), null));
        unfinished = Optional.empty();
    }

    private void end(String what) {
        try {
            worker.end(what);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.warn("cannot conclude what {} has begun: {}", attempt.key(), what, e);
        }
    }
}
