package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import org.jspecify.annotations.Nullable;

/**
 * An unknown value.
 *
 * @param truth its truth, which can be known without the value
 * @param isResult whether it is the result of the very function that is running: together with the other results of that
 *     function, it is one of them
 * @param written of a text, the parts that are known, with a {@link #GAP} for each other one; empty if nothing is known
 * @param isForeign whether a package made it whose applications are none of Flask or its relatives
 */
public record Unknown(Truth truth, boolean isResult, String written, boolean isForeign) implements Data {
    /** Stands for an unknown part of a text. No program has this character in a command. */
    public static final String GAP = "\uFFFC";

    public static final Unknown ANY = new Unknown(Truth.UNKNOWN);
    public static final Unknown RESULT = new Unknown(Truth.UNKNOWN, true, "", false);
    public static final Unknown FOREIGN = new Unknown(Truth.UNKNOWN, false, "", true);

    private static final int LONGEST = 10_000;

    public Unknown(Truth truth) {
        this(truth, false, "", false);
    }

    /** Returns a text of which parts are known. */
    public static Unknown text(String written) {
        return written.length() > LONGEST ? ANY : new Unknown(Truth.UNKNOWN, false, written, false);
    }

    /** Returns whether a value is a text of which something is known. */
    public static boolean isText(Value value) {
        return value.data() instanceof Scalar.Text
                || (value.data() instanceof Unknown unknown && !unknown.written.isEmpty());
    }

    /** Returns what is known of the text that a value is, or is shown as. */
    public static String written(Value value) {
        @Nullable String known = Conversions.str(value);
        if (known != null) {
            return known;
        }
        return value.data() instanceof Unknown unknown && !unknown.written.isEmpty() ? unknown.written : GAP;
    }

    /** Returns whether a value may be an application of Flask or its relatives, as far as is known. */
    public static boolean mayServe(Value value) {
        return value.data() instanceof Unknown unknown && !unknown.isForeign && unknown.written.isEmpty();
    }

    @Override
    public String shown() {
        return "unknown";
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return made(Data.super.attribute(run, self, name));
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return made(Data.super.call(run, self, invocation));
    }

    private Value made(Value part) {
        return isForeign ? part.as(FOREIGN) : part;
    }
}
