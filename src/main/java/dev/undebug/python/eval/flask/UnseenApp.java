package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application of an unknown framework from outside the repository, or from a factory outside it. Only the program's
 * settings and its start are known.
 *
 * @param run the run that made it
 * @param state as in a Flask application
 */
public record UnseenApp(Run run, Table state) implements ServerObject {
    private static final int NOWHERE = Integer.MAX_VALUE;

    /** The attributes that a program may set as it does on a Flask application. */
    private static final Set<String> SETTINGS = Set.of("debug", "testing", "config");

    private static final Set<String> FACTORIES = Set.of(
            "create_app",
            "make_app",
            "build_app",
            "get_app",
            "create_flask_app",
            "create_application",
            "make_application",
            "build_application",
            "get_application");

    private static final Set<String> NAMES = Set.of("app", "application", "current_app");

    /** The function that makes a stand-in for an object that a function of the program returns. */
    private static final String PROXY = "LocalProxy";

    private static final Set<String> STARTS = Set.of("run", DashApp.RUN_SERVER);

    private static final Set<String> SWITCHES = Set.of("debug", "use_debugger");

    /** The arguments that only servers have. */
    private static final Set<String> ADDRESSES = Set.of("host", "port", "use_reloader", "threaded", "ssl_context");

    /** The last words of the names that servers of pages have. */
    private static final Set<String> SERVERS = Set.of("app", "application", "server", "site", "web", "flask");

    public static UnseenApp create(Run run) {
        return new UnseenApp(run, FlaskApp.unseen(run).state());
    }

    /** Makes the application that a function expects: what it sets there counts. */
    static UnseenApp presumed(Run run) {
        UnseenApp app = create(run);
        Optional.ofNullable(app.flask().config()).ifPresent(run.facts()::application);
        return app;
    }

    /** Returns whether a function is named like an application factory. */
    public static boolean isMadeBy(String function) {
        return FACTORIES.contains(function) || function.equals(PROXY);
    }

    /** Returns whether an attribute is one of an application, for a callee that is named like an application. */
    public static boolean has(String application, String attribute) {
        return NAMES.contains(application) && (STARTS.contains(attribute) || SETTINGS.contains(attribute));
    }

    /** Returns whether a call starts a server of pages, as far as can be told from its words. */
    public static boolean isStart(String owner, String method, Arguments arguments) {
        String name = owner.toLowerCase(Locale.ROOT);
        boolean ofServer = SERVERS.stream().anyMatch(name::endsWith)
                || ADDRESSES.stream().anyMatch(argument -> isGiven(arguments, argument));
        return STARTS.contains(method)
                && ofServer
                && SWITCHES.stream().anyMatch(argument -> isGiven(arguments, argument));
    }

    @Override
    public String shown() {
        return "<application>";
    }

    @Override
    public Truth truth() {
        return Truth.UNKNOWN;
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        if (STARTS.contains(name)) {
            return run.method(Value.of(this), name, UnseenApp::start);
        }
        return SETTINGS.contains(name)
                ? flask().attribute(run, Value.of(flask()), name)
                : ServerObject.super.attribute(run, self, name);
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        if (SETTINGS.contains(name) && !(value.data() instanceof Mapping)) {
            flask().setAttribute(run, name, value, site);
        }
    }

    /** Other frameworks start the same way, so the start is not certain; without a switch nothing can be told. */
    private static Value start(Run run, Method method, Invocation call) {
        FlaskApp flask = ((UnseenApp) method.self().data()).flask();
        boolean switched = SWITCHES.stream().anyMatch(argument -> isGiven(call.arguments(), argument))
                || isThird(call)
                || flask.isSwitched();
        Data started = method.name().equals(DashApp.RUN_SERVER) ? DashApp.on(run, null, Value.of(flask)) : flask;
        Value start = started.attribute(run, Value.of(started), method.name());
        if (!switched) {
            run.facts().unseen(call.site().place());
            return run.cannotTell(call.arguments().trace());
        }
        return run.facts().presumed(() -> run.calls().perhaps(start, call));
    }

    /** {@code app.run("0.0.0.0", 80, True)}. */
    private static boolean isThird(Invocation call) {
        @Nullable Value third = call.arguments().value(2, "debug");
        return third != null && third.data() instanceof Scalar.Bool;
    }

    private static boolean isGiven(Arguments arguments, String argument) {
        return arguments.value(NOWHERE, argument) != null;
    }

    /** Returns the same object as a Flask application. */
    private FlaskApp flask() {
        return new FlaskApp(run, null, state);
    }

    @Override
    public Object choice() {
        return UnseenApp.class;
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof UnseenApp ? new UnseenApp(run, joined) : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnseenApp app && state == app.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
