package dev.undebug.queue;

import java.util.Optional;

/**
 * A try at the work of a key.
 *
 * @param abandoned what was begun before and displaced by this, and is to be ended first
 * @param version which of the wants of this key it serves
 * @param begunBefore whether an earlier attempt may have done a part
 * @param number of this attempt, from 1, since the last that did not fail by our own fault
 * @param waits how often something outside has put it off
 */
record Attempt(
        String key,
        String payload,
        Optional<String> abandoned,
        long version,
        boolean begunBefore,
        int number,
        int waits) {}
