package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flask-SocketIO's server.
 *
 * @param run the run that made it
 * @param state the asynchronous mode, under its own name
 */
record SocketIo(Run run, Table state) implements ServerObject {
    private static final String MODE = "async_mode";
    private static final String UNSAFE = "allow_unsafe_werkzeug";
    private static final Set<String> DECORATORS = Set.of("on", "on_error", "on_error_default", "event");

    /** {@code SocketIO(app=None, **options)}. */
    static Value create(Run run, Invocation call) {
        SocketIo server = new SocketIo(run, run.table());
        server.configure(call.arguments());
        server.join(call.arguments());
        return Value.of(server);
    }

    private void configure(Arguments arguments) {
        @Nullable Value mode = arguments.value(Integer.MAX_VALUE, MODE);
        if (mode != null) {
            state.put(MODE, mode);
        }
    }

    /** An application finds it in {@code app.extensions["socketio"]}. */
    private void join(Arguments arguments) {
        if (arguments.value(0, "app", Value.NONE).data() instanceof FlaskApp app) {
            app.extended("socketio", Value.of(this));
        }
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof SocketIo ? new SocketIo(run, joined) : null;
    }

    @Override
    public Object choice() {
        return SocketIo.class;
    }

    @Override
    public String shown() {
        return "<SocketIO>";
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        if (DECORATORS.contains(name)) {
            return Value.of(new Method(self, name, (outer, method, call) -> Decorators.decorate(call, function -> {})));
        }
        return switch (name) {
            case "run" -> run.method(self, name, SocketIo::start);
            case "init_app" -> Value.of(new Method(self, name, SocketIo::initApp));
            default -> run.cannotTell(self.trace());
        };
    }

    private static Value initApp(Interpretation run, Method method, Invocation call) {
        SocketIo server = (SocketIo) method.self().data();
        server.configure(call.arguments());
        server.join(call.arguments());
        return Value.NONE;
    }

    /**
     * {@code socketio.run(app, host, port, **options)}; the debug argument replaces the flag, even with {@code None}.
     */
    private static Value start(Run run, Method method, Invocation call) {
        SocketIo server = (SocketIo) method.self().data();
        Value application = call.arguments().value(0, "app", Value.UNKNOWN);
        AppStart.Options options = ServerStarts.options(
                run,
                call,
                new ServerStarts.Positions(1, Integer.MAX_VALUE, Integer.MAX_VALUE),
                call.arguments().get("debug"),
                server.threads());
        ServerStarts.record(
                run,
                call,
                AppStart.Kind.SOCKETIO,
                options.withNoneForOff().at(server.terminal(call.arguments())),
                ServerStarts.Target.of(run, application));
        return Value.NONE;
    }

    /**
     * Since 5.3.0, Werkzeug's server, on which threads are, does not start without a terminal. The call may ask for it, and the
     * program may catch the exception and serve otherwise.
     */
    private AppStart.Terminal terminal(Arguments arguments) {
        if (arguments.get(UNSAFE) != null || run.branches().catching("RuntimeError")) {
            return AppStart.Terminal.OPTIONAL;
        }
        @Nullable Value mode = state.get(MODE);
        if (threads() == Truth.TRUE) {
            return AppStart.Terminal.NEEDED;
        }
        boolean chosen = mode == null || (mode.isNone() && !mode.maybeAbsent());
        return chosen ? AppStart.Terminal.NEEDED_IN_THREADS : AppStart.Terminal.OPTIONAL;
    }

    /**
     * Returns whether the mode is threading: only then Flask's own server starts, which reads {@code .env} files and
     * {@code FLASK_DEBUG}.
     */
    private Truth threads() {
        @Nullable Value mode = state.get(MODE);
        boolean named = mode != null && !mode.maybeAbsent() && mode.data() instanceof Scalar.Text;
        return named && mode != null ? Comparisons.equal(mode, Value.of("threading")) : Truth.UNKNOWN;
    }
}
