package dev.undebug.demo.github;

import dev.undebug.demo.github.git.Anchor;
import dev.undebug.demo.github.git.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The reviews of a pull request and the threads on its lines. */
public final class PullThreads {
    private final HostedPull pull;
    private final Map<Long, Review> reviews = new ConcurrentSkipListMap<>();
    private final Map<Long, ReviewThread> threads = new ConcurrentSkipListMap<>();

    PullThreads(HostedPull pull) {
        this.pull = pull;
    }

    /**
     * A comment of a new review.
     *
     * @param startLine first of several lines
     * @param hunk the hunk with the lines
     */
    public record Draft(String path, Side side, Optional<Integer> startLine, int line, String body, String hunk) {}

    /** Adds a review with its comments. */
    public synchronized Review add(Account author, String body, Review.State state, String commit, List<Draft> drafts) {
        Instant now = now();
        boolean pending = state == Review.State.PENDING;
        Review review =
                new Review(nextId(), author, body, state, commit, pending ? Optional.empty() : Optional.of(now));
        reviews.put(review.id(), review);
        for (Draft draft : drafts) {
            begin(review, draft, now);
        }
        return review;
    }

    private void begin(Review review, Draft draft, Instant now) {
        ReviewComment comment = new ReviewComment(
                nextId(),
                review.id(),
                review.author(),
                draft.body,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                now);
        Anchor anchor =
                new Anchor(draft.path, draft.side, draft.startLine, draft.line, review.commit(), pull.mergeBase());
        long id = nextId();
        threads.put(
                id,
                new ReviewThread(
                        id,
                        anchor,
                        draft.startLine,
                        Optional.of(draft.line),
                        draft.hunk,
                        Optional.empty(),
                        List.of(comment)));
    }

    private long nextId() {
        return pull.repository().forge().ids().nextLong();
    }

    private Instant now() {
        return pull.repository().forge().clock().instant();
    }

    /** Returns the reviews, oldest first. */
    public List<Review> reviews() {
        return List.copyOf(reviews.values());
    }

    /** Finds a review. */
    public Optional<Review> review(long id) {
        return Optional.ofNullable(reviews.get(id));
    }

    /** Replaces the review with the same id. */
    public void update(Review review) {
        reviews.put(review.id(), review);
    }

    /** Deletes a review with its comments; GitHub does so only while it is pending. */
    public synchronized void delete(Review review) {
        reviews.remove(review.id());
        threads.values().removeIf(thread -> thread.first().review() == review.id());
    }

    /** Returns all threads in their state at the current head, oldest first; those of pending reviews too. */
    public List<ReviewThread> all() {
        ThreadPosition position = new ThreadPosition(pull);
        return threads.values().stream().map(position::of).toList();
    }

    /** Returns the threads of submitted reviews, which others can see. */
    public List<ReviewThread> visible() {
        return all().stream().filter(thread -> !pending(thread)).toList();
    }

    private boolean pending(ReviewThread thread) {
        return review(thread.first().review()).filter(Review::pending).isPresent();
    }

    private ReviewThread now(ReviewThread thread) {
        return new ThreadPosition(pull).of(thread);
    }

    /** Finds a thread. */
    public Optional<ReviewThread> find(long id) {
        return Optional.ofNullable(threads.get(id)).map(this::now);
    }

    /** Finds the thread of a comment. */
    public Optional<ReviewThread> holding(long comment) {
        return holding(found -> found.id() == comment).map(this::now);
    }

    private Optional<ReviewThread> holding(Predicate<ReviewComment> wanted) {
        return threads.values().stream()
                .filter(thread -> thread.comments().stream().anyMatch(wanted))
                .findFirst();
    }

    /** Finds a comment. */
    public Optional<ReviewComment> comment(long id) {
        return comments().stream().filter(comment -> comment.id() == id).findFirst();
    }

    /** Returns the comments of all threads, oldest first. */
    public List<ReviewComment> comments() {
        return threads.values().stream()
                .flatMap(thread -> thread.comments().stream())
                .sorted(Comparator.comparingLong(ReviewComment::id))
                .toList();
    }

    /** Replies in the thread of a comment. */
    public synchronized ReviewComment reply(long to, Account author, String body) {
        ReviewThread thread = holding(comment -> comment.id() == to).orElseThrow(() -> new Rejected("Not Found"));
        Review review = add(author, "", Review.State.COMMENTED, pull.headSha(), List.of());
        Instant now = now();
        ReviewComment reply = new ReviewComment(
                nextId(),
                review.id(),
                author,
                body,
                Optional.of(thread.first().id()),
                Optional.empty(),
                Optional.empty(),
                now,
                now);
        List<ReviewComment> comments = new ArrayList<>(thread.comments());
        comments.add(reply);
        put(thread, comments, thread.resolvedBy());
        return reply;
    }

    /** Changes a comment. */
    public synchronized void change(long id, UnaryOperator<ReviewComment> change) {
        ReviewThread thread = holding(comment -> comment.id() == id).orElseThrow(() -> new Rejected("Not Found"));
        put(
                thread,
                thread.comments().stream()
                        .map(comment -> comment.id() == id ? change.apply(comment) : comment)
                        .toList(),
                thread.resolvedBy());
    }

    /** Deletes a comment; deleting the last one deletes the thread. */
    public synchronized void deleteComment(long id) {
        ReviewThread thread = holding(comment -> comment.id() == id).orElseThrow(() -> new Rejected("Not Found"));
        List<ReviewComment> rest =
                thread.comments().stream().filter(comment -> comment.id() != id).toList();
        if (rest.isEmpty()) {
            threads.remove(thread.id());
        } else {
            put(thread, rest, thread.resolvedBy());
        }
    }

    /** Resolves a thread, or reopens it if there is no account. */
    public synchronized void resolve(long id, Optional<Account> by) {
        Optional.ofNullable(threads.get(id)).ifPresent(thread -> put(thread, thread.comments(), by));
    }

    private void put(ReviewThread thread, List<ReviewComment> comments, Optional<Account> resolvedBy) {
        threads.put(
                thread.id(),
                new ReviewThread(
                        thread.id(),
                        thread.anchor(),
                        thread.startLine(),
                        thread.line(),
                        thread.hunk(),
                        resolvedBy,
                        comments));
    }

    List<TimelineItem> reviewed() {
        return reviews().stream()
                .filter(review -> !review.pending())
                .<TimelineItem>map(review -> new TimelineItem.Reviewed(
                        review, begunBy(review), review.submittedAt().orElseThrow()))
                .toList();
    }

    private List<ReviewThread> begunBy(Review review) {
        return all().stream()
                .filter(thread -> thread.first().review() == review.id())
                .toList();
    }
}
