package dev.undebug.python.eval;

/** A function that is known though its code is not read. */
@FunctionalInterface
interface Native {
    Value call(Run run, Invocation invocation);
}
