package dev.undebug.review;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.Correction;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.Refused;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewRefused;
import dev.undebug.pull.Reviews;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.Markdown;
import dev.undebug.review.draft.Suggestion;
import dev.undebug.review.draft.ThreadMatcher;
import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Publishes comments on a pull request, and reports those that could not be published. */
final class Conversation {
    private static final int REMEMBERED = 10_000;

    private final Reviews reviews;
    private final Set<PullRef> begun = RecentSet.of(REMEMBERED);

    Conversation(Reviews reviews) {
        this.reviews = reviews;
    }

    /** Returns whether a pull request has comments, as far as this process remembers. */
    boolean isBegun(PullRef pull) {
        return begun.contains(pull);
    }

    /**
     * The result of publishing.
     *
     * @param superseded whether nothing was published, because there is a newer head
     * @param suggestions whether comments, new or old, offer fixes to commit
     * @param notes on comments that could not be published
     */
    record Said(boolean superseded, boolean suggestions, List<String> notes) {
        static Said nothing(ThreadMatcher memory) {
            return new Said(false, memory.suggests(List.of()), List.of());
        }

        /** Earlier comments with suggestions count as well. */
        Said beside(ThreadMatcher memory, List<Correction> corrections) {
            return new Said(superseded, suggestions || memory.suggests(corrections), notes);
        }
    }

    /**
     * The changes to the conversation.
     *
     * @param wrong corrections of earlier comments
     * @param review new comments
     * @param gone threads to settle
     */
    record Words(List<Correction> wrong, Optional<ReviewDraft> review, List<ThreadMatcher.Settled> gone) {
        boolean none() {
            return wrong.isEmpty() && review.isEmpty() && gone.isEmpty();
        }
    }

    /**
     * Publishes, after checking the head once more: reading and judging take time.
     *
     * @throws Unavailable in the first attempts if GitHub does not know the head as the pull request's yet
     */
    Said say(PullRequest pull, PullSources sources, Words words, Attempt attempt) {
        if (words.none()) {
            return new Said(false, false, List.of());
        }
        return switch (sources.standing()) {
            case SUPERSEDED -> new Said(true, false, List.of());
            case CLOSED -> new Said(false, false, List.of("The pull request is closed: no comments were posted."));
            case CURRENT -> said(pull, words, attempt);
        };
    }

    /** Corrects old markers before posting new comments with the same markers. */
    private Said said(PullRequest pull, Words words, Attempt attempt) {
        Optional<String> uncorrected = correct(pull, words.wrong);
        Optional<String> unposted = words.review.flatMap(draft -> publish(pull, draft, attempt));
        boolean suggestions = unposted.isEmpty()
                && words.review.stream()
                        .flatMap(draft -> draft.comments().stream())
                        .anyMatch(comment -> Suggestion.isIn(comment.body()));
        return new Said(
                false,
                suggestions,
                Stream.of(uncorrected, unposted, settle(pull, words.gone))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<String> correct(PullRequest pull, List<Correction> wrong) {
        return wrong.isEmpty()
                ? Optional.empty()
                : refusal("Outdated comments could not be updated", () -> reviews.correct(pull, wrong));
    }

    private Optional<String> settle(PullRequest pull, List<ThreadMatcher.Settled> gone) {
        return gone.isEmpty()
                ? Optional.empty()
                : refusal(
                        "Comments on fixed findings could not be resolved",
                        () -> reviews.settle(pull, Drafts.settlements(gone, pull.head())));
    }

    /** Returns a note if a write was refused; empty otherwise. */
    private static Optional<String> refusal(String note, Runnable write) {
        try {
            write.run();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(note + ": " + Markdown.code(refused.reason()));
        }
    }

    /** Returns a note if the review could not be posted; empty otherwise. */
    private Optional<String> publish(PullRequest pull, ReviewDraft review, Attempt attempt) {
        try {
            begun.add(pull.ref());
            reviews.publish(pull, review);
            return Optional.empty();
        } catch (ReviewRefused refused) {
            if (refused.isEarly() && attempt.isEarly()) {
                throw new Unavailable(refused.reason(), refused);
            }
            return Optional.of("GitHub rejected the review comments; the findings appear as annotations only: "
                    + Markdown.code(refused.reason()));
        }
    }
}
