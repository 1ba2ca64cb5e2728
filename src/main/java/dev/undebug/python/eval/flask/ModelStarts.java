package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import java.util.Optional;

/** Models the servers that command line packages start. */
final class ModelStarts {
    private ModelStarts() {}

    /**
     * {@code start_group(application, set_debug_flag, given, debug, debugger)}: the command {@code run} of a {@code FlaskGroup}.
     * The program gives the words of the command, or else the launch does; the debugger may be on by default.
     */
    static Value group(Run run, Invocation call) {
        Value application = call.arguments().value(0, "application", Value.NONE);
        boolean kept = call.arguments().value(1, "kept", Value.of(true)).truth() == Truth.FALSE;
        ServerStarts.Target target =
                ServerStarts.Target.of(run, application).without(setting -> !kept && isFlag(setting));
        boolean own = call.arguments().value(2, "given", Value.of(false)).truth() != Truth.FALSE;
        Value debug = call.arguments().value(3, "debug", Value.NONE);
        Value debugger = call.arguments().value(4, "debugger", Value.NONE);
        AppStart.Options options = options(
                own ? Optional.of(run.facts().traced(debug, call.site().place())) : Optional.empty(),
                debugger.isNone()
                        ? Optional.empty()
                        : Optional.of(run.facts().traced(debugger, call.site().place())),
                Value.NONE);
        ServerStarts.record(run, call, AppStart.Kind.FLASK_GROUP, options, target);
        return Value.NONE;
    }

    /** The command overwrites the flag set in the code, unless the group is told to leave it. */
    private static boolean isFlag(DebugSetting setting) {
        return setting.kind().setsFlag() && setting.kind() != DebugSetting.Kind.ENVIRONMENT;
    }

    /** {@code start_script(application, use_debugger, host)}: Flask-Script's {@code Server}. */
    static Value script(Run run, Invocation call) {
        Value application = call.arguments().value(0, "application", Value.NONE);
        Value debug = call.arguments().value(1, "use_debugger", Value.NONE);
        Value host = call.arguments().value(2, "host", Value.NONE);
        Traced given = run.facts().traced(debug, call.site().place());
        ServerStarts.Target target = ServerStarts.Target.of(run, application);
        ServerStarts.record(
                run, call, AppStart.Kind.FLASK_SCRIPT, options(Optional.of(given), Optional.empty(), host), target);
        return Value.NONE;
    }

    private static AppStart.Options options(Optional<Traced> debug, Optional<Traced> debugger, Value host) {
        Optional<String> known = host.data() instanceof Scalar.Text text ? Optional.of(text.text()) : Optional.empty();
        return new AppStart.Options(
                debug,
                Optional.empty(),
                debugger,
                Optional.empty(),
                known,
                Optional.empty(),
                Truth.TRUE,
                Truth.TRUE,
                AppStart.Terminal.OPTIONAL);
    }
}
