package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.Locale;

/** Writes the headline of a finding: its severity and what strangers get. */
final class Headline {
    private Headline() {}

    /** Returns the severity and what strangers get, in plain text with code spans and without a full stop. */
    static String of(Finding finding, RulePages pages) {
        return severity(finding.severity()) + ": " + gain(finding, pages);
    }

    /** Returns the severity as the first word of a headline. */
    static String severity(Severity severity) {
        return severity.id().substring(0, 1).toUpperCase(Locale.ROOT)
                + severity.id().substring(1);
    }

    private static String gain(Finding finding, RulePages pages) {
        if (isForDevelopers(finding)) {
            return "only launches for development were found";
        }
        String gain = pages.headline(finding.rule(), finding.exposure())
                .orElseGet(() -> gain(finding.exposure(), pages.title(finding.rule())));
        boolean sure = finding.launched() || !finding.exposure().shows();
        return sure ? gain : gain.replaceFirst("^strangers (get|see)\\b", "strangers may $1");
    }

    /** Nothing shows what strangers get where only launches for developers are found. */
    private static boolean isForDevelopers(Finding finding) {
        return EvidenceStep.events(finding.evidence(), Event.ForDevelopersAlone.class)
                .findAny()
                .isPresent();
    }

    private static String gain(Exposure exposure, String title) {
        return switch (exposure) {
            case CONSOLE -> "strangers get a Python console";
            case TRACEBACK -> "strangers see source code on error pages";
            case SETTINGS -> "strangers see the site's settings";
            case FLAG -> "debug mode is on; strangers see nothing yet";
            case DORMANT -> "no launch for visitors is seen to reach it";
            case UNKNOWN -> "it is not certain what strangers get";
            case NONE -> title;
        };
    }
}
