package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a value.
 *
 * @param origins the expressions it passed through, nearest first
 * @param variables the environment variables that decided it
 * @param reads the places where the program itself read them to make the value
 * @param guards the places where the program read them in conditions that led to the value
 */
public record Trace(List<Place> origins, List<String> variables, List<VariableRead> reads, List<VariableRead> guards) {
    /** A program may require many variables, and goes on only if all of them are known. */
    private static final int MOST_VARIABLES = 64;

    public static final Trace NONE = new Trace(List.of(), List.of(), List.of(), List.of());

    public static Trace variable(String name) {
        return new Trace(List.of(), List.of(name), List.of(), List.of());
    }

    public static Trace read(String variable, Place place) {
        return new Trace(List.of(), List.of(variable), List.of(new VariableRead(variable, place)), List.of());
    }

    /** Returns the trace of a value read at a place. */
    public Trace from(Place place) {
        if (!origins.isEmpty() && origins.get(0).equals(place)) {
            return this;
        }
        if (origins.isEmpty()) {
            return new Trace(List.of(place), variables, reads, guards);
        }
        List<Place> longer = new ArrayList<>(Math.min(origins.size() + 1, Traced.LONGEST));
        longer.add(place);
        longer.addAll(origins.subList(0, Math.min(origins.size(), Traced.LONGEST - 1)));
        return new Trace(longer, variables, reads, guards);
    }

    /** Returns the trace of a value computed from two values. */
    public Trace with(Trace other) {
        if (other.isNone() || isSame(other)) {
            return this;
        }
        if (isNone()) {
            return other;
        }
        return new Trace(
                union(origins, other.origins, Traced.LONGEST),
                union(variables, other.variables, MOST_VARIABLES),
                union(reads, other.reads, Traced.LONGEST),
                union(guards, other.guards, Traced.LONGEST));
    }

    private boolean isNone() {
        return origins.isEmpty() && variables.isEmpty() && reads.isEmpty() && guards.isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // Equal ones are nearly always the same, and the union of others is right.
    private boolean isSame(Trace other) {
        return origins == other.origins
                && variables == other.variables
                && reads == other.reads
                && guards == other.guards;
    }

    /** Returns the trace of a value that this one decided without being part of it. */
    public Trace deciding() {
        if (variables.isEmpty() && reads.isEmpty() && guards.isEmpty()) {
            return NONE;
        }
        return origins.isEmpty() ? this : new Trace(List.of(), variables, reads, guards);
    }

    /** Returns the trace of a value made under a condition with this trace. */
    public Trace guarding() {
        if (variables.isEmpty() && reads.isEmpty() && guards.isEmpty()) {
            return NONE;
        }
        return new Trace(List.of(), variables, List.of(), union(reads, guards, Traced.LONGEST));
    }

    @SuppressWarnings("ReferenceEquality") // A shortcut.
    private static <T> List<T> union(List<T> first, List<T> second, int longest) {
        if (first.isEmpty() || first == second) {
            return second;
        }
        @Nullable List<T> longer = null;
        for (T element : second) {
            List<T> all = longer == null ? first : longer;
            if (all.size() < longest && !all.contains(element)) {
                longer = longer == null ? new ArrayList<>(first) : longer;
                longer.add(element);
            }
        }
        return longer == null ? first : List.copyOf(longer);
    }
}
