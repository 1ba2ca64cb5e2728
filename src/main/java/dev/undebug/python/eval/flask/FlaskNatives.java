package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Environ;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.run.WithRunner;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Models the packages {@code flask} and {@code werkzeug}. */
public final class FlaskNatives {
    static final String FLASK = "flask.Flask";

    static final String DASH = "dash.Dash";

    /** Flask, and the subclasses of it that packages offer. */
    /** The functions that import something by its dotted name, their first argument. */
    private static final List<String> IMPORTING = List.of(
            "werkzeug.utils.import_string",
            "django.utils.module_loading.import_string",
            "celery.utils.imports.symbol_by_name",
            "kombu.utils.imports.symbol_by_name",
            "pydoc.locate");

    private static final Set<String> CLASSES =
            Set.of(FLASK, "apiflask.APIFlask", "eve.Eve", "flask_api.FlaskAPI", "flask_openapi3.OpenAPI");

    private static final Set<String> QUART = Set.of("quart.Quart", "quart_trio.QuartTrio");

    // flask.helpers.get_debug_flag compares with these words only.
    private static final Set<String> OFF = Set.of("0", "false", "no");

    private FlaskNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        for (String name : CLASSES) {
            all.put(name, (run, call) -> FlaskApp.create(run, null, call));
        }
        all.put("flask.helpers.get_debug_flag", (run, call) -> debugFlag(run.environ()));
        all.put("flask.Config", (run, call) -> Value.of(FlaskConfig.detached(run, call)));
        for (String name : QUART) {
            all.put(name, (run, call) -> FlaskApp.create(run, null, call, true));
        }
        all.put(FLASK + ".run", FlaskNatives::unbound);
        all.put(FLASK + ".__init__", FlaskNatives::initialized);
        all.put("werkzeug.serving.run_simple", ServerStarts::simple);
        all.put(DebuggerClass.NAME, DebuggedApp::create);
        for (String name : IMPORTING) {
            all.put(name, FlaskNatives::imported);
        }
        all.put("flask_socketio.SocketIO", SocketIo::create);
        all.put(DASH, (run, call) -> DashApp.create(run, null, call));
        all.put(
                "contextlib.suppress",
                (run, call) -> Value.of(new WithRunner.Suppression(
                        Value.of(new Tuple(call.arguments().values())))));
    }

    /** Returns whether a class is an application class of Flask or Quart. */
    public static boolean isFlask(String dotted) {
        return CLASSES.contains(dotted) || isQuart(dotted);
    }

    private static boolean isQuart(String dotted) {
        return QUART.contains(dotted);
    }

    /** Returns whether a class of the repository is an application class of Quart. */
    static boolean isQuart(PyClass type) {
        return type.order().stream().anyMatch(base -> base instanceof External external && isQuart(external.dotted()));
    }

    private static Value imported(Run run, Invocation call) {
        @Nullable Value named = call.arguments().value("import_name");
        Value name = named == null ? call.arguments().value(0, "name", Value.UNKNOWN) : named;
        return name.data() instanceof Scalar.Text text
                ? run.imports().string(text.text()).with(name.trace())
                : run.cannotTell(name.trace());
    }

    /** {@code Flask.__init__(app, …)}. */
    private static Value initialized(Run run, Invocation call) {
        @Nullable Value self = call.arguments().value(0, "self");
        if (self != null && self.data() instanceof FlaskApp app) {
            app.initialized(call.with(call.arguments().withoutFirst()));
        }
        return Value.NONE;
    }

    /** {@code Flask.run(app, …)}. */
    private static Value unbound(Run run, Invocation call) {
        Value self = call.arguments().value(0, "self", Value.UNKNOWN);
        @Nullable FlaskApp app = PossibleApp.in(self.data());
        if (app == null) {
            return run.cannotTell(self.trace());
        }
        Value method = app.starter(Value.of(app));
        return method.data().call(run, method, call.with(call.arguments().withoutFirst()));
    }

    /** Returns the initial debug flag of a new application, where all releases since Flask 1.0 agree. */
    static Value debugFlag(Environ environ) {
        Trace trace = Trace.variable("FLASK_DEBUG");
        @Nullable Value debug = environ.find("FLASK_DEBUG");
        if (debug != null && (debug.maybeAbsent() || !(debug.data() instanceof Scalar.Text))) {
            return Value.unknown(trace);
        }
        String word = debug != null && debug.data() instanceof Scalar.Text text ? text.text() : "";
        if (!word.isEmpty()) {
            return Value.of(!OFF.contains(word.toLowerCase(Locale.ROOT))).with(trace);
        }
        @Nullable Value mode = environ.find("FLASK_ENV");
        if (mode == null || (!mode.maybeAbsent() && Comparisons.equal(mode, Value.of("development")) == Truth.FALSE)) {
            return Value.of(false).with(trace);
        }
        return Value.unknown(trace.with(Trace.variable("FLASK_ENV")));
    }
}
