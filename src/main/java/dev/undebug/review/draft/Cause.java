package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What several findings have in common: one launch gives strangers one thing, by several switches, each of which is enough. One
 * comment explains it, and the others say in a line that they are about the same.
 *
 * @param launch where the program is started, as people are shown it
 */
record Cause(Severity severity, Exposure exposure, String launch) {
    /** The beginning of a message on a switch, up to its effect. */
    private static final Pattern SWITCH = Pattern.compile(
            "(.*?),? (?:turns on the interactive debugger|puts source code and server details on|turns debug mode on)\\b");

    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    /** Returns the cause; empty for a finding that explains itself whatever else is found. */
    static Optional<Cause> of(Finding finding, RulePages pages) {
        boolean common = finding.launched()
                && finding.exposure().compareTo(Exposure.FLAG) <= 0
                && pages.headline(finding.rule(), finding.exposure()).isEmpty();
        return common
                ? finding.evidence().stream()
                        .filter(step -> step.text().startsWith("starts `"))
                        .map(Evidence::place)
                        .findFirst()
                        .map(place -> new Cause(finding.severity(), finding.exposure(), place.toString()))
                : Optional.empty();
    }

    /** Returns the switch that a finding is about, as the subject of a sentence with code spans. */
    static String switchOf(Finding finding) {
        Matcher matcher = SWITCH.matcher(finding.message());
        return matcher.lookingAt() ? matcher.group(1) : "It";
    }

    /** Returns what a message says beyond the switch, its effect and the launch; empty where it says no more. */
    Optional<String> rest(Finding finding) {
        String message = finding.message();
        int end = CODE.matcher(message)
                .replaceAll(code -> "`".repeat(code.group().length()))
                .indexOf(". ");
        return end < 0 || exposure == Exposure.FLAG ? Optional.empty() : Optional.of(message.substring(end + 2));
    }

    /** Returns what a comment begins with that leaves the explanation to another one, in plain text without a full stop. */
    String headline() {
        return Headline.severity(severity)
                + switch (exposure) {
                    case CONSOLE -> ": the same Python console, by another switch";
                    case TRACEBACK -> ": the same error pages, by another switch";
                    case FLAG, DORMANT, NONE, UNKNOWN -> ": the same debug mode, by another switch";
                };
    }
}
