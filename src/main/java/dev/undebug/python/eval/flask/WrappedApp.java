package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application that third-party code wraps: the same application, such as {@code cors(app)} of quart_cors, something
 * that starts it, such as {@code Freezer(app)}, or an extension. Only its start with a switch is known.
 *
 * @param run the run that made it
 * @param app the application
 */
public record WrappedApp(Run run, Value app) implements Data {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final Set<String> STARTS = Set.of("run", DashApp.RUN_SERVER);

    /** Returns the result of a call of third-party code that receives an application; null if it receives none. */
    public static @Nullable WrappedApp of(Run run, Arguments arguments) {
        for (Argument argument : arguments.each()) {
            Value value = argument.value();
            if (value.data() instanceof FlaskApp || value.data() instanceof DashApp) {
                return new WrappedApp(run, value);
            }
        }
        return null;
    }

    @Override
    public @Nullable Data either(Data other, Joining states) {
        return other instanceof WrappedApp wrapped ? new WrappedApp(run, states.both(app, wrapped.app)) : null;
    }

    @Override
    public String shown() {
        return "<application, or what uses it>";
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        return STARTS.contains(name)
                ? run.method(self, name, WrappedApp::start)
                : Data.super.attribute(run, self, name);
    }

    /** Without a switch nothing can be told: an extension may run something else. */
    private static Value start(Run run, Method method, Invocation call) {
        Value app = ((WrappedApp) method.self().data()).app();
        boolean switched = Stream.of("debug", "use_debugger")
                .anyMatch(name -> call.arguments().value(NOWHERE, name) != null);
        if (!switched) {
            run.facts().unseen(call.site().place());
            return run.cannotTell(call.arguments().trace());
        }
        Value start = app.data().attribute(run, app, method.name());
        return start.data().call(run, start, call);
    }
}
