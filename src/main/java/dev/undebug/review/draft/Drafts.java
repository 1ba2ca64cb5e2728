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
import dev.undebug.review.draft.CommentText.Telling;
import dev.undebug.rule.Finding;
import dev.undebug.scan.ScanResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the texts to publish. Pure: the same input gives the same texts. */
public final class Drafts {
    private static final int MAX_ANNOTATION_TITLE = 255;

    /** Nobody reads more annotations on a branch. */
    private static final int MAX_AUDITED = 200;

    private final SubjectKind kind;
    private final String noun;
    private final CommentText comments;
    private final SummaryText summaries;

    public Drafts(RulePages pages, SubjectKind kind) {
        this.kind = kind;
        noun = kind.noun();
        comments = new CommentText(pages);
        summaries = new SummaryText(pages, kind);
    }

    /** Returns the verdict on another pull request, for a text that names its number. */
    public static String titleOfAnother(Verdict verdict) {
        return SummaryText.title(verdict, "it");
    }

    /**
     * Returns the check of a branch, which reports findings but never fails.
     *
     * @param others pull requests with the same head, whose verdicts count
     */
    public CheckDraft audit(ScanResult scan, List<String> notes, List<SameHead> others) {
        List<Finding> there = scan.findings().stream()
                .filter(finding -> !finding.suppressed())
                .toList();
        CheckDraft own = new CheckDraft(
                Conclusion.SUCCESS,
                SummaryText.count(there, scan.keptOut()),
                summaries.audit(scan, notes, others.isEmpty()),
                annotations(there.stream().limit(MAX_AUDITED).toList(), finding -> false));
        return with(own, others);
    }

    /** Returns the check of a commit that is gone, or that lacks a file. */
    public CheckDraft gone() {
        return notAnalysed("GitHub does not find a commit of this " + noun
                + ", or a file in it: it was deleted, or the app lost access to it. If it exists, press **Re-run**.");
    }

    public CheckDraft check(Verdict verdict, ScanResult head, List<String> notes, Offered offered) {
        return new CheckDraft(
                verdict.conclusion(),
                summaries.title(verdict),
                summaries.summary(verdict, head, notes, offered),
                annotations(
                        Stream.concat(verdict.counted().stream(), verdict.allowed().stream())
                                .toList(),
                        finding -> !finding.suppressed() && verdict.blocks(finding)),
                offered.buttons());
    }

    /**
     * Returns the check of a draft if the configuration skips drafts. It does not pass: otherwise the pull request
     * could be merged between being marked as ready and its review.
     */
    public CheckDraft notYet() {
        return new CheckDraft(
                Conclusion.CANCELLED,
                "Drafts are not reviewed",
                "The configuration says `drafts: false`. Mark this " + noun
                        + " as ready for review to run this check; until then, it does not pass.\n",
                List.of());
    }

    /** Returns the check of a commit that was replaced before it was judged. */
    public CheckDraft displaced() {
        return new CheckDraft(
                Conclusion.CANCELLED,
                "Cancelled: the " + noun + " changed",
                "The " + noun + " changed before Undebug finished this check. See the newest check for the verdict.\n",
                List.of());
    }

    /** Returns the check of a pull request without relevant files. */
    public CheckDraft nothingRelevant(List<String> notes) {
        return new CheckDraft(
                Conclusion.SUCCESS,
                "No relevant changes",
                "This " + noun + " changes no Python file and no file that starts or configures an app.\n"
                        + SummaryText.notes(notes),
                List.of());
    }

    /**
     * Returns the check combined with the verdicts on other pull requests with the same head: the worst one counts,
     * since they share the commit's check.
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
        return beginning("**There is a newer commit; its check counts.** No comments were posted for this one.", own);
    }

    /** Returns the check with a paragraph of news before its own text. */
    public static CheckDraft beginning(String paragraph, CheckDraft own) {
        return new CheckDraft(
                own.conclusion(),
                own.title(),
                SummaryText.clamp(paragraph + "\n\n" + own.summary()),
                own.annotations(),
                own.buttons());
    }

