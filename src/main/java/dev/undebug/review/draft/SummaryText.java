package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.ServiceReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the check run's title and summary: the verdict first, then what a stranger gets, then the lists. */
public final class SummaryText {
    private static final int MAX_LISTED = 50;
    private static final String THERE = "Already there";
    private static final String NOTHING_COUNTS = "Nothing is found that counts here";
    private static final String NOTES = "Please note";
    private static final String ALLOWED = "Allowed by a comment in the source";

    private final RulePages pages;
    private final SubjectKind kind;
    private final String noun;

    /**
     * @param kind what is judged
     */
    SummaryText(RulePages pages, SubjectKind kind) {
        this.pages = pages;
        this.kind = kind;
        noun = kind.noun();
    }

    String title(Verdict verdict) {
        return title(verdict, "this " + noun);
    }

    /**
     * Returns the verdict in one line.
     *
     * @param what is judged, as {@code this pull request}
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
        if (introduced > 0) {
            return introduced == 1 ? "1 finding, and it does not block" : introduced + " findings, none of them blocks";
        }
        int allowed = verdict.allowed().size();
        if (allowed > 0) {
            return allowed == 1
                    ? "1 finding is introduced, and a comment allows it"
                    : allowed + " findings are introduced, and comments allow them";
        }
        if (!verdict.keptOut().isEmpty()) {
            return NOTHING_COUNTS;
        }
        return verdict.whole() ? "No debug mode introduced" : "No debug mode found in what could be read";
    }

    /**
     * Returns the summary.
     *
     * @param notes sentences on what was not looked at and on the configuration, in Markdown
     * @param offered what can be clicked to have the fixes committed
     */
    String summary(Verdict verdict, ScanResult head, List<String> notes, Offered offered) {
        StringBuilder text = new StringBuilder();
        text.append(opening(verdict, offered)).append("\n\n");
        services(head.services(), text);
        findings("Introduced by this " + noun, verdict.introduced(), text);
        list("How to fix", fixes(verdict.counted(), offered.fixAll()), text);
        list(
                "How to test",
                HowToTest.of(verdict.counted(), head.services(), pages).stream().toList(),
                text);
        findings(existing(verdict.rule()), verdict.existing(), text);
        findings("Introduced by this " + noun + ", and allowed by a comment", verdict.allowed(), text);
        findings(ALLOWED, verdict.suppressed(), text);
        list(NOTES, notes, text);
        return clamp(text.toString().strip() + "\n");
    }

    /** Returns what is to be done, once for each place, and how to have it done. */
    private static List<String> fixes(List<Finding> counted, boolean button) {
        List<String> fixes = new ArrayList<>(counted.stream()
                .flatMap(finding -> finding.fix().stream()
                        .map(fix -> Markdown.code(place(finding, fix)) + ": " + Markdown.prose(fix.description())))
                .distinct()
                .limit(MAX_LISTED)
                .toList());
        if (button && !fixes.isEmpty()) {
            fixes.add(
                    "**Fix all** on this check commits every fix that is proved in one commit, with you as its co-author.");
        }
        return fixes;
    }

    /** A fix may be somewhere else than what is found. */
    private static String place(Finding finding, Fix fix) {
        return fix.edits().stream()
                .findFirst()
                .map(edit -> edit.file().place(edit.span()).toString())
                .orElseGet(() -> finding.place().toString());
    }

    private String existing(Verdict.Rule rule) {
        return rule.all()
                ? THERE + ", and counted since the configuration says `scope: all`"
                : THERE + ", and not counted against this " + noun;
    }

    private String opening(Verdict verdict, Offered offered) {
        String level = "`" + verdict.rule().failOn().id() + "`";
        if (verdict.blocking() > 0 && verdict.introduced().stream().noneMatch(verdict::blocks)) {
            return "**Debug mode was on before, and in this repository that blocks as well.** Findings of " + level
                    + " or worse block the merge.";
        }
        if (verdict.blocking() > 0) {
            return "**This " + noun + " would switch debug mode on.** Findings of " + level
                    + " or worse block the merge." + remedy(offered);
        }
        if (!verdict.finished()) {
            return "**The check fails because the analysis could not be finished.** What was not judged may switch"
                    + " debug mode on; the reason is below. Please look at it yourself: whoever may merge past a required"
                    + " check can still merge this " + noun + ".";
        }
        if (!verdict.counted().isEmpty()) {
            String what = verdict.rule().all() ? "Nothing here" : "Nothing that this " + noun + " introduces";
            return "**" + what + " blocks the merge.** Findings block from " + level + " on.";
        }
        if (!verdict.allowed().isEmpty()) {
            return "**Nothing blocks the merge, because comments in the source allow what this " + noun
                    + " introduces.** Read them closely.";
        }
        if (!verdict.keptOut().isEmpty()) {
            return "**This " + noun
                    + " introduces nothing that counts here.** Debug mode is on all the same, and the"
                    + " configuration keeps it out of the list: see *" + NOTES + "*." + before(verdict);
        }
        return verdict.whole()
                ? "**This " + noun + " introduces no debug mode.**" + before(verdict)
                : "**What could be read of this " + noun
                        + " introduces no debug mode.** The rest is named below: please look at it yourself."
                        + before(verdict);
    }

