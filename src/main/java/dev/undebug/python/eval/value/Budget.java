package dev.undebug.python.eval.value;

import java.util.function.Supplier;

/** Bounds the work of one run. */
public final class Budget {
    private static final int DEEPEST = 200;
    private static final int CALLS_DEEPEST = 40;
    private static final int MOST_STEPS = 200_000;

    /** Beyond this, not even the rest of the program's top-level code is run. */
    private static final int MOST_WORK = 2_000_000;

    /** The number of slots that are recorded or joined in the time of evaluating one expression. */
    private static final int SLOTS = 8;

    private int depth;
    private int calls;
    private int loops;
    private long steps;
    private long work;
    private long whole = MOST_WORK;
    private long most = MOST_WORK;
    private long charged;
    private boolean complete = true;
    private boolean sure = true;
    private boolean ended;

    /** Ends a run that does too much work. */
    public static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Exceeded() {
            super(null, null, false, false);
        }
    }

    /** Lets the run do less work than most. */
    public void limit(long units) {
        whole = units;
        most = units;
    }

    /** Goes one expression or statement deeper; returns false beyond the limit. Call {@link #leave} only after true. */
    public boolean enter() {
        work(1);
        // Top-level code runs once, so its length bounds it.
        steps += calls + loops > 0 ? 1 : 0;
        if (depth >= DEEPEST) {
            complete = false;
            return false;
        }
        depth++;
        return true;
    }

    public void leave() {
        depth--;
    }

    /** Goes one deeper for one step of a nested list; beyond the limit, does {@code instead}. */
    public <T> T deeper(Supplier<T> step, Supplier<T> instead) {
        if (!enter()) {
            return instead.get();
        }
        try {
            return step.get();
        } finally {
            leave();
        }
    }

    /**
     * Enters a function; returns false if that is too deep or too much work. Call {@link #leaveCall} only after true.
     */
    public boolean enterCall() {
        // The last statement of a program often calls the function that serves.
        boolean top = calls + loops == 0;
        if (calls >= CALLS_DEEPEST || (exhausted() && !top)) {
            complete = false;
            return false;
        }
        calls++;
        return true;
    }

    public void leaveCall() {
        calls--;
    }

    public void enterLoop() {
        loops++;
    }

    public void leaveLoop() {
        loops--;
    }

    /** Counts the work of recording, comparing and joining states. */
    public void charge(int slots) {
        charged += slots;
        long done = charged / SLOTS;
        charged %= SLOTS;
        steps += done;
        work(done);
    }

    private void work(long done) {
        work += done;
        // What is left to do then, to report the outcome, is little.
        if (work > most && !ended) {
            ended = true;
            doubt();
            throw new Exceeded();
        }
    }

    /** Returns the work of the run so far. */
    public long work() {
        return work;
    }

    /** Returns whether loops and calls must be skipped from now on. */
    public boolean exhausted() {
        return steps > MOST_STEPS;
    }

    /** Records that something relevant may have been skipped. */
    public void leaveOut() {
        complete = false;
    }

    /** Records that it is not certain what the program does at all. */
    public void doubt() {
        leaveOut();
        sure = false;
    }

    /**
     * Does work after which the program is known as well as before; returns whether all of it could be done.
     *
     * @param share the most work
     */
    public boolean aside(long share, Runnable extra) {
        most = Math.min(whole, work + share);
        boolean before = complete;
        boolean certain = sure;
        complete = true;
        try {
            extra.run();
            return complete;
        } catch (Exceeded exceeded) {
            return false;
        } finally {
            most = whole;
            ended = work > whole;
            complete = before;
            sure = certain;
        }
    }

    /** Returns whether what was seen certainly happens, unless what was skipped changes that. */
    public boolean isSure() {
        return sure;
    }

    public boolean complete() {
        return complete;
    }
}
