package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import java.util.Optional;

/**
 * A variable of a shell.
 *
 * @param text the value; of an unknown one the known part, with the rest as written, or empty
 * @param inherited whether it was set before the script began
 * @param source its assignment, if a file of the repository has one
 */
record ShellVariable(Kind kind, String text, Export export, boolean inherited, Optional<EnvVar> source) {
    static final ShellVariable ABSENT = new ShellVariable(Kind.ABSENT, "", Export.NO, true, Optional.empty());

    /** How much is known about a variable. */
    enum Kind {
        KNOWN,
        UNSET,
        /** It has, or may have, an unknown value. */
        UNKNOWN,
        /** Nothing shows that it is set. */
        ABSENT
    }

    /** Whether started programs get a variable. */
    enum Export {
        NO,
        MAYBE,
        YES;

        static Export of(boolean yes) {
            return yes ? YES : NO;
        }

        Export or(Export other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /** @param source the removal, if the script has it */
    static ShellVariable unset(Optional<EnvVar> source) {
        return new ShellVariable(Kind.UNSET, "", Export.YES, false, source);
    }

    boolean exported() {
        return export != Export.NO;
    }

    /** Returns whether the script keeps it from the programs that it starts. */
    boolean isWithheld() {
        return source.filter(EnvVar::isRemoved).isPresent();
    }

    /** Returns whether it certainly has a value, which is not known and not empty. */
    boolean isFilled() {
        return kind == Kind.UNKNOWN
                && inherited
                && source.filter(EnvVar::isGiven).isPresent();
    }

    /** Returns the variable with an unknown value, which presumably does what a text does in its place. */
    ShellVariable partly(String text) {
        return new ShellVariable(Kind.UNKNOWN, text, export, false, unknown().source());
    }

    /** Returns the variable with an unknown value. */
    ShellVariable unknown() {
        Optional<EnvVar> open =
                source.filter(from -> !from.isRemoved() && !from.isGiven()).map(from -> from.with(Optional.empty()));
        return new ShellVariable(Kind.UNKNOWN, "", export, false, open);
    }
}
