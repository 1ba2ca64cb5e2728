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
import dev.undebug.review.draft.Memory;
import dev.undebug.review.draft.Suggestion;
import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says on a pull request what is to be said, and tells what could not be. */
final class Conversation {
    private static final int REMEMBERED = 10_000;

    private final Reviews reviews;
    private final Set<PullRef> begun = Recent.set(REMEMBERED);

    Conversation(Reviews reviews) {
        this.reviews = reviews;
    }

    /** Returns whether there are comments on a pull request, as far as this process remembers. */
    boolean isBegun(PullRef pull) {
        return begun.contains(pull);
    }

    /**
     * What was said.
     *
     * @param superseded whether nothing was, since there is a newer head
     * @param suggestions whether comments, now or before, offer fixes to commit
     * @param notes on what could not be said
     */
    record Said(boolean superseded, boolean suggestions, List<String> notes) {
        static Said nothing(Memory memory) {
            return new Said(false, memory.suggests(List.of()), List.of());
        }

        /** What stands from before counts as well. */
        Said beside(Memory memory, List<Correction> corrections) {
            return new Said(superseded, suggestions || memory.suggests(corrections), notes);
        }
    }

    /**
     * What is to be said on a pull request.
     *
     * @param wrong what is to be said where something else was said before
     * @param review what is new
     * @param gone what needs no more to be said
     */
    record Words(List<Correction> wrong, Optional<ReviewDraft> review, List<Memory.Settled> gone) {
        boolean none() {
            return wrong.isEmpty() && review.isEmpty() && gone.isEmpty();
        }
    }

    /**
     * Says it, after a last look: it takes a while to read and judge.
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

    /** Markers are put right before others with the same ones are posted. */
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

    private Optional<String> settle(PullRequest pull, List<Memory.Settled> gone) {
        return gone.isEmpty()
                ? Optional.empty()
                : refusal(
                        "Comments on fixed findings could not be resolved",
                        () -> reviews.settle(pull, Drafts.settlements(gone, pull.head())));
    }

    /** Returns a note on what could not be written; empty when all was. */
    private static Optional<String> refusal(String note, Runnable write) {
        try {
            write.run();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(note + ": " + Markdown.code(refused.reason()));
        }
    }

    /** Returns a note on what could not be posted; empty when all was. */
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
