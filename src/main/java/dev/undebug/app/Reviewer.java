package dev.undebug.app;

import dev.undebug.pull.RequestedWork;

/** Does what was asked for. */
@FunctionalInterface
public interface Reviewer {
    /**
     * Reads what is to be judged, judges it and publishes the verdict.
     *
     * @param retry whether an earlier attempt may have published a part
     */
    void run(RequestedWork work, boolean retry);
}
