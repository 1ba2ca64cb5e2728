package dev.undebug.python.eval;

import java.util.List;
import java.util.Set;

/** Runs a program of a repository over an environment. */
public final class Interpreter {
    private final Modules modules;

    public Interpreter(Modules modules) {
        this.modules = modules;
    }

    /** Runs an entry. Never throws for any program: what cannot be known is unknown, and work is bounded. */
    public Execution run(Entry entry, Environment environment) {
        boolean loaded = modules.loaded(entry.path()).isPresent();
        return new Execution(
                List.of(),
                List.of(),
                environment,
                loaded ? List.of(entry.path()) : List.of(),
                loaded ? Set.of() : Set.of(entry.path()));
    }
}
