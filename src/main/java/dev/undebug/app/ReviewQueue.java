package dev.undebug.app;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.ExternalId;
import dev.undebug.pull.Gone;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.Subject;
import dev.undebug.queue.Delivery;
import dev.undebug.queue.Queue;
import dev.undebug.queue.Turn;
import dev.undebug.queue.Work;
import dev.undebug.queue.Worker;
import dev.undebug.webhook.Deliveries;
import dev.undebug.webhook.event.WantedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Connects the edges: a delivery requests reviews, and the queue runs them. */
final class ReviewQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewQueue.class);

    /** This many retries take half a minute. */
    private static final int EARLY = 4;

    private ReviewQueue() {}

    static Queue.Setup queue(Reviewer reviewer, Timing timing, MeterRegistry meters) {
        return new Queue.Setup(new ReviewWorker(reviewer), timing.policy(), timing.clock(), meters);
    }

    private record ReviewWorker(Reviewer reviewer) implements Worker {
        @Override
        public void run(String payload, Turn turn) {
            review(reviewer, payload, new ReviewAttempt(turn));
        }

        @Override
        public void begin(String payload, Turn turn) {
            reviewer.begin(WorkForm.read(payload), new ReviewAttempt(turn));
        }

        @Override
        public void giveUp(String payload, boolean passing) {
            reviewer.giveUp(WorkForm.read(payload), passing);
        }

        @Override
        public void end(String unfinished) {
            reviewer.end(WorkForm.readSubject(unfinished));
        }

        /**
         * Compares the commits only: whether a pull request is a draft, or has another base now, does not change its
         * check run.
         */
        @Override
        public boolean isSame(String unfinished, String other) {
            Subject one = WorkForm.readSubject(unfinished);
            Subject two = WorkForm.readSubject(other);
            return one.head().equals(two.head()) && ExternalId.same(one, two);
        }

        /** Until a retargeted pull request has its new verdict, it can be merged by the old one. */
        @Override
        public boolean isUrgent(String payload) {
            return WorkForm.isRetargeted(payload);
        }

        /** Each account has its own lane, as it has its own installation: keys begin with {@code OWNER/}. */
        @Override
        public String lane(String key) {
            return key.substring(0, Math.max(0, key.indexOf('/')));
        }
    }

    private record ReviewAttempt(Turn turn) implements Attempt {
        @Override
        public boolean isRetry() {
            return turn.isRetry();
        }

        @Override
        public boolean isEarly() {
            return turn.waits() < EARLY;
        }

        @Override
        public boolean begins(Subject subject) {
            return turn.begins(WorkForm.write(new CheckWork(subject, false)));
        }

        @Override
        public void endsEarlier() {
            turn.endsEarlier();
        }
    }

    static Deliveries deliveries(Queue queue, Clock clock) {
        return (id, event, wanted) -> {
            List<Work> work = wanted.stream().map(ReviewQueue::work).toList();
            queue.accept(new Delivery(id, event, clock.instant(), work));
            work.forEach(one -> LOG.debug("delivery {} ({}) requests {}", id, event, one.key()));
        };
    }

    private static Work work(WantedWork wanted) {
        RequestedWork work = wanted.work();
        // Often these are the same, and writing takes a tenth of the time of an acknowledgement.
        Map<RequestedWork, String> written = new HashMap<>();
        return new Work(
                work.key(),
                wanted.since().toEpochMilli(),
                written.computeIfAbsent(work, WorkForm::write),
                written.computeIfAbsent(work.inDoubt(), WorkForm::write),
                written.computeIfAbsent(work.late(), WorkForm::write),
                wanted.delay());
    }

    private static void review(Reviewer reviewer, String text, Attempt attempt) {
        RequestedWork work = WorkForm.read(text);
        MDC.put("pull", work.key());
        if (work instanceof CheckWork check) {
            MDC.put("sha", check.subject().head().hex());
        }
        try {
            LOG.info("reviewing");
            reviewer.run(work, attempt);
            LOG.info("reviewed");
        } catch (Gone e) {
            LOG.info("nothing to review: {}", e.getMessage());
        } finally {
            MDC.clear();
        }
    }
}
