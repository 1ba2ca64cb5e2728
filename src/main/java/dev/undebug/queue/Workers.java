package dev.undebug.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Runs due work in threads with db-scheduler, which never runs a key twice at once. A key whose lane has no free worker
 * is taken off the timetable until there is one; the planner could put it back, too.
 */
final class Workers {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Database database;
    private final Timetable timetable;
    private final Runner runner;
    private final Worker worker;
    private final Clock clock;
    private final Lanes ordinary;
    private final Lanes urgent;
    private final Lanes beginning;
    private final Scheduler scheduler;

    /** The payloads of urgent work that waits for a worker and has begun. */
    private final Map<String, String> begun = new ConcurrentHashMap<>();

    Workers(Database database, Timetable timetable, Runner runner, Queue.Setup setup) {
        QueuePolicy policy = setup.policy();
        this.database = database;
        this.timetable = timetable;
        this.runner = runner;
        this.worker = setup.worker();
        this.clock = setup.clock();
        this.ordinary = new Lanes(policy.workers());
        this.urgent = new Lanes(policy.urgent());
        this.beginning = new Lanes(policy.beginning());
        this.scheduler = Scheduler.create(timetable.dataSource(), task())
                .threads(policy.workers() + policy.urgent() + policy.beginning())
                .pollingInterval(policy.polling())
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(policy.stopWait())
                .schedulerName(new SchedulerName.Fixed("undebug"))
                .clock(clock::instant)
                .build();
    }

    private CustomTask<Void> task() {
        return Tasks.custom(Timetable.TASK, Void.class).execute((instance, context) -> {
            String key = instance.getId();
            String lane = worker.lane(key);
            Optional<String> due = payloadIfDue(key);
            if (due.isEmpty()) {
                return (CompletionHandler<Void>) (complete, operations) -> takeOff(key, operations);
            }
            boolean isUrgent = worker.isUrgent(due.get());
            Lanes lanes = isUrgent ? urgent : ordinary;
            if (!lanes.enter(lane, key)) {
                Lanes next = isUrgent && !begins(key, lane, due.get()) ? beginning : lanes;
                return (CompletionHandler<Void>) (complete, operations) -> {
                    operations.remove();
                    call(next.await(lane, key));
                };
            }
            begun.remove(key);
            try {
                runner.run(key);
            } finally {
                call(lanes.leave(lane));
            }
            return (CompletionHandler<Void>) (complete, operations) -> takeOff(key, operations);
        });
    }

    /**
     * Begins urgent work that has to wait for others of its lane, once. Returns false if even that has to wait; a failure is left
     * to the whole work.
     */
    private boolean begins(String key, String lane, String payload) {
        if (payload.equals(begun.get(key))) {
            return true;
        }
        if (!beginning.enter(lane, key)) {
            return false;
        }
        try {
            if (runner.begin(key)) {
                begun.put(key, payload);
            }
        } finally {
            call(beginning.leave(lane));
        }
        return true;
    }

    /** The planner may have scheduled it again after it was done or delayed. */
    private Optional<String> payloadIfDue(String key) {
        Instant now = clock.instant();
        return database.read(connection -> WorkStore.payloadIfDue(connection, key, now));
    }

    /** Schedules keys again, unless the planner has done that, in which case they may be running. */
    private void call(List<String> keys) {
        if (!keys.isEmpty()) {
            Instant now = clock.instant();
            timetable.scheduleMissing(keys.stream().collect(Collectors.toMap(key -> key, key -> now)));
            wake();
        }
    }

    /**
     * Newer work that arrives during the run is only recorded. So this looks for it after releasing the key: a sender
     * that records work after this look finds the key free and schedules it itself.
     */
    private void takeOff(String key, ExecutionOperations<Void> operations) {
        operations.remove();
        database.read(connection -> WorkStore.due(connection, key)).ifPresent(due -> {
            timetable.scheduleAtLatest(Map.of(key, due));
            wake();
        });
    }

    void start() {
        scheduler.start();
    }

    /** Makes the workers look for due work at once. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Gives running work some time to finish, and starts no more. */
    void stop() {
        runner.stopping();
        scheduler.stop();
    }
}
