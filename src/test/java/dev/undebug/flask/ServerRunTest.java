package dev.undebug.flask;

import static dev.undebug.flask.Flag.OFF;
import static dev.undebug.flask.Flag.ON;
import static dev.undebug.flask.Flag.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts at the edges of what {@link LaunchMatrixTest} observes: bounds of releases, unknown variables, other servers. */
class ServerRunTest {
    private static final FlaskVersion OLD = new FlaskVersion(2, 2, 5);
    private static final Variables OPEN = new Variables(Map.of(), Set.of("FLASK_DEBUG"));
    private static final Variables OPEN_MODE = new Variables(Map.of(), Set.of("FLASK_ENV"));

    private static Variables set(String name, String value) {
        return Variables.of(Map.of(name, value));
    }

    private static AppRun appRun(Optional<Flag> setting) {
        return new AppRun(Optional.empty(), Optional.empty(), setting, true);
    }

    private static FlaskRun flaskRun() {
        return new FlaskRun(Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    @Test
    void aReleaseIsAtLeastItself() {
        assertThat(OLD.atLeast(2, 2)).isTrue();
        assertThat(OLD.atLeast(2, 2, 5)).isTrue();
        assertThat(OLD.atLeast(2, 2, 6)).isFalse();
        assertThat(OLD.atLeast(2, 3)).isFalse();
        assertThat(OLD).hasToString("2.2.5");
    }

    @Test
    void theCommandIsThereFrom011() {
        assertThat(flaskRun()
                        .outcome(new FlaskVersion(0, 10, 1), Variables.NONE, Variables.NONE)
                        .refusal())
                .contains("n/a");
        assertThat(flaskRun()
                        .outcome(new FlaskVersion(0, 11, 0), Variables.NONE, Variables.NONE)
                        .refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.2.2,true,", "2.2.2,false,no such option", "2.2.3,false,", "2.1.3,true,no such option"})
    void theOptionBehindRunCameLater(String version, boolean before, String refusal) {
        FlaskRun run = new FlaskRun(Optional.of(ON), before, Optional.empty(), Optional.empty());
        FlaskVersion flask = FlaskVersion.parse(version).orElseThrow();
        assertThat(run.outcome(flask, Variables.NONE, Variables.NONE).refusal())
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void aVariableThatIsUnknownLeavesDebugModeUnknown() {
        assertThat(flaskRun().outcome(FlaskVersion.NEWEST, OPEN, Variables.NONE).debug())
                .isEqualTo(UNKNOWN);
        assertThat(appRun(Optional.of(OFF))
                        .outcome(FlaskVersion.NEWEST, Variables.NONE, OPEN)
                        .debug())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void onlyOldReleasesReadTheModeOfADotenvFile() {
        assertThat(appRun(Optional.of(ON))
                        .outcome(OLD, Variables.NONE, OPEN_MODE)
                        .debug())
                .isEqualTo(UNKNOWN);
        assertThat(appRun(Optional.of(ON))
                        .outcome(FlaskVersion.NEWEST, Variables.NONE, OPEN_MODE)
                        .debug())
                .isEqualTo(ON);
        assertThat(appRun(Optional.of(ON))
                        .outcome(OLD, Variables.NONE, set("FLASK_ENV", "production"))
                        .debug())
                .isEqualTo(OFF);
        assertThat(appRun(Optional.of(ON))
                        .outcome(FlaskVersion.NEWEST, Variables.NONE, set("FLASK_ENV", "production"))
                        .debug())
                .isEqualTo(ON);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "0,true", "No,true", "1,false", "yes,false", "anything,false"})
    void dotenvFilesAreSkippedWhereAVariableSaysSo(String skip, boolean reads) {
        assertThat(DebugVariable.readsDotenv(FlaskVersion.NEWEST, set("FLASK_SKIP_DOTENV", skip)))
                .isEqualTo(reads);
    }

    @Test
    void releasesBefore1HaveNoDotenvFiles() {
        assertThat(DebugVariable.readsDotenv(new FlaskVersion(0, 12, 5), Variables.NONE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',OFF", "false,OFF", "FALSE,OFF", "0,ON", "no,ON", "true,ON"})
    void dashTakesEveryTextButFalseForOn(String value, Flag flag) {
        assertThat(DashRun.read(set("DASH_DEBUG", value), true)).isEqualTo(flag);
    }

    @Test
    void dashAsksItsVariableOnlyWithoutAnArgument() {
        Variables open = new Variables(Map.of(), Set.of("DASH_DEBUG"));
        assertThat(DashRun.read(open, false)).isEqualTo(UNKNOWN);
        assertThat(DashRun.read(Variables.NONE, true)).isEqualTo(ON);
        DashRun bare = new DashRun(Optional.empty(), Optional.empty());
        assertThat(bare.outcome(OLD, set("DASH_DEBUG", "1"), Variables.NONE).exposure())
                .isEqualTo(Exposure.CONSOLE);
        assertThat(bare.outcome(OLD, set("FLASK_DEBUG", "1"), Variables.NONE).exposure())
                .isEqualTo(Exposure.NONE);
        DashRun without = new DashRun(Optional.of(ON), Optional.of(OFF));
        assertThat(without.outcome(OLD, Variables.NONE, Variables.NONE).exposure())
                .isEqualTo(Exposure.TRACEBACK);
    }

    @Test
    void quartHasAFlagAndNoDebugger() {
        Variables on = set("FLASK_DEBUG", "1");
        QuartRun bare = new QuartRun(Optional.empty(), false, true);
        assertThat(bare.outcome(OLD, on, Variables.NONE)).isEqualTo(Outcome.of(ON, OFF));
        assertThat(bare.outcome(OLD, set("QUART_DEBUG", "1"), Variables.NONE)).isEqualTo(Outcome.of(OFF, OFF));
        Variables both = new Variables(Map.of("FLASK_DEBUG", "1", "QUART_DEBUG", "0"), Set.of());
        assertThat(bare.outcome(OLD, both, Variables.NONE)).isEqualTo(Outcome.of(OFF, OFF));
        assertThat(new QuartRun(Optional.empty(), false, false).outcome(OLD, on, Variables.NONE))
                .isEqualTo(Outcome.of(OFF, OFF));
        assertThat(new QuartRun(Optional.of(ON), true, true).outcome(OLD, Variables.NONE, Variables.NONE))
                .isEqualTo(Outcome.traceback());
    }

    @Test
    void aServerWithOneFlagPassesItOn() {
        assertThat(new PassingRun(Optional.empty(), Optional.of(ON)).outcome(OLD, Variables.NONE, Variables.NONE))
                .isEqualTo(Outcome.of(ON, ON));
        assertThat(new PassingRun(Optional.of(OFF), Optional.of(ON)).outcome(OLD, Variables.NONE, Variables.NONE))
                .isEqualTo(Outcome.of(OFF, OFF));
    }

    @Test
    void theVariableOverridesWhatSocketIoSets() {
        SocketIoRun run = new SocketIoRun(Optional.of(ON), Optional.empty(), Optional.empty());
        assertThat(run.outcome(OLD, Variables.NONE, Variables.NONE)).isEqualTo(Outcome.of(ON, ON));
        assertThat(run.outcome(OLD, set("FLASK_DEBUG", "0"), Variables.NONE)).isEqualTo(Outcome.of(OFF, OFF));
    }

    @Test
    void aGroupMayKeepTheFlagAndNotTheDebugger() {
        FlaskGroupRun run = new FlaskGroupRun(flaskRun(), Optional.of(ON));
        assertThat(run.outcome(FlaskVersion.NEWEST, Variables.NONE, Variables.NONE))
                .isEqualTo(Outcome.of(ON, OFF));
        assertThat(run.outcome(FlaskVersion.NEWEST, set("FLASK_DEBUG", "maybe"), Variables.NONE)
                        .refusal())
                .contains("usage error");
    }
}
