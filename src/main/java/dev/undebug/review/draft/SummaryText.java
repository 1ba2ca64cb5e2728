package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.ScanResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the check run's title and summary: the verdict first, then what strangers get, then the lists. */
public final class SummaryText {
    private static final String THERE = "Already on the base branch";
    private static final String NOTHING_COUNTS = "No reportable findings";
    private static final String NOTES = "Notes";
    private static final String DOUBTS = "Unknown";
    private static final String ALLOWED = "Allowed by a comment in the source";

    private final RulePages pages;
    private final SubjectKind kind;
    private final String noun;
    private final SummaryTables tables;

    /** @param kind the kind of subject */
    SummaryText(RulePages pages, SubjectKind kind) {
        this.pages = pages;
        this.kind = kind;
        noun = kind.noun();
        tables = new SummaryTables(pages);
    }

    String title(Verdict verdict) {
        return title(verdict, "this " + noun);
    }

    /**
     * Returns the verdict in one line.
     *
     * @param what the subject, such as {@code this pull request}
     */
    static String title(Verdict verdict, String what) {
        long blocking = verdict.blocking();
        if (blocking > 0) {
            return blocking == 1 ? "1 finding blocks " + what : blocking + " findings block " + what;
        }
        if (!verdict.finished()) {
            return "Undebug could not analyse all of " + what;
        }
        int introduced = verdict.counted().size();
        boolean unknown = !verdict.doubts().isEmpty();
        if (introduced > 0 && !verdict.doubtBlocks()) {
            return (introduced == 1 ? "1 finding, not blocking" : introduced + " findings, none blocking")
                    + (unknown ? "; " + DoubtText.count(verdict.doubts()) : "");
        }
        if (unknown) {
            return DoubtText.title(verdict.doubts());
        }
        int allowed = verdict.allowed().size();
        if (allowed > 0) {
            return allowed == 1
                    ? "1 new finding, allowed by a comment"
                    : allowed + " new findings, allowed by comments";
        }
        if (!verdict.keptOut().isEmpty()) {
            return NOTHING_COUNTS;
        }
        return verdict.whole() ? "No debug mode introduced" : "No debug mode found in the files that could be read";
    }

    /**
     * Returns the summary.
     *
     * @param notes sentences about gaps and the configuration, in Markdown
     * @param offered the ways to commit the fixes with a click
     */
    String summary(Verdict verdict, ScanResult head, List<String> notes, Offered offered) {
        StringBuilder text = new StringBuilder();
        text.append(opening(verdict, offered)).append("\n\n");
        list(DOUBTS, DoubtText.lines(verdict.doubts()), text);
        tables.services(head.services(), text);
        tables.findings("Introduced by this " + noun, verdict.introduced(), text);
        HowToTest.of(verdict, head.services(), pages)
                .ifPresent(how -> text.append("### How to test\n\n").append(how).append("\n\n"));
        tables.findings(existing(verdict.rule()), verdict.existing(), text);
        tables.findings("Introduced by this " + noun + ", and allowed by a comment", verdict.allowed(), text);
        tables.findings(ALLOWED, verdict.suppressed(), text);
        list(NOTES, notes, text);
        return clamp(text.toString().strip() + "\n");
    }

    private static String existing(Verdict.Rule rule) {
        return rule.all() ? THERE + ", counted because of `scope: all`" : THERE + ", not counted";
    }

    private String opening(Verdict verdict, Offered offered) {
        if (verdict.blocking() > 0) {
            return "**" + stakes(verdict) + "** " + levels(verdict.rule().failOn()) + remedy(offered);
        }
        if (!verdict.finished()) {
            return "**The check fails, because Undebug could not finish the analysis.** Code that was not evaluated may turn"
                    + " debug mode on. The reason is below; please check that code yourself. Anyone who may bypass a"
                    + " required check can still merge this " + noun + ".";
        }
        if (!verdict.doubts().isEmpty() && (verdict.counted().isEmpty() || verdict.doubtBlocks())) {
            return DoubtText.opening(verdict.doubtBlocks(), noun);
        }
        if (!verdict.counted().isEmpty()) {
            String what = verdict.rule().all() ? "No finding" : "No finding of this " + noun;
            return "**" + what + " blocks the merge.** " + levels(verdict.rule().failOn());
        }
        if (!verdict.allowed().isEmpty()) {
            return "**Nothing blocks the merge, because comments in the source allow what this " + noun
                    + " introduces.** Read those comments closely.";
        }
        if (!verdict.keptOut().isEmpty()) {
            return "**This " + noun
                    + " introduces no reportable findings.** Debug mode is on, but the configuration hides"
                    + " it: see *" + NOTES + "*." + before(verdict);
        }
        return verdict.whole()
                ? "**This " + noun + " introduces no debug mode.**" + before(verdict)
                : "**The files of this " + noun
                        + " that could be read introduce no debug mode.** Please check the others" + " yourself: see *"
                        + NOTES + "*." + before(verdict);
    }

