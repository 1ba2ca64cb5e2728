package dev.undebug.review;

import dev.undebug.pull.Checks;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Refused;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewRefused;
import dev.undebug.pull.ReviewWork;
import dev.undebug.pull.Reviews;
import dev.undebug.scan.Relevance;
import dev.undebug.scan.Scanner;
import dev.undebug.source.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The use case: reads a pull request, judges it and publishes the verdict, the check's conclusion last. */
public final class ReviewPull {
    private final Pulls pulls;
    private final Checks checks;
    private final Reviews reviews;
    private final PullScanner scanner;
    private final Drafts drafts;

    public ReviewPull(Pulls pulls, Checks checks, Reviews reviews, Scanner scanner, RulePages pages) {
        this.pulls = pulls;
        this.checks = checks;
        this.reviews = reviews;
        this.scanner = new PullScanner(scanner);
        drafts = new Drafts(pages);
    }

    /**
     * Reviews a pull request. Whatever happens, a check run that was begun is concluded or the work is to be tried again.
     *
     * @param retry whether an earlier attempt at the same work may have got somewhere
     * @throws Unavailable if GitHub does not answer; the work is to be tried again
     */
    public void run(ReviewWork work, boolean retry) {
        PullRequest pull = work.pull();
        try {
            PullDiff diff = pulls.diff(pull);
            if (isRelevant(diff)) {
                judge(pull, diff, checks.begin(pull, retry));
            } else {
                checks.concludeAtOnce(pull, drafts.nothingRelevant());
            }
        } catch (Gone gone) {
            // The repository, the pull request or its commits were deleted: nobody waits for an answer.
            return;
        }
    }

    private static boolean isRelevant(PullDiff diff) {
        return !diff.gaps().isEmpty()
                || diff.files().stream()
                        .anyMatch(file -> Relevance.matters(file.path())
                                || file.previousPath()
                                        .filter(Relevance::matters)
                                        .isPresent());
    }

    private void judge(PullRequest pull, PullDiff diff, long checkRun) {
        try {
            PullSources sources = pulls.open(pull, diff);
            PullScanner.Judged judged = scanner.scan(sources, diff);
            List<String> notes = new ArrayList<>(judged.notes());
            if (sources.superseded()) {
                notes.add("The pull request has a newer head by now: no comments were posted for this one.");
            } else {
                drafts.review(judged.verdict(), diff, sources.commented())
                        .flatMap(review -> publish(pull, review))
                        .ifPresent(notes::add);
            }
            checks.conclude(pull, checkRun, drafts.check(judged.verdict(), judged.head(), notes));
        } catch (Unavailable outage) {
            throw outage;
        } catch (Gone gone) {
            // Deleted meanwhile, or out of reach although the pull request is there: then somebody waits for an answer.
            checks.conclude(
                    pull,
                    checkRun,
                    Drafts.refused("A commit of this pull request, or a file in it, could not be found on GitHub."));
        } catch (Refused refused) {
            checks.conclude(pull, checkRun, Drafts.refused(refused.reason()));
        } catch (RuntimeException bug) {
            checks.conclude(pull, checkRun, Drafts.failed());
            throw bug;
        }
    }

    /** Returns a note on what could not be posted; empty when all was. */
    private Optional<String> publish(PullRequest pull, ReviewDraft review) {
        try {
            reviews.publish(pull, review);
            return Optional.empty();
        } catch (ReviewRefused refused) {
            return Optional.of("GitHub did not take the review comments, so the findings are annotations only: "
                    + Markdown.code(refused.reason()));
        }
    }
}
