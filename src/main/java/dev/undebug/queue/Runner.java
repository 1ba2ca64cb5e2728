package dev.undebug.queue;

import dev.undebug.source.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt at the work of a key and records the result. */
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    /** After this many retries, about ten minutes, the failure is reported and the retries become less frequent. */
    static final int PATIENCE = 20;

    private static final Duration AFTER_THAT = Duration.ofMinutes(10);

    /** After this many retries, a day later, the work is parked. */
    static final int MOST_WAITS = PATIENCE + 6 * 24;

    private final Database database;
    private final Worker worker;
    private final Clock clock;
    private final RetryDelay backoff;
    private final int attempts;
    private final QueueMetrics metrics;
    private volatile boolean stopping;

    Runner(Database database, Queue.Setup setup, RetryDelay backoff, QueueMetrics metrics) {
        this.database = database;
        this.worker = setup.worker();
        this.clock = setup.clock();
        this.attempts = setup.policy().attempts();
        this.backoff = backoff;
        this.metrics = metrics;
    }

    /** From now on a failure counts as a consequence of the shutdown: the work stays wanted. */
    void stopping() {
        stopping = true;
    }

    /** Does nothing if the key has no wanted work. */
    void run(String key) {
        Optional<WorkAttempt> begun = database.write(connection -> WorkStore.begin(connection, key));
        begun.ifPresent(this::run);
    }

    /** Begins the work of a key without an attempt at all of it. Returns false if that failed. */
    boolean begin(String key) {
        Optional<WorkAttempt> wanted = database.read(connection -> WorkStore.find(connection, key));
        try {
            wanted.ifPresent(work -> worker.begin(work.payload(), new NotedTurn(work, database, worker)));
            return true;
        } catch (Unavailable e) {
            LOG.warn("{} cannot be begun yet: {}", key, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} cannot be begun", key, e);
        }
        return false;
    }

    private void run(WorkAttempt attempt) {
        NotedTurn turn = new NotedTurn(attempt, database, worker);
        if (attempt.number() > attempts) {
            parkAtLast(attempt, turn, false, "the process ended " + attempts + " times during this work");
            return;
        }
        try {
            metrics.time(() -> worker.run(attempt.payload(), turn));
            turn.finish();
            done(attempt);
        } catch (Unavailable e) {
            postpone(attempt, turn, e);
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            failed(attempt, turn, e);
        }
    }

    private void done(WorkAttempt attempt) {
        database.write(connection -> WorkStore.done(connection, attempt, clock.instant()));
        metrics.attempted("done");
    }

    private void postpone(WorkAttempt attempt, NotedTurn turn, Unavailable reason) {
        Instant now = clock.instant();
        boolean given = reason.retryAt().isEmpty() && attempt.waits() >= PATIENCE;
        if (given && attempt.waits() >= MOST_WAITS) {
            LOG.error("{} was retried {} times without success", attempt.key(), attempt.waits(), reason);
            parkAtLast(attempt, turn, true, reason.toString());
            return;
        }
        // After the first report, only newly begun things need to be ended again.
        boolean due = given && (attempt.waits() == PATIENCE || turn.leavesSomething());
        boolean told = !due || giveUp(attempt, turn, true);
        Duration wait = given ? AFTER_THAT : backoff.after(attempt.waits());
        Instant until = reason.retryAt().filter(at -> at.isAfter(now)).orElse(now.plus(wait));
        LOG.warn("{} will be retried in {}: {}", attempt.key(), shown(now, until), reason.getMessage());
        // A retry counts only once the failure is reported, so that an unreported one is reported at the next chance.
        postpone(attempt, until, told ? attempt.waits() + 1 : attempt.waits());
    }

    /** Returns a waiting time, in whole seconds or minutes. */
    private static String shown(Instant now, Instant until) {
        long seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
        return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }

    private void postpone(WorkAttempt attempt, Instant until, int waits) {
        metrics.attempted("postponed");
        database.write(connection -> WorkStore.postpone(connection, attempt, until, waits));
    }

    private void failed(WorkAttempt attempt, NotedTurn turn, Throwable reason) {
        if (stopping) {
            LOG.info("{} was interrupted by the shutdown; it resumes after the next start", attempt.key(), reason);
            postpone(attempt, clock.instant(), attempt.waits() + 1);
        } else if (attempt.number() < attempts) {
            Instant now = clock.instant();
            Instant due = now.plus(backoff.after(attempt.number() - 1));
            LOG.error(
                    "{} failed (attempt {} of {}); it will be retried in {}",
                    attempt.key(),
                    attempt.number(),
                    attempts,
                    shown(now, due),
                    reason);
            metrics.attempted("failed");
            database.write(connection -> WorkStore.failed(connection, attempt, due, reason.toString()));
        } else {
            LOG.error("{} failed", attempt.key(), reason);
            if (turn.hasBegun()) {
                park(attempt, reason.toString());
            } else {
                parkAtLast(attempt, turn, false, reason.toString());
            }
        }
    }

    /** Parked work is not retried, so its failure is reported first; if that is impossible now, it is delayed. */
    private void parkAtLast(WorkAttempt attempt, NotedTurn turn, boolean passing, String error) {
        if (giveUp(attempt, turn, passing)) {
            park(attempt, error);
        } else {
            postpone(attempt, clock.instant().plus(AFTER_THAT), attempt.waits());
        }
    }

    /** Reports the failure. Returns false if that should be retried later. */
    private boolean giveUp(WorkAttempt attempt, NotedTurn turn, boolean passing) {
        try {
            worker.giveUp(attempt.payload(), passing);
            turn.endAll();
            return true;
        } catch (Unavailable e) {
            LOG.warn("{}: cannot report the failure on GitHub yet: {}", attempt.key(), e.getMessage());
            return false;
        } catch (RuntimeException | Error e) {
            LOG.warn("{}: cannot report the failure on GitHub", attempt.key(), e);
            return true;
        }
    }

    private void park(WorkAttempt attempt, String error) {
        LOG.error("{} is parked: {}. It stays in the table `work` until the next event for it", attempt.key(), error);
        metrics.attempted("parked");
        database.write(connection -> WorkStore.park(connection, attempt, error));
    }
}
