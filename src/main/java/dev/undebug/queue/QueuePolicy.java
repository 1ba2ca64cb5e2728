package dev.undebug.queue;

import java.time.Duration;

/**
 * How the queue goes about it.
 *
 * @param workers how much is done at the same time
 * @param polling how often the timetable is looked at when nothing wakes the workers
 * @param attempts how often work is begun before it is parked, when it fails by our own fault
 * @param stopWait how long work in progress may go on once the queue is stopped
 */
public record QueuePolicy(int workers, Duration polling, int attempts, Duration stopWait) {
    public static final QueuePolicy DEFAULT = new QueuePolicy(8, Duration.ofSeconds(1), 4, Duration.ofSeconds(20));
}
