package dev.undebug.python.eval;

import dev.undebug.source.Place;

/**
 * A value of the program, as far as it can be known.
 *
 * @param data what it is
 * @param trace how it came to be
 * @param maybeAbsent whether the variable, attribute or key that holds it may not be there at all
 */
record Value(Data data, Trace trace, boolean maybeAbsent) {
    static final Value NONE = of(new Scalar.None());
    static final Value UNKNOWN = of(Unknown.ANY);

    static Value of(Data data) {
        return new Value(data, Trace.NONE, false);
    }

    static Value of(boolean truth) {
        return of(new Scalar.Bool(truth));
    }

    static Value of(String text) {
        return of(new Scalar.Text(text));
    }

    static Value of(long number) {
        return of(Scalar.Int.of(number));
    }

    static Value of(Truth truth) {
        return truth == Truth.UNKNOWN ? UNKNOWN : of(truth == Truth.TRUE);
    }

    static Value unknown(Trace trace) {
        return new Value(Unknown.ANY, trace, false);
    }

    Truth truth() {
        return data.truth();
    }

    boolean isNone() {
        return data instanceof Scalar.None;
    }

    boolean isUnknown() {
        return data instanceof Unknown;
    }

    Value from(Place place) {
        return new Value(data, trace.from(place), maybeAbsent);
    }

    Value with(Trace more) {
        Trace merged = trace.with(more);
        return merged.equals(trace) ? this : new Value(data, merged, maybeAbsent);
    }

    /** Returns this value, there for certain. */
    Value present() {
        return maybeAbsent ? new Value(data, trace, false) : this;
    }

    /** Returns this value, which may not be there. */
    Value maybe() {
        return maybeAbsent ? this : new Value(data, trace, true);
    }
}
