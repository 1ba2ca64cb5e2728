package dev.undebug.demo.github;

import dev.undebug.demo.github.git.CommitInfo;
import dev.undebug.demo.github.git.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Creates reviews, with GitHub's own refusals: one bad comment rejects the whole review. */
public final class ReviewDesk {
    private static final int LONGEST = 65_536;

    private final HostedPull pull;

    public ReviewDesk(HostedPull pull) {
        this.pull = pull;
    }

    /**
     * A requested review.
     *
     * @param commit empty for the head
     */
    public record Request(Review.State state, String body, Optional<String> commit, List<CommentRequest> comments) {
        public Request {
            comments = List.copyOf(comments);
        }
    }

    /**
     * A requested comment.
     *
     * @param side of the last line
     * @param startSide of the first line
     */
    public record CommentRequest(
            String path, String body, Optional<Integer> startLine, Side startSide, Optional<Integer> line, Side side) {}

    /**
     * Creates a review.
     *
     * @throws Refusals if GitHub would answer 422; nothing is stored
     */
    public Review submit(Account author, Request request) {
        List<String> errors = new ArrayList<>(objections(author, request));
        String commit = request.commit().orElse(pull.headSha());
        List<PullThreads.Draft> drafts = new ArrayList<>();
        if (errors.isEmpty()) {
            CommentableLines diff = new CommentableLines(pull, commit);
            request.comments().forEach(comment -> diff.place(comment, drafts, errors));
        }
        if (!errors.isEmpty()) {
            throw new Rejections(errors);
        }
        return pull.threads().add(author, request.body(), request.state(), commit, drafts);
    }

    private List<String> objections(Account author, Request request) {
        List<String> errors = new ArrayList<>();
        if (pendingOf(author)) {
            errors.add("User can only have one pending review per pull request");
        }
        boolean opinion = request.state() == Review.State.APPROVED || request.state() == Review.State.CHANGES_REQUESTED;
        if (opinion && author.equals(pull.author())) {
            errors.add("Can not approve or request changes on your own pull request");
        }
        boolean needsBody = request.state() == Review.State.CHANGES_REQUESTED
                || (request.state() == Review.State.COMMENTED
                        && request.comments().isEmpty());
        if (needsBody && request.body().isBlank()) {
            errors.add("Body can't be blank");
        }
        if (tooLong(request)) {
            errors.add("Body is too long (maximum is " + LONGEST + " characters)");
        }
        if (!request.commit().map(this::belongs).orElse(true)) {
            errors.add("Commit ID is not part of the pull request");
        }
        return errors;
    }

    private boolean pendingOf(Account author) {
        return pull.threads().reviews().stream()
                .anyMatch(review -> review.pending() && review.author().equals(author));
    }

    private static boolean tooLong(Request request) {
        return request.body().length() > LONGEST
                || request.comments().stream()
                        .anyMatch(comment -> comment.body().length() > LONGEST);
    }

    /** Returns whether the commit belongs to the pull request, or did before a force push. */
    private boolean belongs(String commit) {
        return pull.conversation().stream()
                .filter(TimelineItem.Pushed.class::isInstance)
                .map(TimelineItem.Pushed.class::cast)
                .flatMap(pushed -> pushed.commits().stream())
                .map(CommitInfo::sha)
                .anyMatch(sha -> Objects.equals(sha, commit));
    }
}
