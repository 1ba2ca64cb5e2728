package dev.undebug.demo.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events and comments of a pull request, without threads. */
final class TimelineItems {
    private final List<TimelineItem> events = new CopyOnWriteArrayList<>();
    private final List<IssueComment> comments = new CopyOnWriteArrayList<>();

    void add(TimelineItem event) {
        events.add(event);
    }

    void add(IssueComment comment) {
        comments.add(comment);
    }

    List<IssueComment> comments() {
        return List.copyOf(comments);
    }

    /** Changes a comment. */
    synchronized Optional<IssueComment> edit(long id, String body, Instant now) {
        for (int i = 0; i < comments.size(); i++) {
            IssueComment old = comments.get(i);
            if (old.id() == id) {
                IssueComment edited = new IssueComment(old.id(), old.author(), body, old.createdAt(), now);
                comments.set(i, edited);
                return Optional.of(edited);
            }
        }
        return Optional.empty();
    }

    /** Returns everything in chronological order. */
    List<TimelineItem> with(List<TimelineItem> reviews) {
        List<TimelineItem> items = new ArrayList<>(events);
        items.addAll(reviews);
        comments.forEach(comment -> items.add(new TimelineItem.Commented(comment, comment.createdAt())));
        items.sort(Comparator.comparing(TimelineItem::at));
        return items;
    }
}
