package dev.undebug.python.eval.value;

/** A call with its arguments evaluated. */
public record Invocation(Arguments arguments, Site site) {
    public Invocation with(Arguments other) {
        return new Invocation(other, site);
    }
}
