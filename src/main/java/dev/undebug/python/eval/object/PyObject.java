package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/** An object whose class may belong to the repository. */
public interface PyObject extends Data {
    /** Returns its class; null for a class outside the repository. */
    @Nullable
    PyClass type();

    /** Reads an attribute of the outside class that its own class derives from. */
    default Value own(Interpretation run, Value self, String name) {
        // The __init__ of object, or of an unknown class.
        return Value.UNKNOWN;
    }
}
