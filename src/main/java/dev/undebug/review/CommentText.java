package dev.undebug.review;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import java.util.Optional;

/** Writes the comment on one finding: what happens, how this is known, what to do. */
final class CommentText {
    private final RulePages pages;

    CommentText(RulePages pages) {
        this.pages = pages;
    }

    String of(Finding finding, Optional<Suggestion> suggestion) {
        StringBuilder text = new StringBuilder();
        text.append("**")
                .append(Markdown.prose(pages.title(finding.rule())))
                .append("** (")
                .append(finding.severity().id())
                .append(")\n\n")
                .append(Markdown.prose(finding.message()))
                .append("\n\n");
        for (Evidence evidence : finding.evidence()) {
            text.append("- ").append(evidence(evidence)).append('\n');
        }
        if (!finding.evidence().isEmpty()) {
            text.append('\n');
        }
        finding.fix().ifPresent(fix -> text.append(remedy(fix, suggestion)));
        return text.append("[About `")
                .append(finding.rule())
                .append("`](")
                .append(pages.link(finding.rule()))
                .append(")\n\n")
                .append(FindingMarker.of(finding.fingerprint()))
                .toString();
    }

    /** Returns what a thread's first comment says once the finding is gone. */
    static String settled(FindingThread thread, CommitSha head) {
        FindingMarker marker = thread.marker();
        String said = thread.comment().body();
        int end = said.lastIndexOf(marker.toString());
        return "**Settled:** Undebug does not find this any more, as of " + head + ".\n\n"
                + said.substring(0, end).strip() + "\n\n" + new FindingMarker(marker.fingerprint(), true);
    }

    /** Returns one link of the chain, the place in front. */
    static String evidence(Evidence evidence) {
        return Markdown.code(evidence.place().toString()) + " " + Markdown.prose(evidence.text());
    }

    private static String remedy(Fix fix, Optional<Suggestion> suggestion) {
        String what = "To fix it, " + Markdown.prose(fix.description());
        return suggestion.map(lines -> what + ":\n\n" + lines.block() + "\n\n").orElseGet(() -> what + ".\n\n");
    }
}
