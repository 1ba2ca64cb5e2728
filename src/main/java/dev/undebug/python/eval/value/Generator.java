package dev.undebug.python.eval.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that yields, or a generator expression. Its body runs when its values are requested, and only as
 * far as needed.
 *
 * @param state says whether any were requested
 */
public record Generator(String name, Body body, boolean isContext, Table state) implements Data {
    private static final String TAKEN = "taken";

    /** Passes the values to a consumer, one after the other. */
    public interface Body {
        public void run(Interpretation run, Consumer<Value> taker);
    }

    /**
     * The values of a body that ran to its end.
     *
     * @param values null if they are unknown
     * @param end what comes after all of the values: {@link Raised}, or {@link Exited} if there are more, for ever
     */
    public record Values(
            @Nullable List<Value> values, @Nullable RuntimeException end) {
        /** Returns whether more values follow, or the end of the program. */
        public boolean isEndless() {
            return end instanceof Exited;
        }
    }

    /** Stops a body once enough of its values are known. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough values are there", null, false, false);
        }
    }

    static Generator of(Interpretation run, Function function, Arguments arguments) {
        return new Generator(
                function.name(),
                (run2, taker) -> run2.yielding(function, arguments, taker),
                function.context(),
                run.table());
    }

    @Override
    public String shown() {
        return "<generator " + name + ">";
    }

    /** Runs the body to its end. Values that may not be yielded make all of them unknown. */
    @Override
    public @Nullable List<Value> elements(Interpretation run) {
        return until(run, value -> false);
    }

    /** Returns the values up to the first one that the predicate accepts. */
    @Nullable
    public List<Value> until(Interpretation run, Predicate<Value> last) {
        Values all = taken(run, last);
        if (all.isEndless() && (all.values == null || !all.values.isEmpty())) {
            // The code that takes them stops somewhere: with zip, for instance.
            run.cannotTell(Trace.NONE);
            return null;
        }
        if (all.end != null) {
            throw all.end;
        }
        return all.values;
    }

    /** Returns all values of something to loop over, and what comes after them. */
    public static Values values(Interpretation run, Value iterable) {
        return iterable.data() instanceof Generator generator
                ? generator.taken(run, value -> false)
                : new Values(iterable.data().elements(run), null);
    }

    /** Runs the body to its first value. */
    public Value next(Interpretation run) {
        @Nullable List<Value> values = until(run, value -> true);
        if (values == null) {
            return run.cannotTell(Trace.NONE);
        }
        if (values.isEmpty()) {
            throw Raised.builtin("StopIteration");
        }
        return values.get(0);
    }

    private Values taken(Interpretation run, Predicate<Value> last) {
        if (state.get(TAKEN) != null) {
            return new Values(null, null);
        }
        state.put(TAKEN, Value.NONE);
        List<Value> values = new ArrayList<>();
        int outside = run.doubts();
        boolean[] doubtful = {false};
        try {
            body.run(run, value -> {
                values.add(value);
                doubtful[0] |= value.maybeAbsent() || run.doubts() > outside;
                if (!doubtful[0] && last.test(value)) {
                    throw new Enough();
                }
            });
        } catch (Enough enough) {
            return new Values(values, null);
        } catch (Raised raised) {
            if (doubtful[0]) {
                run.cannotTell(Trace.NONE);
                return new Values(null, null);
            }
            return new Values(values, raised);
        } catch (Exited ended) {
            return new Values(doubtful[0] ? null : values, ended);
        }
        return new Values(doubtful[0] ? null : values, null);
    }

    @Override
    public Value attribute(Interpretation run, Value self, String attribute) {
        return attribute.equals("__next__")
                ? Value.of(new Method(self, attribute, (run2, method, call) -> next(run2)))
                : run.cannotTell(self.trace());
    }
}
