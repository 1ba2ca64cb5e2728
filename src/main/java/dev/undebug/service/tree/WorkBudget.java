package dev.undebug.service.tree;

/**
 * The work of a scan and its bound. Work is counted, never timed, so that the same tree always gets the same answer: a unit
 * is what it takes to evaluate an expression or to look at a variable of a program's environment.
 */
public final class WorkBudget {
    private final long most;
    private long done;
    private boolean spent;

    /**
     * @param most how much work there may be
     */
    public WorkBudget(long most) {
        this.most = most;
    }

    /** Counts work; once something is too much, nothing more may be done. */
    public void charge(long units) {
        spent |= units > most - done;
        done += spent ? 0 : units;
    }

    /** Counts work that is to be done. Returns whether it may be done. */
    public boolean tryCharge(long units) {
        charge(units);
        return !spent;
    }

    /** Counts work that is to be done, and ends the judgement of the program in hand where that may not be. */
    public void spend(long units) {
        if (!tryCharge(units)) {
            throw new Spent();
        }
    }

    /** Returns whether something could not be done any more. */
    public boolean spent() {
        return spent;
    }

    /** Returns how much work was done. */
    public long done() {
        return done;
    }

    /** Ends the judgement of a program. */
    public static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Spent() {
            super(null, null, false, false);
        }
    }
}
