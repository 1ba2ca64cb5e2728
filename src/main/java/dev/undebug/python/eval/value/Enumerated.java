package dev.undebug.python.eval.value;

/** A member of an enumeration. It equals itself and, if mixed, also anything equal to its value. */
public interface Enumerated extends Data {
    Value value();

    /** Returns whether it is its value too: a member of {@code IntEnum} is an integer. */
    boolean mixed();
}
