package dev.undebug.webhook.event;

import dev.undebug.pull.RequestedWork;
import java.time.Duration;
import java.time.Instant;

/**
 * Work that an event requests.
 *
 * @param since GitHub's time for the subject's state: deliveries may arrive out of order, and the newest counts
 * @param delay how long to wait, so that an event with much work does not send it to GitHub all at once
 */
public record WantedWork(RequestedWork work, Instant since, Duration delay) {
    WantedWork(RequestedWork work, Instant since) {
        this(work, since, Duration.ZERO);
    }
}
