package dev.undebug.python.eval.value;

import java.util.function.Supplier;

/** Bounds the work of one run. */
public final class Budget {
    private static final int DEEPEST = 200;
    private static final int CALLS_DEEPEST = 40;
    private static final int MOST_STEPS = 200_000;

    private int depth;
    private int calls;
    private int loops;
    private long steps;
    private long work;
    private boolean complete = true;

    /** Goes one expression or statement deeper; false where that is too deep. Only with true, {@link #leave} must follow. */
    public boolean enter() {
        work++;
        // What stands at the top level runs once, and is bounded by its length.
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

    /** Goes one deeper for a step of a list whose steps are nested; where that is too deep, does something else instead. */
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

    /** Enters a function; false where that is too deep or too long. Only with true, {@link #leaveCall} must follow. */
    public boolean enterCall() {
        if (calls >= CALLS_DEEPEST || exhausted()) {
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

    /** Counts the work of comparing and joining states. */
    public void charge(int slots) {
        steps += slots;
        work += slots;
    }

    /** Returns how much work the run was. */
    public long work() {
        return work;
    }

    /** Returns whether loops and calls have to be left out now. */
    public boolean exhausted() {
        return steps > MOST_STEPS;
    }

    /** Says that something that may matter was left out. */
    public void leaveOut() {
        complete = false;
    }

    public boolean complete() {
        return complete;
    }
}
