package dev.undebug.service.tree;

import java.util.function.Supplier;

/**
 * The work of a scan and its limit. Work is counted, never timed, so that the same tree always gets the same answer.
 * One unit is the work of evaluating an expression, or of looking at one variable of a program's environment.
 */
public final class WorkBudget {
    /** The number of characters that are searched in the time of evaluating one expression. */
    private static final int SEARCHED = 100;

    private final long most;
    private long allowed;
    private long done;
    private boolean spent;

    /** @param most the limit */
    public WorkBudget(long most) {
        this.most = most;
        this.allowed = most;
    }

    /** Charges work that was done; beyond the limit, no more work is allowed. */
    public void charge(long units) {
        spent |= units > most - done;
        done += spent ? 0 : units;
    }

    /** Charges work ahead. Returns whether the work is allowed. */
    public boolean tryCharge(long units) {
        charge(units);
        return !spent;
    }

    /** Charges work ahead; throws {@link Spent} if it is not allowed, or not within the present share. */
    public void spend(long units) {
        if (!tryCharge(units) || done > allowed) {
            throw new Spent();
        }
    }

    /** Does a part of the work, which may take only a share of what is left; then {@link #spend} throws. */
    public <T> T within(long share, Supplier<T> part) {
        long before = allowed;
        allowed = Math.min(before, done + share);
        try {
            return part.get();
        } finally {
            allowed = before;
        }
    }

    /** Returns whether any work was refused. */
    public boolean spent() {
        return spent;
    }

    /** Returns the work done so far. */
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

    /** Returns the work of a search through so many characters. */
    public static long ofSearch(long characters) {
        return characters / SEARCHED;
    }
}
