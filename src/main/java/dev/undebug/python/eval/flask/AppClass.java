package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code flask.Flask}, its equivalent in another package, or {@code dash.Dash}, as a base of classes of the repository.
 *
 * @param name the class outside the repository
 */
public record AppClass(Run run, String name) implements Ancestor {
    /** Returns the class with this name; null if it makes no application. */
    public static @Nullable AppClass named(Run run, String dotted) {
        if (dotted.equals(FlaskNatives.DASH)) {
            return new AppClass(run, FlaskNatives.DASH);
        }
        return FlaskNatives.isFlask(dotted) ? new AppClass(run, FlaskNatives.FLASK) : null;
    }

    @Override
    public Value create(PyClass type, Invocation invocation) {
        return name.equals(FlaskNatives.DASH)
                ? DashApp.create(run, type, invocation)
                : FlaskApp.create(run, type, invocation);
    }

    @Override
    public Value attribute(String attribute) {
        return run.externals().attribute(name, attribute);
    }
}
