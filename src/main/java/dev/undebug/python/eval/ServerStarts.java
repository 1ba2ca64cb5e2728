package dev.undebug.python.eval;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls that start a development server. */
final class ServerStarts {
    private ServerStarts() {}

    /** {@code app.run(host, port, debug, load_dotenv, **options)}. */
    static Value app(Run run, Method method, Invocation call) {
        FlaskApp app = (FlaskApp) method.self().data();
        Arguments arguments = call.arguments();
        @Nullable Argument debug = arguments.get(2, "debug");
        Value loads = arguments.value(3, "load_dotenv", Value.of(true));
        Settings settings = settings(run, app.config());
        record(
                run,
                call,
                AppStart.Kind.FLASK,
                new Given(debug, arguments.get("use_debugger"), host(arguments), loads.truth(), settings));
        return Value.NONE;
    }

    /** {@code run_simple(hostname, port, application, use_reloader, use_debugger, …)}. */
    static Value simple(Run run, Invocation call) {
        Arguments arguments = call.arguments();
        Value application = arguments.value(2, "application", Value.UNKNOWN);
        @Nullable FlaskConfig config = application.data() instanceof FlaskApp app ? app.config() : null;
        Optional<String> host = text(arguments.value(0, "hostname"));
        Settings settings = settings(run, config);
        record(
                run,
                call,
                AppStart.Kind.RUN_SIMPLE,
                new Given(null, arguments.get(4, "use_debugger"), host, Truth.FALSE, settings));
        return Value.NONE;
    }

    /** What is given to the server. */
    private record Given(
            @Nullable Argument debug,
            @Nullable Argument useDebugger,
            Optional<String> host,
            Truth loadDotenv,
            Settings settings) {}

    private static void record(Run run, Invocation call, AppStart.Kind kind, Given given) {
        Site site = call.site();
        PythonModule module = site.scope().module().source();
        Optional<Span> written = given.debug == null ? Optional.empty() : given.debug.written();
        run.facts()
                .start(new AppStart(
                        kind,
                        module,
                        site.place(),
                        site.scope().name(),
                        traced(run, site, given.debug),
                        written,
                        traced(run, site, given.useDebugger).map(ServerStarts::given),
                        given.host,
                        given.loadDotenv,
                        given.settings.all(),
                        run.environ().snapshot(),
                        run.facts().certain()));
    }

    private static Settings settings(Run run, @Nullable FlaskConfig config) {
        Settings own = config == null ? Settings.NONE : config.settings();
        return own.plus(run.environ().settings());
    }

    private static Optional<Traced> traced(Run run, Site site, @Nullable Argument argument) {
        return Optional.ofNullable(argument).map(given -> run.facts().traced(given.value(), site.place()));
    }

    /** Unlike debug, use_debugger takes None for off. */
    private static Traced given(Traced value) {
        return new Traced(
                value.truth(), value.shown(), false, value.place(), value.origins(), value.variables(), value.reads());
    }

    private static Optional<String> host(Arguments arguments) {
        return text(arguments.value(0, "host"));
    }

    private static Optional<String> text(@Nullable Value value) {
        return value != null && value.data() instanceof Scalar.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
