package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;

/** {@code flask.Flask}, or its equivalent in another package, as a base of classes of the repository. */
public record FlaskClass(Run run) implements Ancestor {
    @Override
    public Value create(PyClass type, Invocation invocation) {
        return FlaskApp.create(run, type, invocation);
    }

    @Override
    public Value attribute(String name) {
        return run.externals().attribute(FlaskNatives.FLASK, name);
    }
}
