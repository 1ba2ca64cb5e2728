package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import java.util.Optional;

/**
 * A variable of a shell.
 *
 * @param text the value; of what is not known what is known of it, with the rest as it is written, where it was put together
 * @param inherited whether it was set before the script began
 * @param source what sets it, if a file of the repository does
 */
record ShellVariable(Kind kind, String text, Export export, boolean inherited, Optional<EnvVar> source) {
    static final ShellVariable ABSENT = new ShellVariable(Kind.ABSENT, "", Export.NO, true, Optional.empty());

    /** How much is known of a variable. */
    enum Kind {
        KNOWN,
        UNSET,
        /** It is set, or may be, to what is not known. */
        UNKNOWN,
        /** Nothing shows that it is set. */
        ABSENT
    }

    /** Whether the programs that are started get a variable. */
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

    static ShellVariable unset(Optional<EnvVar> source) {
        return new ShellVariable(Kind.UNSET, "", Export.YES, false, source);
    }

    boolean exported() {
        return export != Export.NO;
    }

    /** Returns it with any value. */
    ShellVariable unknown() {
        Optional<EnvVar> open = source.map(from -> from.with(Optional.empty()));
        return new ShellVariable(Kind.UNKNOWN, "", export, false, open);
    }
}
