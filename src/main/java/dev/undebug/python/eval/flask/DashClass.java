package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;

/** {@code dash.Dash} as a base of classes of the repository. */
public record DashClass(Run run) implements Ancestor {
    @Override
    public Value create(PyClass type, Invocation invocation) {
        return DashApp.create(run, type, invocation);
    }

    @Override
    public Value attribute(String name) {
        return run.externals().attribute(FlaskNatives.DASH, name);
    }
}