    /** Returns a sentence on the consequences of the blocking findings. */
    private String stakes(Verdict verdict) {
        List<Finding> blocking =
                verdict.introduced().stream().filter(verdict::blocks).toList();
        if (blocking.isEmpty()) {
            return "Findings that are " + THERE.toLowerCase(Locale.ROOT)
                    + " block the merge, because the configuration says `scope: all`.";
        }
        String many = blocking.size() == 1 ? "has 1 blocking finding" : "has " + blocking.size() + " blocking findings";
        return ReviewBody.harm(blocking, "This " + noun).orElse("This " + noun + " " + many + ".");
    }

    /** Returns a sentence on the severities that block. */
    private static String levels(Severity failOn) {
        List<String> levels = Arrays.stream(Severity.values())
                .filter(severity -> severity.atLeast(failOn))
                .map(severity -> "`" + severity.id() + "`")
                .toList();
        int last = levels.size() - 1;
        if (failOn == Severity.LOW) {
            return "Every finding blocks the merge.";
        }
        String which =
                last == 0 ? levels.get(0) : String.join(", ", levels.subList(0, last)) + " and " + levels.get(last);
        return "Only " + which + " findings block the merge.";
    }

    /** A merge queue has no comments, and nobody can commit to it. */
    private String remedy(Offered offered) {
        if (kind == SubjectKind.MERGE_GROUP) {
            return " Fix the pull request that introduces this, and queue it again.";
        }
        if (offered.fixAll()) {
            return " **Fix all** on this check commits every proved fix, with you as co-author.";
        }
        return offered.suggestions() ? " Commit each suggestion in the review comments with one click." : "";
    }

    /** The table shows what strangers get, also where the base branch has it already. */
    private static String before(Verdict verdict) {
        if (verdict.existing().stream().anyMatch(SummaryText::isOn)) {
            return " It was already on: see *" + THERE + "*.";
        }
        return verdict.suppressed().stream().anyMatch(SummaryText::isOn)
                ? " It was already on: see *" + ALLOWED + "*."
                : "";
    }

    public static boolean isOn(Finding finding) {
        return finding.exposure().compareTo(Exposure.FLAG) <= 0;
    }

    /** Returns the number of findings on a branch, in one line. */
    static String count(List<Finding> findings, List<Finding> keptOut) {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .map(worst -> findings.size() == 1
                        ? "1 finding (" + worst.id() + ")"
                        : findings.size() + " findings, the worst is " + worst.id())
                .orElse(keptOut.stream().anyMatch(SummaryText::isOn) ? NOTHING_COUNTS : "No debug mode found");
    }

    /**
     * Returns the summary of a branch on its own.
     *
     * @param notes sentences about gaps and the configuration, in Markdown
     * @param alone whether no pull request has the same head, so that nothing can fail the check
     */
    String audit(ScanResult scan, List<String> notes, boolean alone) {
        List<Finding> found = worstFirst(scan, false);
        StringBuilder text = new StringBuilder(
                (found.isEmpty() ? "**No findings on this branch.** " : "**Findings on this branch.** ")
                        + (alone ? "This check never fails by itself. " : "")
                        + "To keep debug mode from being merged, make `Undebug` a required check for the branch.\n\n");
        tables.services(scan.services(), text);
        tables.findings("Findings", found, text);
        tables.findings(ALLOWED, worstFirst(scan, true), text);
        list(NOTES, notes, text);
        return clamp(text.toString().strip() + "\n");
    }

    private static List<Finding> worstFirst(ScanResult scan, boolean suppressed) {
        return scan.findings().stream()
                .filter(finding -> finding.suppressed() == suppressed)
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    /** Returns the section of notes; empty without notes. */
    static String notes(List<String> notes) {
        StringBuilder text = new StringBuilder();
        list(NOTES, notes, text.append('\n'));
        return notes.isEmpty() ? "" : text.toString().stripTrailing() + "\n";
    }

    /**
     * Returns the section on other pull requests with the same head.
     *
     * @param worse the one that decides; empty if none is worse than the subject itself
     */
    static String others(List<SameHead> others, Optional<SameHead> worse) {
        StringBuilder text = new StringBuilder("A commit has one check run. This commit is also the head of:\n\n");
        others.forEach(other -> text.append("- #")
                .append(other.number())
                .append(": ")
                .append(Markdown.prose(other.title()))
                .append('\n'));
        String why = worse.filter(other -> other.conclusion() == Conclusion.FAILURE)
                .map(other -> " That is why this check fails.")
                .orElse("");
        return text.append("\nThe worst verdict counts.")
                .append(why)
                .append("\n\n")
                .toString();
    }

    private static void list(String heading, List<String> lines, StringBuilder text) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("### ").append(heading).append("\n\n");
        lines.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append('\n');
    }

    public static String clamp(String text) {
        String end = "\n\n(The rest of this summary was too long to show.)\n";
        if (text.length() <= CheckDraft.MAX_TEXT) {
            return text;
        }
        int cut = CheckDraft.MAX_TEXT - end.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }
}
