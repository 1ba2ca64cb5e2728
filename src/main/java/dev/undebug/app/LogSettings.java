package dev.undebug.app;

/** How much is logged, and in which form. */
public record LogSettings(Level level, Format format) {
    /** What is logged at least. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** How a line of the log looks. */
    public enum Format {
        TEXT,
        JSON
    }
}
