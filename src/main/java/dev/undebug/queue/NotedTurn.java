package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An attempt that is being made: it writes down what is begun, and ends what others have begun. */
final class NotedTurn implements Turn {
    private static final Logger LOG = LoggerFactory.getLogger(NotedTurn.class);

    private final Attempt attempt;
    private final Database database;
    private final Worker worker;
    private Optional<String> unfinished;
    private boolean begun;

    NotedTurn(Attempt attempt, Database database, Worker worker) {
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

    /** Returns whether this very attempt has begun something. */
    boolean hasBegun() {
        return begun;
    }

    /** Returns whether something has to be ended if no later attempt goes on with it. */
    boolean leavesSomething() {
        return unfinished.isPresent();
    }

    /** The attempt has come to a good end. Where it had nothing to begin, what others have begun is still to be ended. */
    void finish() {
        endsEarlier();
    }

    /** No attempt goes on with anything. */
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
