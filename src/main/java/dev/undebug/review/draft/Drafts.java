package dev.undebug.review.draft;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Annotation;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.CheckDraft.Level;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.Correction;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.pull.Settlement;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Finding;
import dev.undebug.scan.ScanResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes what will be published. Pure: the same input gives the same texts. */
public final class Drafts {
    private static final int MAX_ANNOTATION_TITLE = 255;

    /** More annotations on a branch than anybody reads. */
    private static final int MAX_AUDITED = 200;

    private final RulePages pages;
    private final SubjectKind kind;
    private final String noun;
    private final CommentText comments;
    private final SummaryText summaries;

    public Drafts(RulePages pages, SubjectKind kind) {
        this.pages = pages;
        this.kind = kind;
        noun = kind.noun();
        comments = new CommentText(pages);
        summaries = new SummaryText(pages, kind);
    }

    /** Returns the verdict on another pull request, of which the number is said. */
    public static String titleOfAnother(Verdict verdict) {
        return SummaryText.title(verdict, "it");
    }

    /**
     * Returns the check of a branch: what is there is told, and turns nothing red.
     *
     * @param others pull requests with the same head, whose verdict stands all the same
     */
    public CheckDraft audit(ScanResult scan, List<String> notes, List<SameHead> others) {
        List<Finding> there = scan.findings().stream()
                .filter(finding -> !finding.suppressed())
                .toList();
        CheckDraft own = new CheckDraft(
                Conclusion.SUCCESS,
                SummaryText.count(there, scan.keptOut()),
                summaries.audit(scan, notes, others.isEmpty()),
                there.stream()
                        .limit(MAX_AUDITED)
                        .map(finding -> annotation(finding, false))
                        .toList());
        return with(own, others);
    }

    /** Returns the check of a commit that is not there any more, or in which a file is missing. */
    public CheckDraft gone() {
        return notAnalysed("A commit of this " + noun
                + ", or a file in it, could not be found on GitHub: it was deleted meanwhile, or the app has no access to it"
                + " any more. If it is there, press **Re-run**.");
    }

    public CheckDraft check(Verdict verdict, ScanResult head, List<String> notes, Offered offered) {
        return new CheckDraft(
                verdict.conclusion(),
                summaries.title(verdict),
                summaries.summary(verdict, head, notes, offered),
                verdict.counted().stream()
                        .map(finding -> annotation(finding, verdict.blocks(finding)))
                        .toList(),
                offered.buttons());
    }

    /**
     * Returns the check of a draft where the configuration wants none reviewed. It does not pass: between the moment in which the
     * draft is marked as ready and its review it could be merged.
     */
    public CheckDraft notYet() {
        return new CheckDraft(
                Conclusion.CANCELLED,
                "Drafts are not reviewed here",
                "The configuration says `drafts: false`. The review comes when this " + noun
                        + " is marked as ready; until then this check does not pass.\n",
                List.of());
    }

    /** Returns the check of a commit that was replaced before it was judged. */
    public CheckDraft displaced() {
        return new CheckDraft(
                Conclusion.CANCELLED,
                "Not finished: the " + noun + " changed meanwhile",
                "The " + noun + " changed before Undebug was done with this check. The newest one has the verdict.\n",
                List.of());
    }

    /** Returns the check of a pull request that changes no file that could matter. */
    public CheckDraft nothingRelevant(List<String> notes) {
        return new CheckDraft(
                Conclusion.SUCCESS,
                "Nothing here can switch debug mode on",
                "This " + noun + " changes no Python file and no file that decides how the program is launched.\n"
                        + SummaryText.notes(notes),
                List.of());
    }

    /**
     * Returns the check with what other pull requests with the same head come to: the worst counts, since the check is the
     * commit's.
     */
    public static CheckDraft with(CheckDraft own, List<SameHead> others) {
        Optional<SameHead> worse = others.stream()
                .filter(other -> other.conclusion().compareTo(own.conclusion()) > 0)
                .max(Comparator.comparing(SameHead::conclusion));
        return others.isEmpty()
                ? own
                : new CheckDraft(
                        worse.map(SameHead::conclusion).orElse(own.conclusion()),
                        worse.map(other -> "#" + other.number() + " has the same head: " + other.title())
                                .orElse(own.title()),
                        SummaryText.clamp(SummaryText.others(others, worse) + own.summary()),
                        own.annotations(),
                        own.buttons());
    }

