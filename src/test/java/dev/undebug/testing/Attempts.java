package dev.undebug.testing;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.Subject;

/** Attempts without a record of what they begin. */
public enum Attempts implements Attempt {
    FIRST,
    RETRY;

    @Override
    public boolean isRetry() {
        return this == RETRY;
    }

    @Override
    public boolean isEarly() {
        return this == FIRST;
    }

    @Override
    public boolean begins(Subject subject) {
        return this == RETRY;
    }

    @Override
    public void endsEarlier() {}
}
