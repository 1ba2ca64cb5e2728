package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.source.Place;

/**
 * A value of the program, as far as it is known.
 *
 * @param data its data
 * @param trace its history
 * @param maybeAbsent whether the variable, attribute or key that holds it may be missing altogether
 */
public record Value(Data data, Trace trace, boolean maybeAbsent) {
    public static final Value NONE = of(new Scalar.None());
    public static final Value UNKNOWN = of(Unknown.ANY);

    public static Value of(Data data) {
        return new Value(data, Trace.NONE, false);
    }

    public static Value of(boolean truth) {
        return of(new Scalar.Bool(truth));
    }

    public static Value of(String text) {
        return of(new Scalar.Text(text));
    }

    public static Value of(long number) {
        return of(Scalar.Int.of(number));
    }

    public static Value of(Truth truth) {
        return truth == Truth.UNKNOWN ? UNKNOWN : of(truth == Truth.TRUE);
    }

    public static Value unknown(Trace trace) {
        return new Value(Unknown.ANY, trace, false);
    }

    public Truth truth() {
        return data.truth();
    }

    public boolean isNone() {
        return data instanceof Scalar.None;
    }

    public boolean isUnknown() {
        return data instanceof Unknown;
    }

    public Value from(Place place) {
        return traced(trace.from(place));
    }

    public Value with(Trace more) {
        return traced(trace.with(more));
    }

    @SuppressWarnings("ReferenceEquality") // An equal trace that is another one does no harm.
    private Value traced(Trace other) {
        return other == trace ? this : new Value(data, other, maybeAbsent);
    }

    /** Returns this value with other data. */
    public Value as(Data other) {
        return new Value(other, trace, maybeAbsent);
    }

    /** Returns this value as certainly present. */
    public Value present() {
        return maybeAbsent ? new Value(data, trace, false) : this;
    }

    /** Returns this value as possibly absent. */
    public Value maybe() {
        return maybeAbsent ? this : new Value(data, trace, true);
    }
}
