package dev.undebug.python.eval.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that stand for something at a place in a program, those of the places around it included. */
final class Names {
    /** The meaning of a name. */
    enum Kind {
        /** Any value that is true or false. */
        FLAG,
        TEXT,
        NUMBER,
        /** A dict with the key {@code debug}, and those only that run() takes. */
        OPTIONS,
        /** A dict with the key {@code DEBUG}. */
        SETTINGS,
        /** A dict of configuration classes, by words for environments, with a {@code default}. */
        SELECTOR,
        /** A class with DEBUG. */
        CLASS,
        /** An object with DEBUG. */
        OBJECT,
        /** A function without required parameters that returns a flag. */
        FUNCTION,
        /** A function with one required parameter that returns a flag. */
        CONVERTER,
        /** A function that takes an application. */
        CONFIGURER,
        /** A function without required parameters that returns an application. */
        FACTORY,
        /** A subclass of Flask. */
        FLASK,
        MODULE,
        APP
    }

    /**
     * A name.
     *
     * @param text how it is written here
     * @param dotted how {@code import_string} finds it; empty for what is not at the top of a module
     * @param assignable whether it is a plain name of this function or module
     */
    record Name(Kind kind, String text, String dotted, boolean assignable) {}

    private final @Nullable Names around;
    private final boolean function;
    private final List<Name> own = new ArrayList<>();

    private Names(@Nullable Names around, boolean function) {
        this.around = around;
        this.function = function;
    }

    static Names ofModule() {
        return new Names(null, true);
    }

    /** Returns the names in a branch here: what is defined in it is not there for certain after it. */
    Names branch() {
        return new Names(this, false);
    }

    /** Returns the names in a function here: those around it can be read and not assigned. */
    Names function() {
        return new Names(this, true);
    }

    void add(Name name) {
        own.removeIf(known -> known.text().equals(name.text()));
        own.add(name);
    }

    void add(Kind kind, String text) {
        add(new Name(kind, text, "", true));
    }

    /** Returns the names at the top level of this place itself. */
    List<Name> own() {
        return List.copyOf(own);
    }

    List<Name> all(Kind kind) {
        List<Name> all = new ArrayList<>();
        boolean assignable = true;
        for (@Nullable Names names = this; names != null; names = names.around) {
            for (Name name : names.own) {
                if (name.kind() == kind) {
                    all.add(new Name(kind, name.text(), name.dotted(), name.assignable() && assignable));
                }
            }
            assignable &= !names.function;
        }
        return all;
    }

    boolean has(Kind kind) {
        return !all(kind).isEmpty();
    }

    Optional<Name> any(Kind kind, Dice dice) {
        List<Name> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(dice.of(all));
    }

    Optional<Name> assignable(Kind kind, Dice dice) {
        List<Name> all = all(kind).stream().filter(Name::assignable).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(dice.of(all));
    }
}
