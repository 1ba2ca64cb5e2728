package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module of the repository.
 *
 * @param name the dotted name that findings use; that of its path even where it runs as {@code __main__}
 * @param packageName the package that relative imports start from
 * @param isModel whether it models a package outside the repository
 * @param executed the call that runs the text of the module, if that is no file: {@code exec("…")}
 */
public record PyModule(
        String name,
        String packageName,
        PythonModule source,
        Table state,
        boolean isModel,
        @Nullable Place executed) implements Data {
    /** The key in the state for names that a star import or {@code globals()} may have defined. */
    static final Object REST = new Object();

    /** The function that makes a module's other names (PEP 562). */
    private static final String GETATTR = "__getattr__";

    /** Returns whether its parts have places in a file of the repository. */
    public boolean isWritten() {
        return !isModel && executed == null;
    }

    /** Returns the place of a part of it. */
    Place place(Span span) {
        return executed == null ? source.file().place(span) : executed;
    }

    /** Returns a module with the same names that runs a text. */
    PyModule running(PythonModule text, Place call) {
        return new PyModule(name, packageName, text, state, isModel, call);
    }

    public boolean isOpen() {
        return state.get(REST) != null || state.get(GETATTR) != null;
    }

    public void open() {
        state.put(REST, Value.UNKNOWN);
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public @Nullable Object choice() {
        return name;
    }

    @Override
    public String shown() {
        return "<module " + name + ">";
    }

    @Override
    public Value attribute(Interpretation run, Value self, String attribute) {
        @Nullable Value value = state.get(attribute);
        if (value != null) {
            return value.present();
        }
        @Nullable Value computed = state.get(GETATTR);
        Value made = computed == null
                ? run.cannotTell(Trace.NONE)
                : run.call(computed.present(), List.of(Value.of(attribute)));
        return made.isUnknown() && !isModel ? Value.of(unseen(attribute)).with(made.trace()) : made;
    }

    /** Returns a name that this module may have and does not visibly define. */
    public External unseen(String attribute) {
        return new External(name + "." + attribute, false);
    }

    @Override
    public Truth hasAttribute(Interpretation run, Value self, String attribute) {
        @Nullable Value value = state.get(attribute);
        if (value == null) {
            return isOpen() ? Truth.UNKNOWN : Truth.FALSE;
        }
        return value.maybeAbsent() ? Truth.UNKNOWN : Truth.TRUE;
    }

    @Override
    public void setAttribute(Interpretation run, String attribute, Value value, Site site) {
        state.put(attribute, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyModule module && state == module.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
