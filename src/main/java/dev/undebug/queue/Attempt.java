package dev.undebug.queue;

import java.util.Optional;

/**
 * A try at the work of a key.
 *
 * @param unfinished what an earlier attempt has begun and may not have ended, be it at other work of the key
 * @param version which of the wants of this key it serves
 * @param begunBefore whether an earlier attempt may have done a part
 * @param number of this attempt, from 1, since the last that did not fail by our own fault
 * @param waits how often something outside has put it off
 */
record Attempt(
        String key,
        String payload,
        Optional<String> unfinished,
        long version,
        boolean begunBefore,
        int number,
        int waits) {}
