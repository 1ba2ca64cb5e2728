package dev.undebug.review.draft;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.scan.allow.AllowComment;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the comment on one finding, to be read in seconds: its severity and what strangers get, why that is real, the
 * fix. The evidence and the way to allow it are folded.
 */
public final class CommentText {
    /** A longer diff is not shown, only the description of the fix. */
    private static final int MAX_DIFF = 12;

    /** Recognises pointers in the wording of earlier versions, whose comments still exist. */
    private static final Pattern POINTER = Pattern.compile(
            "^(?:To fix it, .*\\. The suggestion at .* does that, too|The suggestion at .* fixes this, too)\\.$",
            Pattern.MULTILINE);

    private static final Pattern HEADLINE = Pattern.compile("\\*\\*([A-Z][a-z]+): ");

    private static final Pattern FORMER_HEADLINE = Pattern.compile("\\*\\*.*\\*\\* \\(([a-z]+)\\)\\s");

    private static final Pattern REFERENCE =
            Pattern.compile("\\*\\*[A-Z][a-z]+: the same [A-Za-z ]+, by another switch\\.\\*\\* ");

    private final RulePages pages;

    public CommentText(RulePages pages) {
        this.pages = pages;
    }

    /** The length of a comment. */
    public enum Telling {
        WHOLE,
        /** Another comment explains the common cause. */
        REFERENCE
    }

    public String of(Finding finding, Placement.Spot spot, Telling telling) {
        return words(finding, spot, telling) + "\n\n" + FindingMarker.of(finding.fingerprint());
    }

    /** Returns the new text for the comment of a thread. It keeps its marker, so that it does not count as deleted. */
    String anew(ThreadMatcher.Known known, Placement.Spot spot, Telling telling) {
        return words(known.finding(), spot, telling) + "\n\n"
                + (known.mistakable()
                        ? FindingMarker.of(known.finding().fingerprint())
                        : known.thread().marker());
    }

    private String words(Finding finding, Placement.Spot spot, Telling telling) {
        return "**" + Markdown.prose(headline(finding, telling)) + ".** " + Markdown.prose(reason(finding, telling))
                + "\n\n" + where(finding, spot)
                + finding.fix().map(fix -> remedy(fix, spot)).orElse("")
                + folded(finding);
    }

    /** Returns the severity and what strangers get, in plain text with code spans and without a full stop. */
    String headline(Finding finding, Telling telling) {
        return common(finding, telling).map(Cause::headline).orElseGet(() -> Headline.of(finding, pages));
    }

    /** Returns why the finding is real, in plain text with code spans. */
    String reason(Finding finding, Telling telling) {
        return common(finding, telling).map(cause -> Cause.enough(finding)).orElseGet(finding::message);
    }

    private Optional<Cause> common(Finding finding, Telling telling) {
        return telling == Telling.REFERENCE ? cause(finding) : Optional.empty();
    }

    /** Returns the length of the comment on each finding; the first one with a cause explains it. */
    Map<Finding, Telling> tellings(List<Finding> findings) {
        Set<Cause> explained = new HashSet<>();
        Map<Finding, Telling> tellings = new HashMap<>();
        for (Finding finding : findings) {
            boolean known =
                    cause(finding).filter(cause -> !explained.add(cause)).isPresent();
            tellings.put(finding, known ? Telling.REFERENCE : Telling.WHOLE);
        }
        return tellings;
    }

    private static String where(Finding finding, Placement.Spot spot) {
        String place = Markdown.code(finding.place().toString());
        return switch (spot.on()) {
            case ITSELF -> "";
            case CAUSE -> "This change puts " + place + " into effect.\n\n";
            case FORMER_LINES -> "These lines have changed. The finding is now at " + place + ".\n\n";
        };
    }

    /** GitHub renders Markdown in a folded part only after an empty line, and suggestions only outside of one. */
    private String folded(Finding finding) {
        Optional<String> allow =
                finding.allowable() ? AllowComment.above(finding.place(), finding.rule()) : Optional.empty();
        StringBuilder text = new StringBuilder("<details>\n<summary>How Undebug knows")
                .append(allow.isPresent() ? " · Intended?" : "")
                .append("</summary>\n\n");
        finding.evidence()
                .forEach(step -> text.append("- ").append(evidence(step)).append('\n'));
        text.append(finding.evidence().isEmpty() ? "" : "\n");
        allow.ifPresent(comment -> text.append("To allow this, write ")
                .append(Markdown.code(comment))
                .append(" on the line above ")
                .append(Markdown.code(finding.place().toString()))
                .append(".\n\n"));
        return text.append("[About `")
                .append(finding.rule())
                .append("`](")
                .append(pages.link(finding.rule()))
                .append(")\n\n</details>")
                .toString();
    }

