package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The common cause of several findings: one launch gives strangers one thing, through several switches, each of which
 * is enough. One comment explains it, and the others refer to it in one line.
 *
 * @param launch the place of the launch, as people see it
 */
record Cause(Severity severity, Exposure exposure, String launch) {
    /** The beginning of a message, up to the effect of the switch. */
    private static final Pattern SWITCH = Pattern.compile(
            "(.*?),? (?:turns on the interactive debugger|puts source code and server details on|turns debug mode on)\\b");

    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    /** Returns the cause; empty for a finding that always needs its own explanation. */
    static Optional<Cause> of(Finding finding, RulePages pages) {
        boolean common = finding.launched()
                && finding.exposure().compareTo(Exposure.FLAG) <= 0
                && pages.headline(finding.rule(), finding.exposure()).isEmpty();
        return common
                ? EvidenceStep.launch(finding.evidence())
                        .map(place -> new Cause(finding.severity(), finding.exposure(), place.toString()))
                : Optional.empty();
    }

    /** Returns the switch of a finding, as the subject of a sentence with code spans. */
    static String switchOf(Finding finding) {
        Matcher matcher = SWITCH.matcher(finding.message());
        return matcher.lookingAt() ? matcher.group(1) : "It";
    }

    /** Returns the rest of a message after the switch, its effect and the launch; empty if there is none. */
    Optional<String> rest(Finding finding) {
        String message = finding.message();
        int end = CODE.matcher(message)
                .replaceAll(code -> "`".repeat(code.group().length()))
                .indexOf(". ");
        return end < 0 || exposure == Exposure.FLAG ? Optional.empty() : Optional.of(message.substring(end + 2));
    }

    /**
     * Returns the headline of a comment that refers to another one's explanation, in plain text without a full stop.
     */
    String headline() {
        return Headline.severity(severity)
                + switch (exposure) {
                    case CONSOLE -> ": the same Python console, by another switch";
                    case TRACEBACK -> ": the same error pages, by another switch";
                    case FLAG, DORMANT, NONE, UNKNOWN -> ": the same debug mode, by another switch";
                };
    }
}
