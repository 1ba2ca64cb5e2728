package dev.undebug.python.eval.object;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Enumerated;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the attributes of a class derived from {@code enum.Enum} into members. */
public final class Enumeration {
    private static final Set<String> BASES = Set.of("enum.Enum", "enum.IntEnum", "enum.StrEnum");
    private static final Set<String> MIXED = Set.of("enum.IntEnum", "enum.StrEnum", "builtins.str", "builtins.int");

    /**
     * A member.
     *
     * @param mixed whether it is its value too: a member of {@code IntEnum} is an integer
     */
    record Member(PyClass type, String name, Value value, boolean mixed) implements Enumerated {
        @Override
        public String shown() {
            return "<" + type.name() + "." + name + ">";
        }

        @Override
        public Truth truth() {
            if (type.find("__bool__") != null) {
                return Truth.UNKNOWN;
            }
            return mixed ? value.truth() : Truth.TRUE;
        }

        @Override
        public Value attribute(Interpretation run, Value self, String attribute) {
            @Nullable Value own = type.find(attribute);
            if (own != null) {
                return PyClass.bound(run, self, own.present());
            }
            return switch (attribute) {
                case "value", "_value_" -> value.with(self.trace());
                case "name", "_name_" -> Value.of(name);
                default -> mixed ? value.data().attribute(run, value, attribute) : run.cannotTell(self.trace());
            };
        }

        @Override
        public Truth hasAttribute(Interpretation run, Value self, String attribute) {
            boolean known = attribute.equals("value") || attribute.equals("name");
            return known || type.find(attribute) != null ? Truth.TRUE : Truth.UNKNOWN;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Member member && type.equals(member.type) && name.equals(member.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** The result of {@code enum.auto()}: the member's name in lower case, or a number. */
    private record Auto() implements Data {
        @Override
        public String shown() {
            return "<auto>";
        }
    }

    private Enumeration() {}

    /** Models {@code enum.auto()}. */
    public static Value auto() {
        return Value.of(new Auto());
    }

    /** Returns whether objects of a class are members of an enumeration. */
    public static boolean is(PyClass type) {
        return type.order().stream().anyMatch(base -> isOne(base, BASES));
    }

    private static boolean isOne(Data base, Set<String> names) {
        return base instanceof External external && names.contains(external.dotted());
    }

    /** Turns the attributes into members; members of an unsupported mixed-in type are unknown. */
    public static void define(PyClass type) {
        List<Data> outside =
                type.order().stream().filter(base -> !(base instanceof PyClass)).toList();
        boolean known = outside.stream().allMatch(base -> isOne(base, BASES) || isOne(base, MIXED));
        boolean mixed = outside.stream().anyMatch(base -> isOne(base, MIXED));
        for (Object key : type.state().keys()) {
            @Nullable Value value = type.state().get(key);
            if (key instanceof String name && value != null && isMember(name, value.data())) {
                boolean sure = known && !value.maybeAbsent();
                Value given = value.data() instanceof Auto ? generated(type, name, outside) : value;
                type.state().put(name, sure ? member(type, name, given, mixed) : Value.unknown(value.trace()));
            }
        }
    }

    /** Returns what {@code auto()} means in a {@code StrEnum}; numbers depend on the members before, and stay unknown. */
    private static Value generated(PyClass type, String name, List<Data> outside) {
        boolean named = outside.stream().anyMatch(base -> isOne(base, Set.of("enum.StrEnum")))
                && type.find("_generate_next_value_") == null;
        return named ? Value.of(name.toLowerCase(Locale.ROOT)) : Value.UNKNOWN;
    }

    private static boolean isMember(String name, Data data) {
        boolean callable = data instanceof Function || data instanceof Descriptor || data instanceof PyClass;
        return !name.startsWith("_") && !callable;
    }

    /** A second name for the same value is an alias of the first. */
    private static Value member(PyClass type, String name, Value value, boolean mixed) {
        for (Member earlier : members(type)) {
            if (Comparisons.equal(earlier.value, value) == Truth.TRUE) {
                return Value.of(earlier);
            }
        }
        return new Value(new Member(type, name, value, mixed), value.trace(), false);
    }

    private static List<Member> members(PyClass type) {
        List<Member> members = new ArrayList<>();
        for (Object key : type.state().keys()) {
            @Nullable Value value = type.state().get(key);
            if (value != null && value.data() instanceof Member member) {
                members.add(member);
            }
        }
        return members;
    }

    /** Returns the member with a value, as a call of the class does. */
    static Value of(Interpretation run, PyClass type, Invocation call) {
        Value wanted = call.arguments().value(0, "value", Value.UNKNOWN);
        Truth any = type.find("_missing_") == null ? Truth.FALSE : Truth.UNKNOWN;
        for (Member member : members(type)) {
            Truth equal = Comparisons.equal(member.value, wanted);
            if (equal == Truth.TRUE) {
                return Value.of(member).with(wanted.trace());
            }
            any = Comparisons.or(any, equal);
        }
        boolean incomplete = call.arguments().positional().size() > 1;
        return any == Truth.FALSE && !incomplete ? run.absent("ValueError") : run.cannotTell(wanted.trace());
    }

    /** Returns the member with a name, as subscripting the class does. */
    static Value named(Interpretation run, PyClass type, Value name) {
        @Nullable
        Value member = name.data() instanceof Scalar.Text text ? type.state().get(text.text()) : null;
        if (member != null && member.data() instanceof Member) {
            return member.with(name.trace());
        }
        return name.data() instanceof Scalar.Text ? run.absent("KeyError") : run.cannotTell(name.trace());
    }
}
