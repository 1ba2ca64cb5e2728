package dev.undebug.python.eval;

/** Runs a program of a repository over an environment. */
public final class Interpreter {
    /** A program that demands more than this, one thing after the other, is taken as it ended. */
    private static final int MOST_ROUNDS = 8;

    private final Modules modules;

    public Interpreter(Modules modules) {
        this.modules = modules;
    }

    /**
     * Runs an entry; one that ends for want of a variable, as if that were set. Never throws for any program: what cannot be
     * known is unknown, and work is bounded.
     */
    public Execution run(Entry entry, Environment environment) {
        Run run = new Run(modules, entry, environment, Presumptions.NONE);
        Execution asTold = new Program(run).execute();
        Execution execution = asTold;
        for (int round = 0; !run.demands().names().isEmpty(); round++) {
            Presumptions presumed = run.presumptions().with(run.demands().names());
            if (round == MOST_ROUNDS || presumed.equals(run.presumptions())) {
                return asTold;
            }
            run = new Run(modules, entry, environment, presumed);
            execution = new Program(run).execute();
        }
        return execution;
    }
}