    /** Returns the cause that a finding shares with others; empty if it explains itself. */
    Optional<Cause> cause(Finding finding) {
        return Cause.of(finding, pages);
    }

    /** Returns whether a thread already has the right text about a finding, for the place of the thread. */
    boolean isSaid(FindingThread thread, Finding finding, Placement.Spot spot, Telling telling) {
        return thread.marker().words(thread.comment().body()).equals(words(finding, spot, telling));
    }

    /** Returns whether a comment points at the suggestion in another comment. */
    public static boolean pointsAtSuggestion(String said) {
        return POINTER.matcher(said.replace("\r", "")).find();
    }

    /** Returns whether a comment refers to another one's explanation. */
    public static boolean refers(String said) {
        return REFERENCE.matcher(said).lookingAt();
    }

    /** Returns the severity in a comment; empty if somebody has written something above it. */
    public static Optional<Severity> severity(String said) {
        return Stream.of(HEADLINE, FORMER_HEADLINE)
                .map(headline -> headline.matcher(said))
                .filter(Matcher::lookingAt)
                .flatMap(headline -> Severity.named(headline.group(1).toLowerCase(Locale.ROOT)).stream())
                .findFirst();
    }

    /** Returns the text of a comment with its marker replaced by a finding's. */
    static String marked(FindingThread thread, Finding finding) {
        // After the edit, the app is the last editor.
        return thread.marker()
                .replaced(
                        thread.comment().body(),
                        new FindingMarker(finding.fingerprint(), false),
                        thread.comment().rewritten());
    }

    /** Returns the text of a thread's first comment after its finding is settled. */
    static String settled(ThreadMatcher.Settled settled, CommitSha head) {
        FindingThread thread = settled.thread();
        String since = "**As of " + head.shown() + ", ";
        String last =
                switch (settled.why()) {
                    case GONE -> "**Fixed in " + head.shown() + ".**";
                    case KEPT_OUT -> since + "the configuration hides this finding.**";
                    case ALLOWED -> since + "a comment in the source allows this finding.**";
                    case BEFORE ->
                        // The remaining occurrence may be an equal finding, while this one was fixed.
                        since + "the remaining occurrence in " + Markdown.code(settled.path())
                                + " already exists on the base branch.**";
                    case UNTOUCHED -> since + "this pull request no longer affects this finding.**";
                };
        FindingMarker marker = thread.marker();
        return last + "\n\n<details>\n<summary>Original comment</summary>\n\n"
                + Suggestion.withdrawn(marker.words(thread.comment().body())) + "\n\n</details>\n\n"
                + new FindingMarker(marker.fingerprint(), true);
    }

    /** Returns one link of the chain, with the place first. */
    static String evidence(EvidenceStep evidence) {
        return Markdown.code(evidence.place().toString()) + " " + Markdown.prose(evidence.text());
    }

    /** A fix that GitHub cannot commit with a click is shown as a diff. */
    private static String remedy(Fix fix, Placement.Spot spot) {
        if (spot.suggestion().isPresent()) {
            Suggestion lines = spot.suggestion().get();
            return spot.bears()
                    ? others(spot.others()) + lines.block() + "\n\n"
                    : "The suggestion at " + Markdown.code(spot.path() + ":" + lines.startLine())
                            + " fixes this, too.\n\n";
        }
        String what = "Fix: " + Markdown.prose(fix.description());
        return Suggestion.of(fix)
                .filter(lines -> lines.size() <= MAX_DIFF && lines.isShort(file(fix)))
                .map(lines ->
                        what + " in " + Markdown.code(file(fix).path()) + ":\n\n" + lines.diff(file(fix)) + "\n\n")
                .orElseGet(() -> what + ".\n\n");
    }

    private static SourceFile file(Fix fix) {
        return fix.edits().get(0).file();
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "This suggestion also fixes the other finding on these lines:\n\n";
            default -> "This suggestion also fixes the other " + count + " findings on these lines:\n\n";
        };
    }
}
