package dev.undebug.app;

/** The level and the format of the log. */
public record LogSettings(Level level, Format format) {
    /** The lowest level that is logged. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** The format of a log line. */
    public enum Format {
        TEXT,
        JSON
    }
}
