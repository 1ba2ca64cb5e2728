package dev.undebug.read.format;

/** How much depends on a file of a format: the loss if Undebug cannot read it. */
public enum Weight {
    /** It may start a program or set its variables. */
    STARTS,
    /** It may do so as text; if it is not text, no program uses it. */
    STARTS_AS_TEXT,
    /** It starts nothing and sets no variables. It may list versions, and the analysis copes with unknown ones. */
    STARTS_NOTHING
}
