package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;

/** Models {@code werkzeug.debug.DebuggedApplication} as a base of classes of the repository. */
public record DebuggerClass(Run run) implements Ancestor {
    static final String NAME = "werkzeug.debug.DebuggedApplication";

    /** Returns whether this is the name of the class. */
    public static boolean is(String dotted) {
        return dotted.equals(NAME);
    }

    /** Makes the wrapper; the arguments that a class with an {@code __init__} of its own hands on are unknown. */
    @Override
    public Value create(PyClass type, Invocation invocation) {
        return DebuggedApp.create(run, invocation, type.find("__init__") == null);
    }

    @Override
    public Value attribute(String attribute) {
        return run.externals().attribute(NAME, attribute);
    }
}
