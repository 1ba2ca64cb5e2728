package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.LoadedSettings;
import dev.undebug.python.eval.run.Observations;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.DebugSettings;

/**
 * The configuration of an object that may be an application: nothing is certain of what a program sets there.
 *
 * @param config what the program sets
 */
record UnseenConfig(FlaskConfig config) implements Observations.Application {
    /** Tells a run that a program turns on a switch there. */
    static void tell(Run run, FlaskConfig config) {
        if (!run.facts().applications().contains(config)) {
            run.facts().application(new UnseenConfig(config));
        }
    }

    @Override
    public DebugSettings settings() {
        return new DebugSettings(
                config.settings().all().stream().map(DebugSetting::ofUnseen).toList());
    }

    @Override
    public Environment environment() {
        return config.environment();
    }

    @Override
    public void tell(LoadedSettings all) {
        config.tell(all);
    }
}
