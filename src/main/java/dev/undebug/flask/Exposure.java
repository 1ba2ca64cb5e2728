package dev.undebug.flask;

import java.util.Locale;

/** The effect of debug mode on a stranger's view of the service. */
public enum Exposure {
    /** Werkzeug's console: code execution. */
    CONSOLE,
    /** Source, local values, settings. */
    TRACEBACK,
    /** The settings, on pages of a tool: no error is needed, and none is shown. */
    SETTINGS,
    /** Debug mode is on, but shows nothing by itself. */
    FLAG,
    /** Launches exist, but none reaches the switch. */
    DORMANT,
    NONE,
    /** Unknown. */
    UNKNOWN;

    /** Returns whether strangers see something. */
    public boolean shows() {
        return compareTo(SETTINGS) <= 0;
    }

    /** Returns the name for reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
