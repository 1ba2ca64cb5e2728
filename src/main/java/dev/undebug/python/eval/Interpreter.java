package dev.undebug.python.eval;

/** Runs a program of a repository over an environment. */
public final class Interpreter {
    private final Modules modules;

    public Interpreter(Modules modules) {
        this.modules = modules;
    }

    /** Runs an entry. Never throws for any program: what cannot be known is unknown, and work is bounded. */
    public Execution run(Entry entry, Environment environment) {
        return new Program(new Run(modules, entry, environment)).execute();
    }
}
