package dev.undebug.flask;

import java.util.Locale;

/** The effect of debug mode on a stranger's view of the service. */
public enum Exposure {
    /** Werkzeug's console: code execution. */
    CONSOLE,
    /** Source, local values, settings. */
    TRACEBACK,
    /** Debug mode is on, but shows nothing by itself. */
    FLAG,
    /** Launches exist, but none reaches the switch. */
    DORMANT,
    NONE,
    /** Unknown. */
    UNKNOWN;

    /** Returns the name for reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
