package dev.undebug.python.eval;

/** A call with its arguments evaluated. */
record Invocation(Arguments arguments, Site site) {
    Invocation with(Arguments other) {
        return new Invocation(other, site);
    }
}
