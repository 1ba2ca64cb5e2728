package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Models the calls that start a development server. */
final class ServerStarts {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private ServerStarts() {}

    /** {@code app.run(host, port, debug, load_dotenv, **options)}; it does nothing under the {@code flask} command. */
    static Value app(Run run, Method method, Invocation call) {
        @Nullable Value command = run.environ().find("FLASK_RUN_FROM_CLI");
        if (command != null
                && command.data() instanceof Scalar.Text text
                && text.text().equals("true")) {
            return Value.NONE;
        }
        if (PatchedParts.serves(run, method.self(), call)) {
            return Value.NONE;
        }
        @Nullable Argument debug = call.arguments().get(2, "debug");
        Truth loads = call.arguments().value(3, "load_dotenv", Value.of(true)).truth();
        AppStart.Options options = options(run, call, new Positions(0, NOWHERE, NOWHERE), debug, loads);
        record(run, call, AppStart.Kind.FLASK, named(options, method.self()), Target.of(run, method.self()));
        WsgiStack.of(method.self()).config().ifPresent(config -> new AfterRun(run, config, call).leave(debug, loads));
        return Value.NONE;
    }

    /** {@code app.run(host, port, debug, use_reloader, …)} of Quart. */
    static Value quart(Run run, Method method, Invocation call) {
        WsgiStack.of(method.self()).config().ifPresent(config -> new QuartFlag(run, config, call.site()).start());
        return quartTask(run, method, call);
    }

    /** {@code run_task} of Quart, the awaitable form of {@code run}, which reads no variables. */
    static Value quartTask(Run run, Method method, Invocation call) {
        @Nullable Argument debug = call.arguments().get(2, "debug");
        AppStart.Options options = options(run, call, new Positions(0, NOWHERE, NOWHERE), debug, Truth.FALSE);
        record(run, call, AppStart.Kind.QUART, named(options, method.self()), Target.of(run, method.self()));
        return Value.NONE;
    }

    /** Without an argument, the server listens where {@code SERVER_NAME} says. */
    private static AppStart.Options named(AppStart.Options options, Value application) {
        boolean own = options.host().filter(String::isEmpty).isPresent();
        boolean named = WsgiStack.of(application)
                .config()
                .filter(config -> !config.hasNoServerName())
                .isPresent();
        return own && named ? options.on(Optional.empty()).onSomePort() : options;
    }

    /** {@code run_simple(hostname, port, application, use_reloader, use_debugger, use_evalex, …)}. */
    static Value simple(Run run, Invocation call) {
        Value application = call.arguments().value(2, "application", Value.UNKNOWN);
        Value reloader = call.arguments().value(3, "use_reloader", Value.of(false));
        AppStart.Options options = options(
                        run, PatchedParts.defaults(run, call), new Positions(0, 4, 5), null, Truth.FALSE)
                .withReloader(reloader.truth());
        record(run, call, AppStart.Kind.RUN_SIMPLE, options, Target.of(run, application));
        return Value.NONE;
    }

    /**
     * The application that a server is started for.
     *
     * @param settings of the application, and of the environment
     * @param made the environment in which the application was made
     * @param removed as in {@link AppStart}
     * @param switchedLater as in {@link AppStart}
     */
    record Target(List<DebugSetting> settings, Environment made, boolean removed, boolean switchedLater) {
        static Target of(Run run, Value application) {
            WsgiStack served = WsgiStack.of(application);
            return new Target(
                    served.settings()
                            .plus(AnsweredRequest.debuggers(run, application))
                            .plus(run.environ().settings())
                            .all(),
                    served.config().map(FlaskConfig::environment).orElseGet(() -> run.environ()
                            .snapshot()),
                    false,
                    RequestHooks.settings(run, application).all().stream()
                            .anyMatch(setting -> setting.kind().setsFlag()));
        }

        /** Returns the same application of a release that has no such start. */
        Target withoutStart() {
            return new Target(settings, made, true, switchedLater);
        }

        Target without(Predicate<DebugSetting> dropped) {
            return new Target(settings.stream().filter(dropped.negate()).toList(), made, removed, switchedLater);
        }
    }

    /** The positions of the arguments with the same meaning in every call; the port comes after the host. */
    record Positions(int host, int useDebugger, int useEvalex) {}

    static AppStart.Options options(
            Run run, Invocation call, Positions positions, @Nullable Argument debug, Truth loadDotenv) {
        Arguments arguments = call.arguments();
        @Nullable Value host = arguments.value(positions.host, "host");
        Optional<Span> written = debug == null ? Optional.empty() : debug.written();
        return new AppStart.Options(
                traced(run, call.site(), debug),
                written,
                traced(run, call.site(), arguments.get(positions.useDebugger, "use_debugger"))
                        .map(ServerStarts::given),
                traced(run, call.site(), arguments.get(positions.useEvalex, "use_evalex"))
                        .map(ServerStarts::given),
                address(host == null ? arguments.value(NOWHERE, "hostname") : host),
                port(arguments.value(positions.host + 1, "port")),
                loadDotenv,
                arguments.value(NOWHERE, "use_reloader", Value.of(true)).truth(),
                AppStart.Terminal.OPTIONAL);
    }

    static void record(Run run, Invocation call, AppStart.Kind kind, AppStart.Options options, Target target) {
        Site site = call.site();
        run.facts()
                .start(new AppStart(
                        kind,
                        site.scope().module().source(),
                        site.place(),
                        site.scope().name(),
                        options,
                        target.settings,
                        run.environ().snapshot(),
                        target.made,
                        run.facts().blocked(),
                        run.facts().given(),
                        Optional.empty(),
                        run.facts().threaded(),
                        run.facts().presuming(),
                        target.removed,
                        target.switchedLater,
                        run.facts().startCertain()));
        if (!target.removed && !goesOn(run, kind)) {
            run.facts().blocks(site.place());
        }
    }

    /** Returns whether a server runs beside the program: in a notebook, Dash starts its own in a thread (from release 2.11 on). */
    private static boolean goesOn(Run run, AppStart.Kind kind) {
        return kind == AppStart.Kind.DASH && PythonPaths.isNotebook(run.entry().path());
    }

    private static Optional<Traced> traced(Run run, Site site, @Nullable Argument argument) {
        return Optional.ofNullable(argument).map(given -> run.facts().traced(given.value(), site.place()));
    }

    /** For use_debugger, None means off; for debug it does not. */
    private static Traced given(Traced value) {
        return value.at(value.place());
    }

    private static Optional<Integer> port(@Nullable Value port) {
        if (port == null || port.isNone()) {
            return Optional.of(AppStart.OWN_PORT);
        }
        return port.data() instanceof Scalar.Int number ? number(number) : Optional.empty();
    }

    private static Optional<Integer> number(Scalar.Int port) {
        return port.integer().bitLength() < Integer.SIZE
                ? Optional.of(port.integer().intValue())
                : Optional.empty();
    }

    private static Optional<String> address(@Nullable Value host) {
        if (host == null || host.isNone()) {
            return Optional.of("");
        }
        return host.data() instanceof Scalar.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
