package dev.undebug.queue;

import dev.undebug.source.Unavailable;

/** Does the work. Whatever it does must bear to be done again. */
@FunctionalInterface
public interface Worker {
    /**
     * Does it, all of it.
     *
     * @param payload of the newest {@link Work} of a key
     * @throws Unavailable to be asked again later; any other exception is taken for a bug
     */
    void run(String payload, Turn turn);

    /**
     * Ends for those who wait what could not be done. It is tried again all the same, unless our own fault is the reason.
     *
     * @param payload of the newest {@link Work} of a key
     * @param passing whether something outside is the reason, which may pass
     */
    default void giveUp(String payload, boolean passing) {}

    /**
     * Ends what an attempt has begun and no later one goes on with. It may have ended by itself.
     *
     * @param unfinished what {@link Turn#begins} was told
     * @throws Unavailable to be asked again later
     */
    default void end(String unfinished) {}

    /**
     * Returns whether two that {@link Turn#begins} was told are the same thing to end: events of one thing may say different
     * things of it.
     */
    default boolean isSame(String unfinished, String other) {
        return unfinished.equals(other);
    }

    /**
     * Returns in whose lane the work of a key is. However much there is in one lane, and however long it takes, there are
     * workers left for the others.
     */
    default String lane(String key) {
        return key;
    }
}
