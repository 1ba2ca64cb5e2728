package dev.undebug.review.draft;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the comment on one finding: what happens, how this is known, what to do. */
public final class CommentText {
    /** More lines of a diff than these are read where they are. */
    private static final int MAX_DIFF = 12;

    private static final Pattern POINTER =
            Pattern.compile("^To fix it, .*\\. The suggestion at .* does that, too\\.$", Pattern.MULTILINE);

    private static final Pattern HEADING = Pattern.compile("\\*\\*.*\\*\\* \\(([a-z]+)\\)\\s");

    private final RulePages pages;

    public CommentText(RulePages pages) {
        this.pages = pages;
    }

    public String of(Finding finding, Placement.Spot spot) {
        return words(finding, spot) + "\n\n" + FindingMarker.of(finding.fingerprint());
    }

    /** Returns what the comment of a thread says from now on. It keeps its marker, so that nobody is taken to have deleted it. */
    String anew(Memory.Known known, Placement.Spot spot) {
        return words(known.finding(), spot) + "\n\n"
                + (known.mistakable()
                        ? FindingMarker.of(known.finding().fingerprint())
                        : known.thread().marker());
    }

    private String words(Finding finding, Placement.Spot spot) {
        StringBuilder text = new StringBuilder("**")
                .append(Markdown.prose(pages.title(finding.rule())))
                .append("** (")
                .append(finding.severity().id())
                .append(")\n\n");
        String place = Markdown.code(finding.place().toString());
        switch (spot.on()) {
            case ITSELF -> {}
            case CAUSE ->
                text.append("This is about ").append(place).append(", which takes effect with this change.\n\n");
            case FORMER_LINES ->
                text.append("These lines have changed since. This is about ")
                        .append(place)
                        .append(" now.\n\n");
        }
        text.append(Markdown.prose(finding.message())).append("\n\n");
        for (Evidence evidence : finding.evidence()) {
            text.append("- ").append(evidence(evidence)).append('\n');
        }
        if (!finding.evidence().isEmpty()) {
            text.append('\n');
        }
        finding.fix().ifPresent(fix -> text.append(remedy(fix, spot)));
        return text.append("[About `")
                .append(finding.rule())
                .append("`](")
                .append(pages.link(finding.rule()))
                .append(')')
                .toString();
    }

    /** Returns whether a thread says of a finding what is to be said of it where the thread is. */
    boolean isSaid(FindingThread thread, Finding finding, Placement.Spot spot) {
        return thread.marker().words(thread.comment().body()).equals(words(finding, spot));
    }

    /** Returns whether a comment says that the suggestion of another one mends its finding. */
    static boolean pointsAtSuggestion(String said) {
        return POINTER.matcher(said.replace("\r", "")).find();
    }

    /** Returns how bad a comment says that its finding is; empty if somebody has written something above that. */
    static Optional<Severity> severity(String said) {
        Matcher heading = HEADING.matcher(said);
        return heading.lookingAt() ? Severity.named(heading.group(1)) : Optional.empty();
    }

    /** Returns what a comment said, with the marker of a finding in the place of its own. */
    static String marked(FindingThread thread, Finding finding) {
        // Who edited it last will be the app.
        return thread.marker()
                .replaced(
                        thread.comment().body(),
                        new FindingMarker(finding.fingerprint(), false),
                        thread.comment().rewritten());
    }

    /** Returns what a thread's first comment says once there is nothing left to say of its finding. */
    static String settled(Memory.Settled settled, CommitSha head) {
        FindingThread thread = settled.thread();
        String why =
                switch (settled.why()) {
                    case GONE -> "Undebug does not find this any more";
                    case KEPT_OUT -> "the configuration keeps this out of the list now";
                    case ALLOWED -> "a comment in the source allows this now";
                    case BEFORE ->
                        // It may be an equal one that is still found, while this one is fixed.
                        "what is still found of it in " + Markdown.code(settled.path())
                                + " is on the branch that this goes to already";
                    case UNTOUCHED -> "nothing that this pull request changes has to do with this any more";
                };
        FindingMarker marker = thread.marker();
        return "**Settled:** " + why + ", as of " + head.shown() + ".\n\n"
                + "<details>\n<summary>What was found</summary>\n\n"
                + marker.words(thread.comment().body()) + "\n\n</details>\n\n"
                + new FindingMarker(marker.fingerprint(), true);
    }

    /** Returns one link of the chain, the place in front. */
    static String evidence(Evidence evidence) {
        return Markdown.code(evidence.place().toString()) + " " + Markdown.prose(evidence.text());
    }

    /** What cannot be committed with a click can still be read. */
    private static String remedy(Fix fix, Placement.Spot spot) {
        String what = "To fix it, " + Markdown.prose(fix.description());
        if (spot.suggestion().isPresent()) {
            Suggestion lines = spot.suggestion().get();
            return spot.bears()
                    ? what + others(spot.others()) + ":\n\n" + lines.block() + "\n\n"
                    : what + ". The suggestion at " + Markdown.code(spot.path() + ":" + lines.startLine())
                            + " does that, too.\n\n";
        }
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
            case 1 -> ". This suggestion does that, and fixes the other finding on these lines";
            default -> ". This suggestion does that, and fixes the other " + count + " findings on these lines";
        };
    }
}
