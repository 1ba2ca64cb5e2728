package dev.undebug.python.eval.outcome;

/** Whether a value is true in Python's sense. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
}
