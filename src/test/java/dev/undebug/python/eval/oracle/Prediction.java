package dev.undebug.python.eval.oracle;

import dev.undebug.flask.AppRun;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.flask.WsgiImport;
import dev.undebug.python.eval.Interpreter;
import dev.undebug.python.eval.Repository;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The prediction of the interpreter and the tables of Flask for a program. */
final class Prediction {
    private static final FlaskVersion VERSION = new FlaskVersion(3, 1, 1);

    private Prediction() {}

    static Observation of(Repository files, Case one) {
        Execution execution = new Interpreter(files).run(one.start(), new Environment(one.environment(), Set.of()));
        List<Start> starts = execution.starts().stream().map(Prediction::start).toList();
        return new Observation(starts, one.application().isPresent() ? debug(execution) : Sign.NOTHING, "");
    }

    private static Sign debug(Execution execution) {
        return sign(new WsgiImport(setting(execution.settings()))
                .outcome(VERSION, variables(execution.environment()))
                .debug());
    }

    private static Start start(AppStart start) {
        Outcome outcome = start.kind() == AppStart.Kind.FLASK ? flask(start) : simple(start);
        return new Start(sign(outcome.debug()), sign(outcome.debugger()), start.certain());
    }

    private static Outcome flask(AppStart start) {
        AppRun run = new AppRun(
                argument(start.debug()),
                argument(start.useDebugger()),
                setting(start.settings()).or(() -> made(start)),
                start.loadDotenv() != Truth.FALSE);
        Outcome outcome = run.outcome(VERSION, variables(start.environment()), Variables.NONE);
        if (start.loadDotenv() != Truth.UNKNOWN) {
            return outcome;
        }
        Outcome other = new AppRun(run.debug(), run.useDebugger(), run.setting(), false)
                .outcome(VERSION, variables(start.environment()), Variables.NONE);
        return Outcome.of(both(outcome.debug(), other.debug()), both(outcome.debugger(), other.debugger()));
    }

    private static Optional<Flag> made(AppStart start) {
        return Optional.of(DebugVariable.read(VERSION, variables(start.made())));
    }

    private static Flag both(Flag first, Flag second) {
        return first == second ? first : Flag.UNKNOWN;
    }

    private static Outcome simple(AppStart start) {
        Flag debug = new WsgiImport(setting(start.settings()))
                .outcome(VERSION, variables(start.made()))
                .debug();
        return Outcome.of(debug, argument(start.useDebugger()).orElse(Flag.OFF));
    }

    private static Optional<Flag> argument(Optional<Traced> value) {
        return value.filter(given -> !given.none()).map(given -> flag(given.truth()));
    }

    private static Optional<Flag> setting(List<DebugSetting> settings) {
        Optional<Flag> flag = Optional.empty();
        for (DebugSetting setting : settings) {
            if (setting.kind().setsFlag() && setting.kind() != DebugSetting.Kind.ENVIRONMENT) {
                Flag now = flag(setting.value().truth());
                flag = Optional.of(setting.certain() || flag.equals(Optional.of(now)) ? now : Flag.UNKNOWN);
            }
        }
        return flag;
    }

    private static Flag flag(Truth truth) {
        return switch (truth) {
            case TRUE -> Flag.ON;
            case FALSE -> Flag.OFF;
            case UNKNOWN -> Flag.UNKNOWN;
        };
    }

    private static Sign sign(Flag flag) {
        return switch (flag) {
            case ON -> Sign.ON;
            case OFF -> Sign.OFF;
            case UNKNOWN -> Sign.UNKNOWN;
        };
    }

    private static Variables variables(Environment environment) {
        return new Variables(environment.values(), environment.unknown());
    }
}
