package dev.undebug.demo.github;

import dev.undebug.demo.github.git.CommitInfo;
import java.time.Instant;
import java.util.List;

/** An entry of a pull request's conversation, oldest first. */
public sealed interface TimelineItem {
    /** The time of the entry. */
    Instant at();

    /** A push of commits. */
    record Pushed(Account by, List<CommitInfo> commits, boolean forced, Instant at) implements TimelineItem {
        public Pushed {
            commits = List.copyOf(commits);
        }
    }

    /** A submitted review with the threads that it began. */
    record Reviewed(Review review, List<ReviewThread> threads, Instant at) implements TimelineItem {
        public Reviewed {
            threads = List.copyOf(threads);
        }
    }

    /** A comment. */
    record Commented(IssueComment comment, Instant at) implements TimelineItem {}

    /** Closed, reopened or merged: {@code action} is one of these words. */
    record StateChanged(Account by, String action, Instant at) implements TimelineItem {}
}
