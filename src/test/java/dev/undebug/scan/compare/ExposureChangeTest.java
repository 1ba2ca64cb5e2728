package dev.undebug.scan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.source.SourceFile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding of the same severity is introduced if a launch that the repository shows makes it visible to strangers. */
class ExposureChangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FLAG      | true  | CONSOLE   | true  | true
                    FLAG      | true  | TRACEBACK | true  | true
                    TRACEBACK | true  | CONSOLE   | true  | true
                    CONSOLE   | false | CONSOLE   | true  | true
                    CONSOLE   | true  | CONSOLE   | true  | false
                    CONSOLE   | true  | TRACEBACK | true  | false
                    TRACEBACK | false | TRACEBACK | true  | false
                    DORMANT   | true  | FLAG      | true  | false
                    FLAG      | true  | CONSOLE   | false | false
                    """)
    void isIntroducedIfItIsMadeLive(
            Exposure before, boolean launchedBefore, Exposure now, boolean launchedNow, boolean introduced) {
        Finding finding = Scans.finding(new SourceFile(".env", "FLASK_DEBUG=1\n"), 1, "web FLASK_DEBUG");
        Finding old = Scans.with(finding, Severity.MEDIUM, before, launchedBefore);
        Finding recent = Scans.with(finding, Severity.MEDIUM, now, launchedNow);
        assertThat(Comparison.introduced(Scans.of(old), Scans.of(recent), Map.of())
                        .isEmpty())
                .isNotEqualTo(introduced);
    }
}
