package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.scan.ServiceReport;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Span;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Needs;
import dev.undebug.testing.ScannedCase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The reported reason for debug mode being off is the real one: with that word inverted, debug mode is no longer off.
 */
class KeptOffTest {
    /** A word for off at the end of the reported place, possibly in quotes. */
    private static final Pattern OFF = Pattern.compile("(False|false|--no-debug|(?<![0-9])0|\\bno)(?=[\"']?$)");

    private static final Map<String, String> ON =
            Map.of("False", "True", "false", "true", "--no-debug", "--debug", "0", "1", "no", "yes");

    @Tag(Needs.CORPUS)
    @Test
    void whatIsNamedDecides() {
        int turned = 0;
        int on = 0;
        for (LiterateCase project : LiterateCase.all()) {
            Map<String, String> texts = project.texts();
            for (ServiceReport service : ScannedCase.of(project).services()) {
                for (EvidenceStep reason :
                        service.exposure() == Exposure.NONE ? service.because() : List.<EvidenceStep>of()) {
                    Map<String, String> other = turned(texts, reason);
                    if (!other.equals(texts)) {
                        turned++;
                        assertThat(ScannedCase.scan(other).services())
                                .as(project + ": " + reason.place() + " " + reason.text())
                                .filteredOn(same -> same.name().equals(service.name())
                                        && same.isLaunch(service.place())
                                        && same.role() == service.role())
                                .isNotEmpty()
                                .extracting(ServiceReport::exposure)
                                .doesNotContain(Exposure.NONE);
                    }
                }
                on += service.exposure().compareTo(Exposure.FLAG) <= 0 ? 1 : 0;
                boolean explained = service.exposure().compareTo(Exposure.FLAG) > 0;
                assertThat(service.because().isEmpty())
                        .as(project + " " + service.name())
                        .isNotEqualTo(explained);
            }
        }
        assertThat(turned).isGreaterThan(20);
        assertThat(on).isGreaterThan(100);
    }

    private static Map<String, String> turned(Map<String, String> texts, EvidenceStep reason) {
        Map<String, String> other = new TreeMap<>(texts);
        Span span = reason.place().span();
        String written = reason.place().text();
        Matcher off = OFF.matcher(written.strip());
        boolean names = reason.text().startsWith("sets ") || reason.text().startsWith("passes ");
        if (names && off.find()) {
            String text = reason.place().file().text();
            String word = ON.get(off.group(1));
            String on = off.replaceFirst(word);
            other.put(reason.place().path(), text.substring(0, span.start()) + on + text.substring(span.end()));
        }
        return other;
    }
}
