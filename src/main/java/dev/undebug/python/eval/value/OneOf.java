package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One of several functions, classes, modules or objects, a dict among them, or None, chosen by a condition that cannot be decided: what any of them
 * does may happen. The way on which it is None ends where something else is needed.
 */
public record OneOf(List<Data> choices) implements Data {
    /** Beyond this number, the choice is unknown: each call does what all of them do. */
    private static final int MOST = 8;

    /** The most choices that differ only as objects do. In a loop that makes one in each turn, they are soon too many. */
    private static final int MOST_ALIKE = 3;

    public OneOf {
        choices = List.copyOf(choices);
    }

    /** Returns the choice among what several values may be; null if that tells no more than "unknown". */
    public static @Nullable Data of(List<Data> all) {
        for (Data data : all) {
            // What is never a choice is most of what branches set.
            if (!(data instanceof OneOf) && data.choice() == null) {
                return null;
            }
        }
        List<Data> choices = new ArrayList<>();
        for (Data data : all) {
            for (Data choice : data instanceof OneOf other ? other.choices : List.of(data)) {
                if (!choices.contains(choice)) {
                    choices.add(choice);
                }
            }
        }
        Map<Object, Integer> alike = new HashMap<>();
        boolean tells = choices.size() <= MOST
                && choices.stream().allMatch(choice -> isFew(choice, alike))
                && choices.stream().anyMatch(OneOf::tells);
        return !tells ? null : choices.size() == 1 ? choices.get(0) : new OneOf(choices);
    }

    private static boolean isFew(Data choice, Map<Object, Integer> alike) {
        @Nullable Object kind = choice.choice();
        boolean one = choice instanceof Function || choice instanceof PyDict;
        return kind != null && alike.merge(kind, 1, Integer::sum) <= (one ? 1 : MOST_ALIKE);
    }

    /** Returns whether it is known what this choice does. */
    private static boolean tells(Data choice) {
        return choice instanceof External outside ? outside.isKnown() : !(choice instanceof Scalar.None);
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
        return any(run, self, choice -> part(run, choice, name));
    }

    private static Value part(Interpretation run, Value choice, String name) {
        if (choice.isNone() && !name.startsWith("__")) {
            throw Raised.builtin("AttributeError");
        }
        return choice.data().attribute(run, choice, name);
    }

    @Override
    public void setAttribute(Interpretation run, String name, Value value, Site site) {
        any(run, Value.of(this), choice -> {
            if (choice.isNone()) {
                throw Raised.builtin("AttributeError");
            }
            choice.data().setAttribute(run, name, value, site);
            return Value.NONE;
        });
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        return any(run, self, choice -> {
            needed(choice);
            return choice.data().item(run, choice, key, site);
        });
    }

    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        any(run, Value.of(this), choice -> {
            needed(choice);
            choice.data().setItem(run, key, value, site);
            return Value.NONE;
        });
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return any(run, self, choice -> made(run, choice, invocation));
    }

    private static Value made(Interpretation run, Value choice, Invocation invocation) {
        needed(choice);
        return choice.data().call(run, choice, invocation);
    }

    private static void needed(Value choice) {
        if (choice.isNone()) {
            throw Raised.builtin("TypeError");
        }
    }

    /**
     * Returns what an action answers for any of them.
     *
     * @param self this choice
     */
    public Value any(Interpretation run, Value self, UnaryOperator<Value> action) {
        return any(run, self, 0, action);
    }

    private Value any(Interpretation run, Value self, int from, UnaryOperator<Value> action) {
        Value choice = new Value(choices.get(from), self.trace(), false);
        return from == choices.size() - 1
                ? action.apply(choice)
                : run.either(self.trace(), () -> action.apply(choice), () -> any(run, self, from + 1, action));
    }
}
