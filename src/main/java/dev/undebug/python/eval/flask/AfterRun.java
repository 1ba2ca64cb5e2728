package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/** Models the state after {@code app.run()} returns: the application keeps the debug flag that it ran with. */
final class AfterRun {
    private final Run run;
    private final FlaskConfig config;
    private final Invocation call;

    AfterRun(Run run, FlaskConfig config, Invocation call) {
        this.run = run;
        this.config = config;
        this.call = call;
    }

    /**
     * @param argument the debug argument
     * @param loads the load_dotenv argument
     */
    void leave(@Nullable Argument argument, Truth loads) {
        Value debug = argument == null ? Value.NONE : argument.value();
        Value after = debug.isNone() ? reread(loads) : given(debug);
        if (!after.data().equals(before().data())) {
            Site site = call.site();
            config.debug(after, run.facts().setting(DebugSetting.Kind.LEFT, after, site.subject("debug"), site));
        }
    }

    private static Value given(Value debug) {
        boolean maybeNone = debug.maybeAbsent() || debug.isUnknown();
        return maybeNone
                ? Value.unknown(debug.trace())
                : Value.of(debug.truth()).with(debug.trace());
    }

    private Value before() {
        @Nullable Value before = config.find(Value.of(FlaskConfig.DEBUG));
        return before == null ? Value.UNKNOWN : before;
    }

    private Value reread(Truth loads) {
        @Nullable Value variable = run.environ().find("FLASK_DEBUG");
        if (variable == null || loads == Truth.FALSE) {
            return before();
        }
        Value read = FlaskNatives.debugFlag(run.environ());
        boolean sure = loads == Truth.TRUE && !variable.maybeAbsent();
        return sure || read.data().equals(before().data()) ? read : Value.UNKNOWN;
    }
}
