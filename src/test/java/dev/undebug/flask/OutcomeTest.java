package dev.undebug.flask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    private static Outcome outcome(Flag debug, Flag debugger, Flag evalex) {
        return new Outcome(debug, debugger, evalex, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # debug, debugger, evalex, exposure
            OFF,     OFF,      ON,      NONE
            ON,      OFF,      ON,      FLAG
            UNKNOWN, OFF,      ON,      UNKNOWN
            OFF,     UNKNOWN,  ON,      UNKNOWN
            ON,      UNKNOWN,  ON,      UNKNOWN
            OFF,     ON,       ON,      CONSOLE
            ON,      ON,       ON,      CONSOLE
            UNKNOWN, ON,       ON,      CONSOLE
            ON,      ON,       OFF,     TRACEBACK
            ON,      ON,       UNKNOWN, TRACEBACK
            OFF,     ON,       OFF,     FLAG
            UNKNOWN, ON,       OFF,     FLAG
            """)
    void theLeastExposureIsThatOfWhatIsCertain(Flag debug, Flag debugger, Flag evalex, Exposure exposure) {
        assertThat(outcome(debug, debugger, evalex).exposure()).isEqualTo(exposure);
    }

    @ParameterizedTest
    @CsvSource({"ON,OFF,OFF", "ON,ON,ON", "ON,UNKNOWN,UNKNOWN", "OFF,ON,OFF", "UNKNOWN,OFF,OFF"})
    void aConsoleThatIsOffStaysOff(Flag before, Flag given, Flag after) {
        assertThat(outcome(Flag.ON, Flag.ON, before).withEvalex(given)).isEqualTo(outcome(Flag.ON, Flag.ON, after));
    }

    @ParameterizedTest
    @CsvSource({"ON,ON,OFF,ON", "ON,OFF,OFF,OFF", "OFF,ON,OFF,OFF", "UNKNOWN,ON,ON,ON", "OFF,OFF,ON,ON"})
    void aDebuggerAroundTheApplicationTakesNoConsoleAway(Flag debugger, Flag evalex, Flag console, Flag after) {
        assertThat(outcome(Flag.OFF, debugger, evalex).wrapped(console)).isEqualTo(outcome(Flag.OFF, Flag.ON, after));
    }

    @ParameterizedTest
    @CsvSource({"ON,ON,true", "ON,OFF,false", "OFF,ON,false", "UNKNOWN,ON,false", "ON,UNKNOWN,false"})
    void tracebacksOfTheApplicationHideOnlyACertainConsole(Flag debugger, Flag evalex, boolean console) {
        Outcome shown = outcome(Flag.ON, debugger, evalex).withTracebacks();
        assertThat(shown.exposure()).isEqualTo(console ? Exposure.CONSOLE : Exposure.TRACEBACK);
    }

    @Test
    void aPackageThatShowsErrorsHasNoConsole() {
        assertThat(Outcome.traceback().exposure()).isEqualTo(Exposure.TRACEBACK);
        assertThat(Outcome.refused("usage error").exposure()).isEqualTo(Exposure.NONE);
        assertThat(Outcome.refused("usage error").refusal()).contains("usage error");
    }

    @Test
    void namesAreThoseOfReports() {
        assertThat(Exposure.TRACEBACK.id()).isEqualTo("traceback");
        assertThat(Launcher.MOD_WSGI.id()).isEqualTo("mod_wsgi");
    }
}
