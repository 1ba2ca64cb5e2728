package dev.undebug.read.shell;

import java.util.Optional;

/** The exit status of a command: whether it succeeds. */
enum ShellStatus {
    YES,
    NO,
    /** Succeeds unless something goes wrong: a program. */
    USUALLY,
    OPEN;

    static ShellStatus of(Optional<Boolean> known) {
        return known.map(holds -> holds ? YES : NO).orElse(OPEN);
    }

    ShellStatus negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case USUALLY, OPEN -> OPEN;
        };
    }
}
