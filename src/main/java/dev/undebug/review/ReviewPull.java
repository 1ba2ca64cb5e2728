package dev.undebug.review;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Button;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.Correction;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.review.Conversation.Said;
import dev.undebug.review.Conversation.Words;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.FormerHeadText;
import dev.undebug.review.draft.Offered;
import dev.undebug.review.draft.RulePages;
import dev.undebug.review.draft.SameHead;
import dev.undebug.review.draft.SubjectKind;
import dev.undebug.review.draft.ThreadMatcher;
import dev.undebug.review.draft.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads a pull request, judges it and publishes the verdict; the conclusion of the check comes last. */
final class ReviewPull {
    private final Pulls pulls;
    private final Conversation conversation;
    private final HeadBranches branches;
    private final PullScanner scanner;
    private final OthersWithHead others;
    private final Drafts drafts;
    private final CheckLifecycle checking;
    private final SeenHeads heads = new SeenHeads();

    ReviewPull(Ports ports, PullScanner scanner, RulePages pages) {
        pulls = ports.pulls();
        conversation = new Conversation(ports.reviews());
        branches = ports.branches();
        this.scanner = scanner;
        drafts = new Drafts(pages, SubjectKind.PULL_REQUEST);
        others = new OthersWithHead(pulls, scanner, drafts);
        checking = new CheckLifecycle(ports.checks(), drafts);
    }

    /**
     * Reviews a pull request. Either a check run is concluded or the work has to be retried, unless the commit is gone.
     *
     * @throws dev.undebug.source.Unavailable if GitHub does not answer; retry the work
     */
    void run(PullRequest pull, Attempt attempt) {
        if (pull.is(Trait.RETARGETED)) {
            // Nobody can merge by the verdict for the other base while this one is made.
            run(pull, attempt, () -> answered(pull, pulls.diff(pull), attempt));
            return;
        }
        checking.before(pull, attempt, () -> pulls.diff(pull)).ifPresent(diff -> answer(pull, diff, attempt));
    }

    /**
     * Reviews a pull request again after the button led to no commit.
     *
     * @param answer the explanation for the person who pressed it
     */
    void run(PullRequest pull, Attempt attempt, FixAll.Answer answer) {
        checking.before(pull, attempt, () -> pulls.diff(pull))
                .ifPresent(diff -> run(pull, attempt, () -> answer.on(answered(pull, diff, attempt))));
    }

    /**
     * Makes the check of a pull request again because another one with the same head was closed or moved on. Comments
     * are left to its own work, which may be running.
     */
    void recheck(PullRequest pull, Attempt attempt) {
        checking.before(pull, attempt, () -> pulls.diff(pull))
                .ifPresent(diff -> run(pull, attempt, () -> rejudged(pull, diff)));
    }

    /** GitHub does not list other pull requests with the same head for one from a fork. */
    private void run(PullRequest pull, Attempt attempt, Supplier<CheckDraft> judge) {
        checking.run(pull, attempt, begun -> {
            heads.asked(pull, begun.alone() && pull.is(Trait.OWN_HEAD));
            return judge.get();
        });
    }

    private CheckDraft rejudged(PullRequest pull, PullDiff diff) {
        return Relevant.is(diff)
                ? judged(pull, diff, this::nothing)
                : Drafts.with(drafts.nothingRelevant(List.of()), others(pull));
    }

    private Said nothing(PullSources sources, PullScanner.Judged judged) {
        return Said.nothing(memory(sources, judged));
    }

    private void answer(PullRequest pull, PullDiff diff, Attempt attempt) {
        boolean alone = isProbablyAlone(pull);
        if (Relevant.is(diff) || isContained(pull, diff) || !isQuiet(pull)) {
            run(pull, attempt, () -> answered(pull, diff, attempt));
        } else if (alone) {
            concludeAtOnce(pull, diff, attempt);
        } else {
            checking.before(pull, attempt, () -> pulls.sameHead(pull)).ifPresent(found -> {
                if (found.isEmpty()) {
                    concludeAtOnce(pull, diff, attempt);
                } else {
                    run(pull, attempt, () -> nothingLeft(pull, diff, attempt));
                }
            });
        }
    }

    private CheckDraft answered(PullRequest pull, PullDiff diff, Attempt attempt) {
        if (isContained(pull, diff) && !isOpen(pull)) {
            return FormerHeadText.merged();
        }
        return Relevant.is(diff) ? reviewed(pull, diff, attempt) : nothingLeft(pull, diff, attempt);
    }

    /** Returns whether the base branch contains the head, so that there is nothing to compare. */
    private static boolean isContained(PullRequest pull, PullDiff diff) {
        return diff.mergeBase().equals(pull.head());
    }

    /** The event may be older than the merge. */
    private boolean isOpen(PullRequest pull) {
        return pull.open() && branches.find(pull.ref()).pull().open();
    }

    /**
     * Returns whether no other pull request is likely to have this head. Then the check is concluded before GitHub
     * lists the others, and it is green for them until they are judged, too. So this is true only for pull requests to
     * the default branch, of which each head has one, and for heads on which this process remembers no earlier work.
     */
    private boolean isProbablyAlone(PullRequest pull) {
        return heads.add(pull) && pull.is(Trait.OWN_HEAD) && pull.is(Trait.TO_DEFAULT_BRANCH);
    }

