package dev.undebug.webhook.event;

import dev.undebug.pull.RequestedWork;
import java.time.Duration;
import java.time.Instant;

/**
 * What an event asks for.
 *
 * @param since GitHub's time of what is to be judged: deliveries may arrive out of order, and the newest counts
 * @param delay how long it is to wait, so that much work of one event does not reach GitHub at once
 */
public record WantedWork(RequestedWork work, Instant since, Duration delay) {
    WantedWork(RequestedWork work, Instant since) {
        this(work, since, Duration.ZERO);
    }
}
