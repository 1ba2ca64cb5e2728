package dev.undebug.python.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that yields. Its body runs when its values are asked for.
 *
 * @param state says whether any were
 */
record Generator(Function function, Arguments arguments, Table state) implements Data {
    private static final String TAKEN = "taken";

    /** Ends a body from which only the first value is wanted. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("the first value is there", null, false, false);
        }
    }

    @Override
    public String shown() {
        return "<generator " + function.name() + ">";
    }

    /** Runs the body to its end. Values that may not be yielded make all of them unknown. */
    @Override
    public @Nullable List<Value> elements(Run run) {
        return taken(run, false);
    }

    /** Runs the body to its first value. */
    Value next(Run run) {
        @Nullable List<Value> values = taken(run, true);
        if (values == null) {
            return run.cannotTell(Trace.NONE);
        }
        if (values.isEmpty()) {
            throw Raised.builtin("StopIteration");
        }
        return values.get(0);
    }

    private @Nullable List<Value> taken(Run run, boolean first) {
        if (state.get(TAKEN) != null) {
            return null;
        }
        state.put(TAKEN, Value.NONE);
        List<Value> values = new ArrayList<>();
        int outside = run.branches().doubts();
        boolean[] doubtful = {false};
        try {
            run.generators().run(this, value -> {
                values.add(value);
                doubtful[0] |= value.maybeAbsent() || run.branches().doubts() > outside;
                if (first && !doubtful[0]) {
                    throw new Enough();
                }
            });
        } catch (Enough enough) {
            return values;
        }
        return doubtful[0] ? null : values;
    }

    boolean isContext() {
        return function.kind() == Function.Yields.A_CONTEXT;
    }

    @Override
    public Value attribute(Run run, Value self, String name) {
        return name.equals("__next__")
                ? Value.of(new Method(self, name, (run2, method, call) -> next(run2)))
                : run.cannotTell(self.trace());
    }
}
