package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application that is not in the repository, or that a factory makes which is not, of Flask or of another framework: nothing
 * is known of it but what the program sets, and what it is started with.
 *
 * @param run in which it was made
 * @param state as an application of Flask has it
 */
public record UnseenApp(Run run, Table state) implements Data {
    private static final int NOWHERE = Integer.MAX_VALUE;

    /** What a program may set as it does with an application of Flask. */
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

    private static final Set<String> NAMES = Set.of("app", "application");

    public static UnseenApp create(Run run) {
        return new UnseenApp(run, FlaskApp.unseen(run).state());
    }

    /** Returns whether a function is called like those that make applications. */
    public static boolean isMadeBy(String function) {
        return FACTORIES.contains(function);
    }

    /** Returns whether an attribute is one of an application, where something is called as people call theirs. */
    public static boolean has(String application, String attribute) {
        return NAMES.contains(application) && (attribute.equals("run") || SETTINGS.contains(attribute));
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
        if (name.equals("run")) {
            return run.method(Value.of(this), name, UnseenApp::start);
        }
        return SETTINGS.contains(name)
                ? flask().attribute(run, Value.of(flask()), name)
                : Data.super.attribute(run, self, name);
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        if (SETTINGS.contains(name) && !(value.data() instanceof Mapping)) {
            flask().setAttribute(run, name, value, site);
        }
    }

    /** Other frameworks are started like that, too, so that it is not certain; without a switch nobody can tell anything. */
    private static Value start(Run run, Method method, Invocation call) {
        FlaskApp flask = ((UnseenApp) method.self().data()).flask();
        boolean switched = isGiven(call, "debug") || isGiven(call, "use_debugger") || flask.isSwitched();
        Value start = flask.attribute(run, Value.of(flask), method.name());
        if (!switched) {
            run.facts().unseen(call.site().place());
            return run.cannotTell(call.arguments().trace());
        }
        return run.branches()
                .either(Trace.NONE, () -> start.data().call(run, start, call), () -> run.cannotTell(Trace.NONE));
    }

    private static boolean isGiven(Invocation call, String argument) {
        return call.arguments().value(NOWHERE, argument) != null;
    }

    /** Returns it as if it were Flask's. */
    private FlaskApp flask() {
        return new FlaskApp(run, null, state);
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
