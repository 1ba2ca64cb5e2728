package dev.undebug.webhook.event;

import dev.undebug.pull.ReviewWork;
import java.time.Instant;

/**
 * A review that an event asks for.
 *
 * @param since GitHub's time of what is to be reviewed: deliveries may arrive out of order, and the newest counts
 */
public record WantedReview(ReviewWork work, Instant since) {}
