package dev.undebug.flask;

import java.util.Locale;

/** What a stranger gets. */
public enum Exposure {
    /** Werkzeug's console: code execution. */
    CONSOLE,
    /** Source, local values, settings. */
    TRACEBACK,
    /** Debug is on and shows nothing by itself. */
    FLAG,
    /** Launches exist and none reaches it. */
    DORMANT,
    NONE,
    /** Cannot be told. */
    UNKNOWN;

    /** Returns the name that reports use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
