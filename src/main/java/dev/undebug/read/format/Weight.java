package dev.undebug.read.format;

/** How much depends on a file of some format: what is lost where it cannot be read. */
public enum Weight {
    /** It may say what is started, or with which variables. */
    STARTS,
    /** It may do so as long as it is text; no text of such a file is used by nobody. */
    STARTS_AS_TEXT,
    /** It says nothing of the kind. Versions that are not known are taken into account. */
    STARTS_NOTHING
}
