package dev.undebug.queue;

import dev.undebug.source.Unavailable;

/** Does the work. All its actions must be safe to repeat. */
@FunctionalInterface
public interface Worker {
    /**
     * Does all of the work.
     *
     * @param payload of the newest {@link Work} of a key
     * @throws Unavailable to be called again later; any other exception counts as an internal error
     */
    void run(String payload, Turn turn);

    /**
     * Reports the failure to those who wait. After an outage the work is still retried.
     *
     * @param payload of the newest {@link Work} of a key
     * @param passing whether an outage is the reason, which may pass
     */
    default void giveUp(String payload, boolean passing) {}

    /**
     * Ends something that an attempt began and no later one continues. It may have ended already.
     *
     * @param unfinished the argument of {@link Turn#begins}
     * @throws Unavailable to be called again later
     */
    default void end(String unfinished) {}

    /**
     * Returns whether two arguments of {@link Turn#begins} mean the same thing to end: different events may describe
     * the same thing differently.
     */
    default boolean isSame(String unfinished, String other) {
        return unfinished.equals(other);
    }

    /**
     * Returns whether work is urgent: it has workers of its own, which no other work takes.
     *
     * @param payload of the newest {@link Work} of a key
     */
    default boolean isUrgent(String payload) {
        return false;
    }

    /**
     * Begins urgent work that has to wait for a worker, and returns soon. {@link #run} does all of it later.
     *
     * @param payload of the newest {@link Work} of a key
     * @throws Unavailable if that is impossible now
     */
    default void begin(String payload, Turn turn) {}

    /**
     * Returns the lane of a key. However much work one lane has, and however long it takes, there are workers left for
     * the others.
     */
    default String lane(String key) {
        return key;
    }
}
