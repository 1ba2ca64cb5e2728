package dev.undebug.python.eval;

import dev.undebug.flask.AppRun;
import dev.undebug.flask.DashRun;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskGroupRun;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.PassingRun;
import dev.undebug.flask.QuartRun;
import dev.undebug.flask.ServerRun;
import dev.undebug.flask.SimpleRun;
import dev.undebug.flask.SocketIoRun;
import dev.undebug.flask.Variables;
import dev.undebug.flask.WsgiImport;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.Optional;

/** Formats an execution as a cell of the tables of facts, with Flask 3.1.1. */
final class ObservedCell {
    static final String UNKNOWN = "UNKNOWN";

    private static final FlaskVersion VERSION = new FlaskVersion(3, 1, 1);

    private ObservedCell() {}

    /** Returns the cell of a program that a server imports. */
    static String served(Execution execution) {
        Flag debug = new WsgiImport(setting(execution.settings()))
                .outcome(VERSION, variables(execution.environment()))
                .debug();
        return word(debug) + shown(execution.settings());
    }

    /** Returns the cell of a program that starts one server; {@code error} if it starts none. */
    static String started(Execution execution) {
        if (execution.starts().isEmpty()) {
            return "error";
        }
        AppStart start = execution.starts().get(0);
        if (execution.starts().size() > 1 || !start.certain()) {
            return UNKNOWN;
        }
        Outcome outcome = run(start).outcome(VERSION, variables(start.environment()), Variables.NONE);
        if (outcome.refusal().isPresent()) {
            return "error";
        }
        if (outcome.debug() == Flag.UNKNOWN || outcome.debugger() == Flag.UNKNOWN) {
            return UNKNOWN;
        }
        boolean set = argument(start.debug()).isEmpty()
                && !start.environment().values().containsKey(DebugVariable.FLASK_DEBUG);
        String value = set ? shown(start.settings()) : "";
        boolean apart = outcome.debug() != outcome.debugger();
        return word(outcome.debug()) + value + (apart ? "/dbg=" + word(outcome.debugger()) : "");
    }

    private static ServerRun run(AppStart start) {
        Optional<Flag> debug = argument(start.debug());
        Optional<Flag> useDebugger = argument(start.useDebugger());
        Optional<Flag> setting = setting(start.settings());
        return switch (start.kind()) {
            case FLASK ->
                new AppRun(debug, useDebugger, setting.or(() -> made(start)), start.loadDotenv() == Truth.TRUE);
            case RUN_SIMPLE -> new SimpleRun(useDebugger, setting.or(() -> made(start)));
            case SOCKETIO -> new SocketIoRun(debug, useDebugger, setting);
            case DASH -> new DashRun(debug, useDebugger);
            case QUART -> new QuartRun(debug, false, true);
            case FLASK_GROUP ->
                new FlaskGroupRun(new FlaskRun(Optional.empty(), false, Optional.empty(), Optional.empty()), setting);
            case FLASK_SCRIPT -> new PassingRun(debug, setting);
        };
    }

    private static Optional<Flag> made(AppStart start) {
        return Optional.of(DebugVariable.read(VERSION, variables(start.made())));
    }

    private static Optional<Flag> argument(Optional<Traced> value) {
        return value.filter(given -> !given.none()).map(given -> flag(given.truth()));
    }

    private static Flag flag(Truth truth) {
        return switch (truth) {
            case TRUE -> Flag.ON;
            case FALSE -> Flag.OFF;
            case UNKNOWN -> Flag.UNKNOWN;
        };
    }

    private static Optional<Flag> setting(List<DebugSetting> settings) {
        Optional<Flag> flag = Optional.empty();
        for (DebugSetting setting : settings) {
            if (setting.kind() != DebugSetting.Kind.ENVIRONMENT
                    && setting.kind().setsFlag()) {
                Flag now = flag(setting.value().truth());
                flag = Optional.of(setting.certain() || flag.equals(Optional.of(now)) ? now : Flag.UNKNOWN);
            }
        }
        return flag;
    }

    /** The tables show values other than the two booleans. */
    private static String shown(List<DebugSetting> settings) {
        return settings.stream()
                .filter(setting -> setting.kind() != DebugSetting.Kind.ENVIRONMENT)
                .filter(setting -> setting.kind().setsFlag())
                .reduce((first, second) -> second)
                .map(last -> last.value().shown())
                .filter(shown -> !List.of("True", "False", "None", "unknown").contains(shown))
                .map(shown -> "(" + shown + ")")
                .orElse("");
    }

    private static String word(Flag flag) {
        return switch (flag) {
            case ON -> "ON";
            case OFF -> "off";
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static Variables variables(Environment environment) {
        return new Variables(environment.values(), environment.unknown());
    }
}
