package dev.undebug.review;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.Checks;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The use case: reads a pull request, judges it and publishes the verdict, the check's conclusion last. */
public final class ReviewPull {
    private final Pulls pulls;
    private final Checks checks;
    private final Reviews reviews;
    private final PullScanner scanner;
    private final Drafts drafts;
    private final Set<PullRef> commented = Recent.set(10_000);

    public ReviewPull(Pulls pulls, Checks checks, Reviews reviews, Scanner scanner, RulePages pages) {
        this.pulls = pulls;
        this.checks = checks;
        this.reviews = reviews;
        this.scanner = new PullScanner(scanner);
        drafts = new Drafts(pages);
    }

    /**
     * Reviews a pull request. Whatever happens, a check run is concluded or the work is to be tried again, unless there is
     * nothing left to conclude one on.
     *
     * @param retry whether an earlier attempt at the same work may have got somewhere
     * @throws Unavailable if GitHub does not answer; the work is to be tried again
     */
    public void run(ReviewWork work, boolean retry) {
        PullRequest pull = work.pull();
        try {
            orSayWhy(draft -> checks.concludeAtOnce(pull, draft), () -> pulls.diff(pull))
                    .ifPresent(diff -> answer(pull, diff, retry));
        } catch (Gone gone) {
            // GitHub's events may be ahead of its API: only what is still not there later was deleted, and then nobody
            // waits for an answer.
            if (!retry) {
                throw new Unavailable(String.valueOf(gone.getMessage()), gone);
            }
        }
    }

    private void answer(PullRequest pull, PullDiff diff, boolean retry) {
        boolean relevant = isRelevant(diff);
        if (!relevant && isQuiet(pull) && endsAtOnce(pull)) {
            return;
        }
        judge(pull, diff, relevant, checks.begin(pull, retry));
    }

    /** The event may be older than what was said since. */
    private boolean isQuiet(PullRequest pull) {
        return pull.is(Trait.UNCOMMENTED) && !commented.contains(pull.ref());
    }

    /** Returns whether nothing else is to be done for a pull request that changes nothing relevant. */
    private boolean endsAtOnce(PullRequest pull) {
        Consumer<CheckDraft> conclude = draft -> checks.concludeAtOnce(pull, draft);
        boolean alone = pull.is(Trait.OWN_HEAD)
                || orSayWhy(conclude, () -> pulls.sameHead(pull))
                        .map(List::isEmpty)
                        .orElse(true);
        return alone
                && checks.concludeAtOnce(pull, drafts.nothingRelevant(List.of()))
                        .isEmpty();
    }

    private static boolean isRelevant(PullDiff diff) {
        return !diff.gaps().isEmpty()
                || diff.files().stream()
                        .anyMatch(file -> Relevance.matters(file.path())
                                || file.previousPath()
                                        .filter(Relevance::matters)
                                        .isPresent());
    }

    private void judge(PullRequest pull, PullDiff diff, boolean relevant, long checkRun) {
        Consumer<CheckDraft> conclude = draft -> checks.conclude(pull, checkRun, draft);
        try {
            orSayWhy(conclude, () -> {
                CheckDraft draft = relevant ? judged(pull, diff) : nothingLeft(pull, diff);
                conclude.accept(draft);
                return draft;
            });
        } catch (Gone gone) {
            // Deleted meanwhile, or out of reach although the pull request is there: then somebody waits for an answer.
            conclude.accept(
                    Drafts.refused("A commit of this pull request, or a file in it, could not be found on GitHub."));
        }
    }

    /** Takes a step, or concludes the check with the reason why it could not be taken. */
    private static <T> Optional<T> orSayWhy(Consumer<CheckDraft> conclude, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (Unavailable | Gone passing) {
            throw passing;
        } catch (Refused refused) {
            conclude.accept(Drafts.refused(refused.reason()));
            return Optional.empty();
        } catch (RuntimeException | Error bug) {
            conclude.accept(Drafts.failed());
            throw bug;
        }
    }

    private CheckDraft judged(PullRequest pull, PullDiff diff) {
        PullSources sources = pulls.open(pull, diff);
        PullScanner.Judged judged = scanner.scan(sources, diff);
        Verdict verdict = judged.verdict();
        List<String> notes = new ArrayList<>(judged.notes());
        List<SameHead> others = others(pull);
        if (sources.superseded()) {
            notes.add("The pull request has a newer head by now: no comments were posted for this one.");
        } else {
            Memory memory = new Memory(sources.threads(), sources.head().paths());
            drafts.review(verdict, diff, memory)
                    .flatMap(review -> publish(pull, review))
                    .ifPresent(notes::add);
            if (verdict.whole() && verdict.finished()) {
                settle(pull, memory.gone(verdict.told())).ifPresent(notes::add);
            }
        }
        return Drafts.with(drafts.check(verdict, judged.head(), notes), others);
    }

    /** Nothing that matters is changed any more, but something was said, or another pull request has the same head. */
    private CheckDraft nothingLeft(PullRequest pull, PullDiff diff) {
        List<SameHead> others = others(pull);
        PullSources sources = pulls.open(pull, diff);
        Memory memory = new Memory(sources.threads(), List.of());
        List<String> notes = new ArrayList<>();
        if (!sources.superseded()) {
            settle(pull, memory.gone(List.of())).ifPresent(notes::add);
        }
        return Drafts.with(drafts.nothingRelevant(notes), others);
    }

    private List<SameHead> others(PullRequest pull) {
        return pulls.sameHead(pull).stream().map(this::judgeAlone).toList();
    }

    /** Judges another pull request only for the sake of the commit that it shares; the rest is its own work's. */
    private SameHead judgeAlone(PullRequest pull) {
        int number = pull.ref().number();
        try {
            PullDiff diff = pulls.diff(pull);
            if (!isRelevant(diff)) {
                return new SameHead(
                        number,
                        Conclusion.SUCCESS,
                        drafts.nothingRelevant(List.of()).title());
            }
            Verdict verdict = scanner.scan(pulls.open(pull, diff), diff).verdict();
            return new SameHead(number, verdict.conclusion(), SummaryText.title(verdict));
        } catch (Gone | Refused unknown) {
            return new SameHead(number, Conclusion.FAILURE, "it could not be analysed");
        }
    }

    /** Returns a note on what could not be posted; empty when all was. */
    private Optional<String> publish(PullRequest pull, ReviewDraft review) {
        try {
            commented.add(pull.ref());
            reviews.publish(pull, review);
            return Optional.empty();
        } catch (ReviewRefused refused) {
            return Optional.of("GitHub did not take the review comments, so the findings are annotations only: "
                    + Markdown.code(refused.reason()));
        }
    }

    /** Returns a note on what could not be settled; empty when all was. */
    private Optional<String> settle(PullRequest pull, List<FindingThread> gone) {
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        try {
            reviews.settle(pull, Drafts.settlements(gone, pull.head()));
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of("Comments on findings that are gone could not be marked as settled: "
                    + Markdown.code(refused.reason()));
        }
    }
}
