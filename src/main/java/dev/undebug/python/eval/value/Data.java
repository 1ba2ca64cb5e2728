package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of a value. The default of every method is "unknown", so a kind of data implements only what is known of it.
 * Data that can change keeps its state in a {@link Table}, so that a branch can be undone and joined with another.
 */
public interface Data {
    /** Returns the data as text for people: Python's {@code repr}, if that is short. */
    String shown();

    default Truth truth() {
        return Truth.TRUE;
    }

    /** Returns its changeable state, or null if it cannot change. */
    default @Nullable Table state() {
        return null;
    }

    /**
     * Returns this data with the joined state, if it and the other branch's data can be treated as one object: both
     * made in their branches, and of one kind. Null otherwise.
     */
    default @Nullable Data merged(Data other, Table joined) {
        return null;
    }

    /** Joins the states of two objects that are treated as one, and the values in them. */
    interface Joining {
        Table both(Table first, Table second);

        Value both(Value first, Value second);
    }

    /**
     * Returns data that represents this or the other branch's data with more precision than "unknown"; null if there is
     * none.
     */
    default @Nullable Data either(Data other, Joining states) {
        return null;
    }

    /** Returns whether it keeps its kind through all changes: an application, or a record of its settings. */
    default boolean isLasting() {
        return false;
    }

    /** Returns whether it is one particular object, so that all references share its state. */
    default boolean isObject() {
        return false;
    }

    /** Returns whether it represents one of several things, so that its equality with anything is unknown. */
    default boolean isOneOfMany() {
        return false;
    }

    /**
     * Returns what tells it from others where a program chooses one of several, see {@link OneOf}; null if it cannot be one
     * of them. What a loop makes anew in each turn is alike.
     */
    default @Nullable Object choice() {
        return null;
    }

    /** Reads an attribute. */
    default Value attribute(Interpretation run, Value self, String name) {
        return run.cannotTell(self.trace());
    }

    /** Returns whether the attribute exists. */
    default Truth hasAttribute(Interpretation run, Value self, String name) {
        return Truth.UNKNOWN;
    }

    default void setAttribute(Interpretation run, String name, Value value, Site site) {
        run.outside().give(value);
    }

    default Value item(Interpretation run, Value self, Value key, Site site) {
        return run.cannotTell(self.trace().with(key.trace()));
    }

    default void setItem(Interpretation run, Value key, Value value, Site site) {
        run.outside().give(value);
    }

    default void deleteItem(Interpretation run, Value key) {}

    default Truth contains(Interpretation run, Value item) {
        return Truth.UNKNOWN;
    }

    /** Returns the elements, or null if they are unknown. */
    default @Nullable List<Value> elements(Interpretation run) {
        return null;
    }

    default Value call(Interpretation run, Value self, Invocation invocation) {
        run.outside().give(invocation);
        return run.cannotTell(self.trace().with(invocation.arguments().trace()));
    }
}
