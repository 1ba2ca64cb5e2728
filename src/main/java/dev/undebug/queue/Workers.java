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
import java.util.stream.Collectors;

/**
 * Runs what is due, in threads, with db-scheduler: it sees to it that there are never two at once on a key. What its lane has
 * no worker for is taken off the timetable until there is one; the planner would put it back, too.
 */
final class Workers {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Database database;
    private final Timetable timetable;
    private final Runner runner;
    private final Worker worker;
    private final Clock clock;
    private final Lanes lanes;
    private final Scheduler scheduler;

    Workers(Database database, Timetable timetable, Runner runner, Queue.Setup setup) {
        QueuePolicy policy = setup.policy();
        this.database = database;
        this.timetable = timetable;
        this.runner = runner;
        this.worker = setup.worker();
        this.clock = setup.clock();
        this.lanes = new Lanes(policy.workers());
        this.scheduler = Scheduler.create(timetable.dataSource(), task())
                .threads(policy.workers())
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
            if (!isDue(key)) {
                return (CompletionHandler<Void>) (complete, operations) -> takeOff(key, operations);
            }
            if (!lanes.enter(lane, key)) {
                return (CompletionHandler<Void>) (complete, operations) -> {
                    operations.remove();
                    call(lanes.await(lane, key));
                };
            }
            try {
                runner.run(key);
            } finally {
                call(lanes.leave(lane));
            }
            return (CompletionHandler<Void>) (complete, operations) -> takeOff(key, operations);
        });
    }

    /** The planner may have put it back when it was already done, or put off. */
    private boolean isDue(String key) {
        Instant now = clock.instant();
        return database.read(connection -> WorkStore.due(connection, key))
                .filter(due -> !due.isAfter(now))
                .isPresent();
    }

    /** Puts keys back on the timetable, unless the planner has done that, in which case they may be under way. */
    private void call(List<String> keys) {
        if (!keys.isEmpty()) {
            Instant now = clock.instant();
            timetable.scheduleMissing(keys.stream().collect(Collectors.toMap(key -> key, key -> now)));
            wake();
        }
    }

    /**
     * While the key was worked on, newer work was only written down. So it is looked for after the key is free: whoever
     * writes it down later than this look finds the key free and schedules it.
     */
    private void takeOff(String key, ExecutionOperations<Void> operations) {
        operations.remove();
        database.read(connection -> WorkStore.due(connection, key)).ifPresent(due -> {
            timetable.schedule(Map.of(key, due));
            wake();
        });
    }

    void start() {
        scheduler.start();
    }

    /** Looks for due work at once. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Lets the work in progress end, for a time, and begins no other. */
    void stop() {
        runner.stopping();
        scheduler.stop();
    }
}
