package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.object.PyObject;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Dash application.
 *
 * @param run the run that made it
 * @param type the repository's subclass of Dash, or null for Dash itself
 * @param state what the program sets on it, and the Flask application below it
 */
record DashApp(Run run, @Nullable PyClass type, Table state) implements PyObject, ServerObject {
    /** Dash's own name for the start of an application. */
    static final String RUN_SERVER = "run_server";

    /** The key in the state for the Flask application. */
    private static final Object SERVER = new Object();

    private static final Set<String> DECORATORS = Set.of("callback", "long_callback", "clientside_callback");

    /** {@code Dash(name, server=True, …)}; only Flask is modelled as the backend. */
    static Value create(Run run, @Nullable PyClass type, Invocation call) {
        Value backend = call.arguments().value(Integer.MAX_VALUE, "backend", Value.of("flask"));
        Truth flasks = Comparisons.equal(backend, Value.of("flask"));
        if (flasks != Truth.TRUE) {
            Value other = run.cannotTell(Trace.NONE);
            return flasks == Truth.FALSE ? other.as(Unknown.FOREIGN) : other;
        }
        @Nullable Value server = call.arguments().value(1, "server");
        boolean given = server != null && !(server.data() instanceof Scalar);
        Invocation plain = call.with(Arguments.NONE);
        Value flask = given && server != null ? server : FlaskApp.create(run, null, plain);
        return Value.of(on(run, type, flask));
    }

    /** Makes an application on one of Flask. */
    static DashApp on(Run run, @Nullable PyClass type, Value flask) {
        DashApp app = new DashApp(run, type, run.table());
        app.state.put(SERVER, flask);
        return app;
    }

    /** Returns the Flask application below it. */
    Value server() {
        @Nullable Value server = state.get(SERVER);
        return server == null ? Value.UNKNOWN : server.present();
    }

    @Override
    public Object choice() {
        return DashApp.class;
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof DashApp app
                ? new DashApp(run, Objects.equals(type, app.type) ? type : null, joined)
                : null;
    }

    @Override
    public String shown() {
        return "<Dash>";
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        @Nullable Value inherited = type == null ? null : type.find(name);
        return inherited != null && state.get(name) == null
                ? PyClass.bound(run, self, inherited.present())
                : own(run, self, name);
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        state.put(name, value);
    }

    @Override
    public Value own(Interpretation interpretation, Value self, String name) {
        @Nullable Value kept = state.get(name);
        if (kept != null) {
            return kept.present();
        }
        if (DECORATORS.contains(name)) {
            return Value.of(new Method(self, name, (outer, method, call) -> Decorators.decorate(call, function -> {})));
        }
        return switch (name) {
            case "server" -> server();
            case "run" -> run.method(self, name, DashApp::start);
            case RUN_SERVER -> run.method(self, name, lacksRunServer() ? DashApp::fail : DashApp::start);
            case "enable_dev_tools" -> run.method(self, name, DashApp::tools);
            case "init_app" -> run.method(self, name, DashApp::join);
            default -> run.cannotTell(self.trace());
        };
    }

    /** {@code dash.init_app(app=None, …)}: it then belongs to that application, as with {@code Dash(server=False)} before. */
    private static Value join(Run run, Method method, Invocation call) {
        Value joined = call.arguments().value(0, "app", Value.NONE);
        if (!joined.isNone()) {
            ((DashApp) method.self().data()).state.put(SERVER, joined);
        }
        return Value.NONE;
    }

    /** Dash 3 replaced {@code run_server} by {@code run}. */
    private boolean lacksRunServer() {
        return run.entry().context().traits().runServer() == Truth.FALSE;
    }

    /** {@code app.run(host, port, proxy, debug, …, **options)}. */
    private static Value start(Run run, Method method, Invocation call) {
        record(run, call, target(run, method));
        return Value.NONE;
    }

    /** {@code app.run_server(…)} of a release that raises an exception instead. */
    private static Value fail(Run run, Method method, Invocation call) {
        record(run, call, target(run, method).withoutStart());
        throw new Raised(Value.of(new External("dash.exceptions.ObsoleteAttributeException", false)));
    }

    private static ServerStarts.Target target(Run run, Method method) {
        return ServerStarts.Target.of(run, ((DashApp) method.self().data()).server());
    }

    private static void record(Run run, Invocation call, ServerStarts.Target target) {
        AppStart.Options options = ServerStarts.options(
                run,
                call,
                new ServerStarts.Positions(0, Integer.MAX_VALUE, Integer.MAX_VALUE),
                call.arguments().get(3, "debug"),
                Truth.FALSE);
        ServerStarts.record(run, call, AppStart.Kind.DASH, onOwnAddress(run, onOwnPort(call, options)), target);
    }

    /** Without an argument, the variable {@code PORT} may say the port. */
    private static AppStart.Options onOwnPort(Invocation call, AppStart.Options options) {
        return call.arguments().get(1, "port") == null ? options.onSomePort() : options;
    }

    /** Without an argument, the server listens where the variable {@code HOST} says. */
    private static AppStart.Options onOwnAddress(Run run, AppStart.Options options) {
        boolean own = options.host().filter(String::isEmpty).isPresent();
        @Nullable Value host = run.environ().find("HOST");
        return own && host != null
                ? options.on(
                        host.data() instanceof Scalar.Text text && !host.maybeAbsent()
                                ? Optional.of(text.text())
                                : Optional.empty())
                : options;
    }

    /** {@code app.enable_dev_tools(debug=None, …)} shows tracebacks under every server; they are on unless told otherwise. */
    private static Value tools(Run run, Method method, Invocation call) {
        Arguments arguments = call.arguments();
        Value debug = arguments.value(0, "debug", Value.NONE);
        Value on = debug.isNone() ? DashApp.variable(run) : debug;
        boolean pruned = arguments
                        .value(Integer.MAX_VALUE, "dev_tools_prune_errors", Value.of(true))
                        .truth()
                != Truth.FALSE;
        @Nullable
        FlaskConfig config =
                WsgiStack.of(((DashApp) method.self().data()).server()).config().orElse(null);
        if (config != null && pruned) {
            config.record(setting(run, call.site(), on));
        }
        return on;
    }

    private static DebugSetting setting(Run run, Site site, Value on) {
        Place place = site.place();
        String subject = site.subject("enable_dev_tools");
        Traced value = run.facts().traced(on, place).at(place);
        return new DebugSetting(
                DebugSetting.Kind.DASH_TOOLS, value, subject, place, run.facts().certain());
    }

    /** Any text but {@code false} turns it on. */
    private static Value variable(Run run) {
        @Nullable Value value = run.environ().find("DASH_DEBUG");
        Trace trace = Trace.variable("DASH_DEBUG");
        if (value == null) {
            return Value.of(true).with(trace);
        }
        boolean known = value.data() instanceof Scalar.Text && !value.maybeAbsent();
        String text = value.data() instanceof Scalar.Text word ? word.text() : "";
        return known
                ? Value.of(!text.isEmpty() && !text.equalsIgnoreCase("false")).with(trace)
                : Value.unknown(trace);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DashApp app && state == app.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