    /** Returns the check of a failed analysis: it must not allow the merge. */
    public CheckDraft failed() {
        return notAnalysed(
                "This is an error in Undebug, not in this " + noun + ". Undebug retries a few times. After that, press"
                        + " **Re-run**. If it fails again, tell the operator of this app: the reason is in the server's log.");
    }

    /** Returns the check of an analysis that got no answer from GitHub. */
    public CheckDraft unanswered() {
        return notAnalysed("GitHub does not answer. Undebug retries every ten minutes; press **Re-run** to retry now.");
    }

    /** Returns the check of an analysis that GitHub refused something. */
    public CheckDraft refused(String reason) {
        return notAnalysed(Markdown.sentence(reason) + " Once this is resolved, press **Re-run**.");
    }

    private CheckDraft notAnalysed(String why) {
        String what = kind.unknown() == Conclusion.FAILURE
                ? "The check fails, because nothing is known about this " + noun + ".\n\n"
                : "";
        return new CheckDraft(kind.unknown(), "Undebug could not analyse this " + noun, what + why + "\n", List.of());
    }

    /**
     * Returns the review; empty if there is nothing new to say.
     *
     * @param memory the earlier comments
     */
    public Optional<ReviewDraft> review(Verdict verdict, PullDiff diff, ThreadMatcher memory) {
        List<Finding> fresh = verdict.introduced().stream()
                .filter(finding -> !memory.knows(finding))
                .toList();
        Placement placement = new Placement(diff, fresh);
        Map<Finding, Placement.Spot> spots = new LinkedHashMap<>();
        fresh.forEach(finding -> placement.of(finding).ifPresent(spot -> spots.put(finding, spot)));
        List<Finding> told = List.copyOf(spots.keySet());
        Map<Finding, Telling> tellings = comments.tellings(told);
        List<Comment> placed = new ArrayList<>();
        spots.forEach(
                (finding, spot) -> placed.add(comment(finding, spot, tellings.getOrDefault(finding, Telling.WHOLE))));
        return placed.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReviewDraft(ReviewBody.of(told, verdict.rule().failOn(), comments), placed));
    }

    /** Returns corrections of outdated comments. */
    public List<Correction> corrections(Verdict verdict, PullDiff diff, ThreadMatcher memory) {
        return new Corrections(comments, new Placement(diff, verdict.introduced()), memory.known()).all();
    }

    /** Returns the final texts on findings that are gone or allowed. */
    public static List<Settlement> settlements(List<ThreadMatcher.Settled> settled, CommitSha head) {
        return settled.stream()
                .map(each -> new Settlement(each.thread(), CommentText.settled(each, head)))
                .toList();
    }

    private Comment comment(Finding finding, Placement.Spot spot, Telling telling) {
        return new Comment(spot.path(), spot.startLine(), spot.endLine(), comments.of(finding, spot, telling));
    }

    private List<Annotation> annotations(List<Finding> findings, Predicate<Finding> blocks) {
        Map<Finding, Telling> tellings = comments.tellings(findings);
        return findings.stream()
                .map(finding -> annotation(
                        finding,
                        tellings.getOrDefault(finding, Telling.WHOLE),
                        blocks.test(finding) ? Level.FAILURE : Level.WARNING))
                .toList();
    }

    /** GitHub renders no Markdown in annotations, and folds the details. */
    private Annotation annotation(Finding finding, Telling telling, Level level) {
        String title = Markdown.plain(comments.headline(finding, telling));
        String fix = finding.fix()
                .map(found -> "\nFix: " + Markdown.plain(found.description()) + ".")
                .orElse("");
        return new Annotation(
                finding.place().path(),
                Placement.firstLine(finding),
                Placement.lastLine(finding),
                level,
                title.substring(0, Math.min(title.length(), MAX_ANNOTATION_TITLE)),
                Markdown.plain(comments.reason(finding, telling)) + fix,
                finding.evidence().stream()
                        .map(step -> step.place() + " " + Markdown.plain(step.text()))
                        .collect(Collectors.joining("\n")));
    }
}
