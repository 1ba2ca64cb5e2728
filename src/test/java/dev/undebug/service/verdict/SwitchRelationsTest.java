package dev.undebug.service.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The answers of a switch about another one: both may be two views of the same cause. */
class SwitchRelationsTest {
    private static final EnvironmentVariable DEBUG = variable("FLASK_DEBUG=1\n");
    private static final EnvironmentVariable MODE = variable("FLASK_ENV=development\n");
    private static final Switch ATTRIBUTE = new CodeSetting(Sample.setting("app.debug = True\n"));
    private static final Switch DEBUG_IN_CODE =
            new CodeSetting(Sample.settingBefore("os.environ['FLASK_DEBUG'] = '1'"));
    private static final Switch MODE_IN_FILE = new FlaskEnv(MODE, MODE.shown(), FlaskEnv.Effect.ON);

    @Test
    void aVariableCoversTheCodeThatPassesItOn() {
        assertThat(DEBUG.covers(DEBUG_IN_CODE)).isTrue();
        assertThat(DEBUG.covers(ATTRIBUTE)).isFalse();
        assertThat(MODE_IN_FILE.covers(MODE_IN_FILE)).isTrue();
        assertThat(MODE_IN_FILE.covers(DEBUG_IN_CODE)).isFalse();
        assertThat(DEBUG_IN_CODE.covers(DEBUG_IN_CODE)).isFalse();
    }

    @Test
    void aVariableIsBehindTheReadsOfItsName() {
        EnvironmentRead read = read("app.debug = os.getenv('FLASK_DEBUG')\n");
        assertThat(DEBUG.isBehind(read)).isTrue();
        assertThat(MODE.isBehind(read)).isFalse();
        assertThat(ATTRIBUTE.isBehind(read)).isFalse();
    }

    @Test
    void aReadIsBehindItselfWhateverTurnsItOn() {
        EnvironmentRead read = read("app.debug = os.getenv('FLASK_DEBUG')\n");
        EnvironmentRead latent = read.with(EnvironmentRead.When.LATENT, List.of("0", "1"));
        assertThat(latent.isBehind(read)).isTrue();
        assertThat(read("x = 1\napp.debug = os.getenv('FLASK_DEBUG')\n").isBehind(read))
                .isFalse();
        assertThat(latent.when()).isEqualTo(EnvironmentRead.When.LATENT);
        assertThat(latent.words()).containsExactly("0", "1");
    }

    @Test
    void aSettingTakesItsValueFromAConfigurationClass() {
        DebugSetting own = Sample.setting("app.config['DEBUG'] = True\n");
        assertThat(new CodeSetting(own).takesFromElsewhere(own.value().place())).isFalse();
        DebugSetting loaded = Sample.setting("class Dev:\n    DEBUG = True\napp.config.from_object(Dev)\n");
        assertThat(loaded.value().place()).hasToString("app.py:5");
        assertThat(new CodeSetting(loaded).takesFromElsewhere(loaded.value().place()))
                .isTrue();
        assertThat(new RunArgument(Sample.start("app.run(debug=True)\n"))
                        .takesFromElsewhere(loaded.value().place()))
                .isFalse();
    }

    /** Offsets of different files say nothing about each other. */
    @Test
    void aSettingTakesItsValueFromAnotherFile() {
        DebugSetting own = Sample.setting("app.config['DEBUG'] = True\n");
        Span there = own.value().place().span();
        Place elsewhere = new SourceFile("config.py", " ".repeat(there.end())).place(there);
        assertThat(new CodeSetting(own).takesFromElsewhere(elsewhere)).isTrue();
    }

    private static EnvironmentVariable variable(String text) {
        return new EnvironmentVariable(Sample.variable(".env", text), "");
    }

    private static EnvironmentRead read(String code) {
        return new EnvironmentRead(
                ATTRIBUTE,
                Sample.read(code),
                Sample.read(code).place(),
                EnvironmentRead.When.UNSET,
                List.of(),
                Optional.empty());
    }
}
