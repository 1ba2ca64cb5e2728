package dev.undebug.scan.compare;

import dev.undebug.scan.ServiceReport;

/**
 * A service of which a change hides what strangers get.
 *
 * @param service the service of the head; of the base if it is gone
 */
public record Doubt(Kind kind, ServiceReport service) {
    /** The way in which it is hidden. */
    public enum Kind {
        /** Undebug cannot follow the service, or what decides is unknown. */
        UNKNOWN,
        /** It was for visitors, and its file now says that it is for developers. */
        RELABELLED,
        /** Nothing starts it. */
        GONE
    }
}
