package dev.undebug.python.eval;

/** Whether a value is true in Python's sense. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
}