    /** Returns the check of a commit that was replaced while it was judged. */
    public static CheckDraft superseded(CheckDraft own) {
        return beginning(
                "**There is a newer commit, and its check counts.** No comments were posted for this one.", own);
    }

    /** Returns the check with what is news to whoever looks, before what they may have read. */
    public static CheckDraft beginning(String paragraph, CheckDraft own) {
        return new CheckDraft(
                own.conclusion(),
                own.title(),
                SummaryText.clamp(paragraph + "\n\n" + own.summary()),
                own.annotations(),
                own.buttons());
    }

    /** Returns the check of an analysis that broke: it must not open the merge. */
    public CheckDraft failed() {
        return notAnalysed(
                "Something went wrong inside Undebug, not in this " + noun + ". It is tried again by itself a few"
                        + " times. After that, press **Re-run**; if it fails again, please tell whoever runs this app: the"
                        + " server's log has the reason.");
    }

    /** Returns the check of an analysis for which GitHub does not answer. */
    public CheckDraft unanswered() {
        return notAnalysed(
                "For some time GitHub has not answered what Undebug asked about it. It is tried again by itself every"
                        + " ten minutes; **Re-run** tries it at once.");
    }

    /** Returns the check of an analysis for which GitHub refused something. */
    public CheckDraft refused(String reason) {
        return notAnalysed(Markdown.sentence(reason) + " Once that is settled, press **Re-run**.");
    }

    private CheckDraft notAnalysed(String why) {
        String what = kind.unknown() == Conclusion.FAILURE ? "The check fails because nothing" : "Nothing";
        return new CheckDraft(
                kind.unknown(),
                "Undebug could not analyse this " + noun,
                what + " is known about the " + noun + ".\n\n" + why + "\n",
                List.of());
    }

    /**
     * Returns the review; empty when there is nothing new to say.
     *
     * @param memory what was said before
     */
    public Optional<ReviewDraft> review(Verdict verdict, PullDiff diff, Memory memory) {
        List<Finding> fresh = verdict.introduced().stream()
                .filter(finding -> !memory.knows(finding))
                .toList();
        Placement placement = new Placement(diff, fresh);
        List<Comment> placed = new ArrayList<>();
        boolean blocking = false;
        for (Finding finding : fresh) {
            Optional<Placement.Spot> spot = placement.of(finding);
            spot.ifPresent(found -> placed.add(comment(finding, found)));
            blocking |= spot.isPresent() && verdict.blocks(finding);
        }
        return placed.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReviewDraft(body(blocking, placed.size()), placed));
    }

    /** Returns what is to be said from now on in the comments that are not true any more. */
    public List<Correction> corrections(Verdict verdict, PullDiff diff, Memory memory) {
        return new Corrections(comments, new Placement(diff, verdict.introduced()), memory.known()).all();
    }

    /** Returns the last word on findings that are gone, or allowed. */
    public static List<Settlement> settlements(List<Memory.Settled> settled, CommitSha head) {
        return settled.stream()
                .map(each -> new Settlement(each.thread(), CommentText.settled(each, head)))
                .toList();
    }

    private Comment comment(Finding finding, Placement.Spot spot) {
        return new Comment(spot.path(), spot.startLine(), spot.endLine(), comments.of(finding, spot));
    }

    /** Returns what is said above the comments: of these, and not of what is said elsewhere or was before. */
    private static String body(boolean blocking, int comments) {
        if (blocking) {
            return "This pull request would switch debug mode on. The "
                    + (comments == 1 ? "comment says" : "comments say")
                    + " where, what a stranger could do with it, and how to fix it.";
        }
        return comments == 1
                ? "A note on debug mode. It does not block the merge."
                : "Notes on debug mode. None of them blocks the merge.";
    }

    private Annotation annotation(Finding finding, boolean blocks) {
        String title = pages.title(finding.rule());
        StringBuilder message = new StringBuilder(finding.message());
        for (Evidence evidence : finding.evidence()) {
            message.append("\n- ").append(evidence.place()).append(' ').append(evidence.text());
        }
        finding.fix().ifPresent(fix -> message.append("\nTo fix it, ")
                .append(fix.description())
                .append('.'));
        return new Annotation(
                finding.place().path(),
                Placement.firstLine(finding),
                Placement.lastLine(finding),
                blocks ? Level.FAILURE : Level.WARNING,
                title.substring(0, Math.min(title.length(), MAX_ANNOTATION_TITLE)),
                message.toString());
    }
}
