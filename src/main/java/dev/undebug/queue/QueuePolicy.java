package dev.undebug.queue;

import java.time.Duration;

/**
 * The settings of the queue.
 *
 * @param workers the number of parallel workers
 * @param urgent the number of further workers, for urgent work alone
 * @param beginning the number of further workers that only begin urgent work which has to wait for one of those
 * @param polling the interval of looking at the timetable if nothing wakes the workers
 * @param attempts how often work that fails by an internal error is tried before it is parked
 * @param stopWait how long running work may continue after a stop
 */
public record QueuePolicy(int workers, int urgent, int beginning, Duration polling, int attempts, Duration stopWait) {
    public static final QueuePolicy DEFAULT =
            new QueuePolicy(8, 4, 4, Duration.ofSeconds(1), 4, Duration.ofSeconds(20));
}