    /** Nobody is commented to in the queue, and nothing can be committed to it. */
    private String remedy(Offered offered) {
        if (kind == SubjectKind.MERGE_GROUP) {
            return " Please fix it in the pull request that brings it, and queue that again.";
        }
        return offered.suggestions() ? " Where a comment has a suggestion, one click commits the fix." : "";
    }

    /** The table shows what strangers get, whoever brought it. */
    private static String before(Verdict verdict) {
        if (verdict.existing().stream().anyMatch(SummaryText::isOn)) {
            return " But it was on before: see *" + THERE + "*.";
        }
        return verdict.suppressed().stream().anyMatch(SummaryText::isOn)
                ? " But it was on before: see *" + ALLOWED + "*."
                : "";
    }

    public static boolean isOn(Finding finding) {
        return finding.exposure().compareTo(Exposure.FLAG) <= 0;
    }

    /** Says how much a branch has, in one line. */
    static String count(List<Finding> findings, List<Finding> keptOut) {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .map(worst -> findings.size() == 1
                        ? "1 finding exists, " + worst.id()
                        : findings.size() + " findings exist, the worst is " + worst.id())
                .orElse(keptOut.stream().anyMatch(SummaryText::isOn) ? NOTHING_COUNTS : "No debug mode found");
    }

    /**
     * Returns the summary of a branch by itself.
     *
     * @param notes sentences on what was not looked at and on the configuration, in Markdown
     * @param alone whether no pull request has the same head, so that nothing can turn the check red
     */
    String audit(ScanResult scan, List<String> notes, boolean alone) {
        StringBuilder text = new StringBuilder(
                "**What this branch has today.** " + (alone ? "This check turns no branch red by itself. " : "")
                        + "To keep debug mode from being merged, require the check `Undebug` for the branch.\n\n");
        services(scan.services(), text);
        findings("Found", worstFirst(scan, false), text);
        findings(ALLOWED, worstFirst(scan, true), text);
        list(NOTES, notes, text);
        return clamp(text.toString().strip() + "\n");
    }

    private static List<Finding> worstFirst(ScanResult scan, boolean suppressed) {
        return scan.findings().stream()
                .filter(finding -> finding.suppressed() == suppressed)
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    /** Returns the section on what else is to be known; empty when nothing is. */
    static String notes(List<String> notes) {
        StringBuilder text = new StringBuilder();
        list(NOTES, notes, text.append('\n'));
        return notes.isEmpty() ? "" : text.toString().stripTrailing() + "\n";
    }

    /**
     * Returns the section on other pull requests with the same head.
     *
     * @param worse the one that decides; empty where none is worse than what is judged
     */
    static String others(List<SameHead> others, Optional<SameHead> worse) {
        StringBuilder text = new StringBuilder("A commit has one check, and this commit is also the head of:\n\n");
        others.forEach(other -> text.append("- #")
                .append(other.number())
                .append(": ")
                .append(Markdown.prose(other.title()))
                .append('\n'));
        String why = worse.filter(other -> other.conclusion() == Conclusion.FAILURE)
                .map(other -> " That is why this check is red.")
                .orElse("");
        return text.append("\nThe worst verdict stands.")
                .append(why)
                .append("\n\n")
                .toString();
    }

    private static void services(List<ServiceReport> services, StringBuilder text) {
        if (services.isEmpty()) {
            return;
        }
        text.append(
                "| Service | Starts in | Started by | Meant for | A stranger gets |\n| --- | --- | --- | --- | --- |\n");
        services.stream().limit(MAX_LISTED).forEach(service -> text.append("| ")
                .append(Markdown.cell(Markdown.code(service.name())))
                .append(" | ")
                .append(Markdown.cell(Markdown.code(service.place().toString())))
                .append(" | ")
                .append(service.launcher().id())
                .append(" | ")
                .append(service.role().id())
                .append(" | ")
                .append(ExposureWords.of(service.exposure()))
                .append(Markdown.cell(service.reasons(Markdown::prose, CommentText::evidence)))
                .append(" |\n"));
        more(services.size(), text);
        text.append('\n');
    }

    private void findings(String heading, List<Finding> findings, StringBuilder text) {
        list(heading, findings.stream().limit(MAX_LISTED).map(this::line).toList(), text);
        more(findings.size(), text);
    }

    private String line(Finding finding) {
        return finding.severity().id() + ": " + Markdown.code(finding.place().toString()) + " "
                + Markdown.prose(pages.title(finding.rule())) + " ([" + finding.rule() + "]("
                + pages.link(finding.rule())
                + "))"
                + finding.suppression()
                        .map(comment -> ": " + Markdown.prose(comment.reason()))
                        .orElse("");
    }

    private static void list(String heading, List<String> lines, StringBuilder text) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("### ").append(heading).append("\n\n");
        lines.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append('\n');
    }

    private static void more(int size, StringBuilder text) {
        if (size > MAX_LISTED) {
            text.append("\n… and ").append(size - MAX_LISTED).append(" more.\n\n");
        }
    }

    public static String clamp(String text) {
        String end = "\n\n(The summary was too long and is cut here.)\n";
        if (text.length() <= CheckDraft.MAX_TEXT) {
            return text;
        }
        int cut = CheckDraft.MAX_TEXT - end.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }
}
