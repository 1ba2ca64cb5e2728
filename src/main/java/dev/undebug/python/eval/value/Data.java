package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value is. What is not known of a kind of data is unknown: every default here says so. Data that can change
 * keeps its state in a {@link Table}, so that a branch can be undone and joined with another.
 */
public interface Data {
    /** Returns the data for people, as Python's {@code repr} where that is short. */
    String shown();

    default Truth truth() {
        return Truth.TRUE;
    }

    /** Returns what can change of it, or null when nothing can. */
    default @Nullable Table state() {
        return null;
    }

    /**
     * Returns this data with other state, where it and data of another branch can be taken for one: made in their branches,
     * and of one kind. Null where they cannot.
     */
    default @Nullable Data merged(Data other, Table joined) {
        return null;
    }

    /** Makes one state of two, whose data is taken for one. */
    interface Joining {
        Table both(Table first, Table second);
    }

    /**
     * Returns what stands for this data or other data of another branch, where more is known of it than of any two; null where
     * it is not.
     */
    default @Nullable Data either(Data other, Joining states) {
        return null;
    }

    /** Returns whether it stays what it is, whatever happens to it: an application, or a record of its settings. */
    default boolean isLasting() {
        return false;
    }

    /** Returns whether it is one particular object: all that have it share its state. */
    default boolean isObject() {
        return false;
    }

    /** Returns whether it stands for one of several things, so that nobody can tell what it equals. */
    default boolean isOneOfMany() {
        return false;
    }

    /** Reads an attribute. */
    default Value attribute(Interpretation run, Value self, String name) {
        return run.cannotTell(self.trace());
    }

    /** Returns whether there is such an attribute. */
    default Truth hasAttribute(Interpretation run, Value self, String name) {
        return Truth.UNKNOWN;
    }

    default void setAttribute(Interpretation run, String name, Value value, Site site) {}

    default Value item(Interpretation run, Value self, Value key, Site site) {
        return run.cannotTell(self.trace().with(key.trace()));
    }

    default void setItem(Interpretation run, Value key, Value value, Site site) {}

    default void deleteItem(Interpretation run, Value key) {}

    default Truth contains(Interpretation run, Value item) {
        return Truth.UNKNOWN;
    }

    /** Returns the elements, or null where they cannot be told. */
    default @Nullable List<Value> elements(Interpretation run) {
        return null;
    }

    default Value call(Interpretation run, Value self, Invocation invocation) {
        return run.cannotTell(self.trace().with(invocation.arguments().trace()));
    }
}
