package dev.undebug.queue;

import java.util.Optional;

/**
 * One attempt at the work of a key.
 *
 * @param unfinished something that an earlier attempt began and may not have ended, possibly for other work of the
 *     key
 * @param version the version of the wanted work of this key
 * @param begunBefore whether an earlier attempt may have done a part
 * @param number of this attempt, from 1, since the last outage or success
 * @param waits how often an outage delayed it
 */
record WorkAttempt(
        String key,
        String payload,
        Optional<String> unfinished,
        long version,
        boolean begunBefore,
        int number,
        int waits) {}
