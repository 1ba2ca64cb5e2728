package dev.undebug.python.eval.value;

/** A member of an enumeration: it is equal to itself, and where it is mixed to what its value is equal to. */
public interface Enumerated extends Data {
    Value value();

    /** Returns whether it is its value too, as a member of {@code IntEnum} is an integer. */
    boolean mixed();
}
