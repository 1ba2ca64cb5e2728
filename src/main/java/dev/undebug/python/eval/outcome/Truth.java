package dev.undebug.python.eval.outcome;

/** The truth of a value in Python's sense. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
}
