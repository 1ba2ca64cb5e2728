package dev.undebug.review.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.scan.ServiceReport;
import dev.undebug.scan.compare.Doubt;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtTextTest {
    private static final Place LAUNCH = new SourceFile("Procfile", "web: python app.py\n").place(new Span(5, 18));
    private static final Place SCRIPT =
            new SourceFile("gen.sh", "sed -i s/false/true/ settings.json\n").place(new Span(0, 34));

    @Test
    void aValueSettlesWhatIsNotKnown() {
        assertThat(line(new Event.SetsUnknown("DEBUG")))
                .endsWith(" A value that is written in a file of the repository settles it.");
    }

    /** Another value in the repository would change nothing. */
    @Test
    void aTextThatIsNotFollowedHasToBeChecked() {
        assertThat(line(new Event.MayWrite("settings.json", false)))
                .isEqualTo(
                        "`web` (`Procfile:1`): it is unknown what strangers get: `gen.sh:1` may write to `settings.json`,"
                                + " which the program uses. Undebug does not follow where that text is used. Please check that it is"
                                + " not used for this service.");
        assertThat(line(new Event.MayWrite("settings.json", true))).contains("may take the place of `settings.json`");
        assertThat(line(new Event.MaySet("SHOP_DEBUG=1")))
                .endsWith(
                        "`gen.sh:1` may set `SHOP_DEBUG=1`. Undebug does not follow where that text is used. Please check"
                                + " that it is not used for this service.");
    }

    private static String line(Event event) {
        List<EvidenceStep> steps = List.of(new EvidenceStep(SCRIPT, event));
        ServiceReport service =
                new ServiceReport("web", LAUNCH, Launcher.PYTHON, Role.PRODUCTION, Exposure.UNKNOWN, steps, steps);
        return DoubtText.lines(List.of(new Doubt(Doubt.Kind.UNKNOWN, service))).get(0);
    }
}
