package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/** An object whose class may be one of the repository's. */
public interface PyObject extends Data {
    /** Returns its class; null where that is outside the repository. */
    @Nullable
    PyClass type();

    /** Reads an attribute as the class outside the repository has it that all others derive from. */
    default Value own(Interpretation run, Value self, String name) {
        // The __init__ of object, or of a class of which nothing is known.
        return Value.UNKNOWN;
    }
}
