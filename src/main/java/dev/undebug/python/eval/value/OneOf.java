package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of several functions, classes, modules or objects, or None, chosen by a condition that cannot be decided: what any of them
 * does may happen.
 */
public record OneOf(List<Data> choices) implements Data {
    /** Beyond this number, the choice is unknown: each call does what all of them do. */
    private static final int MOST = 8;

    public OneOf {
        choices = List.copyOf(choices);
    }

    /** Returns the choice among what several values may be; null if that tells no more than "unknown". */
    public static @Nullable Data of(List<Data> all) {
        List<Data> choices = new ArrayList<>();
        for (Data data : all) {
            List<Data> more = data instanceof OneOf other ? other.choices : List.of(data);
            more.stream().filter(choice -> !choices.contains(choice)).forEach(choices::add);
        }
        Set<Object> kinds = new HashSet<>();
        boolean tells = choices.size() <= MOST
                && choices.stream().allMatch(choice -> choice.choice() != null && kinds.add(choice.choice()))
                && choices.stream().anyMatch(choice -> !(choice instanceof External || choice instanceof Scalar.None));
        return !tells ? null : choices.size() == 1 ? choices.get(0) : new OneOf(choices);
    }

    @Override
    public boolean isOneOfMany() {
        return true;
    }

    @Override
    public String shown() {
        return "<one of " + choices.size() + ">";
    }

    @Override
    public Truth truth() {
        Truth first = choices.get(0).truth();
        return choices.stream().allMatch(choice -> choice.truth() == first) ? first : Truth.UNKNOWN;
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return any(run, self, 0, choice -> choice.data().attribute(run, choice, name));
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return any(run, self, 0, choice -> choice.data().call(run, choice, invocation));
    }

    private Value any(Interpretation run, Value self, int from, Function<Value, Value> action) {
        Value choice = new Value(choices.get(from), self.trace(), false);
        return from == choices.size() - 1
                ? action.apply(choice)
                : run.either(self.trace(), () -> action.apply(choice), () -> any(run, self, from + 1, action));
    }
}