    /** Returns whether there are no comments; the event may be older than later comments. */
    private boolean isQuiet(PullRequest pull) {
        return pull.is(Trait.UNCOMMENTED) && !conversation.isBegun(pull.ref());
    }

    private void concludeAtOnce(PullRequest pull, PullDiff diff, Attempt attempt) {
        if (checking.concludeAtOnce(pull, attempt, drafts.nothingRelevant(List.of()))
                .isEmpty()) {
            heads.asked(pull, true);
        } else {
            run(pull, attempt, () -> nothingLeft(pull, diff, attempt));
        }
    }

    /** Comments on a judged pull request. */
    @FunctionalInterface
    private interface Speech {
        Said of(PullSources sources, PullScanner.Judged judged);
    }

    private CheckDraft judged(PullRequest pull, PullDiff diff, Speech speech) {
        PullSources sources = pulls.open(pull, diff);
        boolean silent = isLeftAlone(pull, diff, sources);
        List<SameHead> beside = silent ? others(pull) : List.of();
        if (silent && beside.isEmpty()) {
            return drafts.notYet();
        }
        PullScanner.Judged judged = scanner.scan(sources, diff);
        if (hasLeft(sources)) {
            List<SameHead> heirs = others(pull);
            if (!heirs.isEmpty()) {
                return FormerHeadText.of(pull, heirs);
            }
        }
        Verdict verdict = judged.verdict();
        // A failure cannot get worse, so the others need no judgement.
        List<SameHead> same = silent || verdict.conclusion() == Conclusion.FAILURE ? beside : others(pull);
        // The check belongs to the others, too, so a draft is judged for it, but gets no comments.
        Said said = silent ? nothing(sources, judged) : speech.of(sources, judged);
        List<String> notes =
                Stream.concat(judged.notes().stream(), said.notes().stream()).toList();
        Offered offered = new Offered(buttons(pull, verdict), said.suggestions());
        return told(said, Drafts.with(drafts.check(verdict, judged.head(), notes, offered), same));
    }

    /**
     * Returns whether a pull request is closed, or has another head. Its event may have waited or arrived late; the
     * work for the remaining pull requests with that head was done then.
     */
    private static boolean hasLeft(PullSources sources) {
        return sources.lastStanding() != Standing.CURRENT && sources.standing() != Standing.CURRENT;
    }

    /** Returns the verdicts on the other pull requests with the same head. */
    private List<SameHead> others(PullRequest pull) {
        List<SameHead> found = others.of(pull);
        heads.asked(pull, found.isEmpty());
        return found;
    }

    /** Returns whether a commit was the head of only one pull request, as far as this process remembers. */
    boolean wasOfOneAlone(BranchTip commit) {
        return heads.isOfOneAlone(commit);
    }

    private static CheckDraft told(Said said, CheckDraft own) {
        return said.superseded() ? Drafts.superseded(own) : own;
    }

    /** Returns whether it is a draft, and the configuration skips drafts. */
    private boolean isLeftAlone(PullRequest pull, PullDiff diff, PullSources sources) {
        boolean mayBe = pull.is(Trait.DRAFT) || pull.is(Trait.MENTIONED);
        return mayBe
                && !PullScanner.configuration(sources, diff).review().drafts()
                && (pull.is(Trait.DRAFT) || branches.find(pull.ref()).pull().is(Trait.DRAFT));
    }

    private CheckDraft reviewed(PullRequest pull, PullDiff diff, Attempt attempt) {
        return judged(pull, diff, (sources, judged) -> {
            ThreadMatcher memory = memory(sources, judged);
            Words words = words(judged, diff, memory);
            return conversation.say(pull, sources, words, attempt).beside(memory, words.wrong());
        });
    }

    private static ThreadMatcher memory(PullSources sources, PullScanner.Judged judged) {
        return ThreadMatcher.of(
                sources.threads(), sources.said(), sources.head().paths(), judged.verdict(), judged.head());
    }

    private Words words(PullScanner.Judged judged, PullDiff diff, ThreadMatcher memory) {
        Verdict verdict = judged.verdict();
        Optional<ReviewDraft> review =
                judged.review().comment() ? drafts.review(verdict, diff, memory) : Optional.empty();
        List<Correction> wrong = verdict.finished() ? drafts.corrections(verdict, diff, memory) : List.of();
        List<ThreadMatcher.Settled> gone = verdict.whole() && verdict.finished() ? memory.settled() : List.of();
        return new Words(wrong, review, gone);
    }

    private List<Button> buttons(PullRequest pull, Verdict verdict) {
        return pull.is(Trait.OWN_HEAD)
                        && branches.mayWrite(pull.repository())
                        && !Fixable.of(verdict, FixAll.writable(branches, pull.repository()))
                                .allowed()
                                .isEmpty()
                ? List.of(Button.FIX_ALL)
                : List.of();
    }

    /** Handles a pull request without relevant changes that has comments, or that shares its head. */
    private CheckDraft nothingLeft(PullRequest pull, PullDiff diff, Attempt attempt) {
        List<SameHead> same = others(pull);
        PullSources sources = pulls.open(pull, diff);
        List<ThreadMatcher.Settled> gone =
                ThreadMatcher.ofNothing(sources.threads()).settled();
        Said said = conversation.say(pull, sources, new Words(List.of(), Optional.empty(), gone), attempt);
        return told(said, Drafts.with(drafts.nothingRelevant(said.notes()), same));
    }
}
