package dev.undebug.python.eval.object;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Models {@code dataclasses.dataclass} and {@code typing.NamedTuple}: they add an {@code __init__} that sets the
 * fields.
 */
public final class DataClass {
    public static final String NAMED_TUPLE = "typing.NamedTuple";

    private static final Object FIELDS = new Object();
    private static final int NOWHERE = Integer.MAX_VALUE;

    /**
     * A field.
     *
     * @param otherwise its default; null if an argument is required
     * @param made whether {@code otherwise} is a factory to call
     * @param passed whether {@code __init__} has a parameter for it
     */
    record Field(String name, @Nullable Value otherwise, boolean made, boolean passed) {
        /** Returns whether the default is one changeable value that all objects would share; a set may be a frozen one. */
        boolean isShared() {
            return !made
                    && otherwise != null
                    && ((otherwise.data() instanceof PyList list && !list.isSet())
                            || otherwise.data() instanceof PyDict);
        }
    }

    /** The fields of a class, inherited ones first. */
    record Fields(List<Field> all) implements Data {
        @Override
        public String shown() {
            return all.size() + " fields";
        }
    }

    /** The result of {@code dataclasses.field(…)} or {@code attrs.field(…)}. */
    record Specification(Arguments arguments) implements Data {
        @Override
        public String shown() {
            return "<field>";
        }

        Field named(String name) {
            @Nullable Value plain = arguments.value(0, "default");
            @Nullable Value made = arguments.value("default_factory");
            @Nullable Value factory = made == null ? arguments.value("factory") : made;
            if (arguments.value("converter") != null) {
                // What the function makes of the value counts.
                return new Field(name, Value.UNKNOWN, false, true);
            }
            Value passed = arguments.value(NOWHERE, "init", Value.of(true));
            return new Field(name, plain == null ? factory : plain, plain == null, passed.truth() != Truth.FALSE);
        }
    }

    private DataClass() {}

    /**
     * Models {@code @dataclass}, called with the class, and {@code @dataclass(frozen=True)}, called with options first.
     */
    public static Value decorator(Interpretation run, Invocation call) {
        boolean initialized =
                call.arguments().value(NOWHERE, "init", Value.of(true)).truth() != Truth.FALSE;
        boolean slots =
                call.arguments().value(NOWHERE, "slots", Value.of(false)).truth() == Truth.TRUE;
        @Nullable Value type = call.arguments().value(0, "cls");
        return type == null || type.isNone()
                ? Value.of(new Method(
                        Value.NONE,
                        "dataclass",
                        (run2, method, later) ->
                                decorated(later.arguments().value(0, "cls", Value.UNKNOWN), initialized, slots)))
                : decorated(type, initialized, slots);
    }

    /** Models {@code dataclasses.field(…)}. */
    public static Value field(Interpretation run, Invocation call) {
        return Value.of(new Specification(call.arguments()));
    }

    /** @param slots whether the class gets descriptors, which are true, in the place of the defaults */
    private static Value decorated(Value decorated, boolean initialized, boolean slots) {
        if (decorated.data() instanceof PyClass type) {
            Fields fields = collect(type);
            if (fields.all.stream().anyMatch(Field::isShared)) {
                // "mutable default … is not allowed: use default_factory"
                throw Raised.builtin("ValueError");
            }
            define(type, fields, initialized);
            if (slots) {
                hide(type, fields);
            }
        }
        return decorated;
    }

    /** Gives a class its fields, and a function that fills an object, unless it has one. */
    static void define(PyClass type, Fields fields, boolean initialized) {
        type.state().put(FIELDS, Value.of(fields));
        if (initialized && type.state().get("__init__") == null) {
            type.state().put("__init__", Value.of(initializer(fields)));
        }
    }

    /** Turns a class with the base {@code NamedTuple} into one with fields: its attributes are no longer defaults. */
    public static void named(PyClass type) {
        Fields fields = collect(type);
        type.state().put("__init__", Value.of(initializer(fields)));
        type.state().put(FIELDS, Value.of(fields));
        type.state()
                .put("_asdict", Value.of(new Method(Value.NONE, "_asdict", (run, method, call) -> asDict(run, call))));
        hide(type, fields);
    }

    private static void hide(PyClass type, Fields fields) {
        fields.all.forEach(field -> type.state().put(field.name, Value.of(new Unknown(Truth.TRUE))));
    }

    private static Fields collect(PyClass type) {
        return collect(type, annotated(type));
    }

    /** Returns the names of a class's own attributes with an annotation that makes them fields. */
    public static List<String> annotated(PyClass type) {
        return type.annotations().entrySet().stream()
                .filter(entry -> !entry.getValue().contains("ClassVar"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Collects the fields of a class, those with these names being its own. */
    static Fields collect(PyClass type, List<String> own) {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<Data> order = type.order();
        for (int i = order.size() - 1; i > 0; i--) {
            @Nullable
            Value inherited =
                    order.get(i) instanceof PyClass base ? base.state().get(FIELDS) : null;
            if (inherited != null && inherited.data() instanceof Fields base) {
                base.all.forEach(field -> fields.put(field.name, field));
            }
        }
        own.forEach(name -> fields.put(name, field(type, name)));
        return new Fields(List.copyOf(fields.values()));
    }

    private static Field field(PyClass type, String name) {
        @Nullable Value value = type.state().get(name);
        if (value != null && value.data() instanceof Specification specification) {
            Field field = specification.named(name);
            if (field.made || field.otherwise == null) {
                type.state().remove(name);
            } else {
                type.state().put(name, field.otherwise);
            }
            return field;
        }
        return new Field(name, value == null ? null : value.present(), false, true);
    }

    private static Method initializer(Fields fields) {
        return new Method(Value.of(fields), "__init__", (run, method, call) -> {
            Value self = call.arguments().value(0, "self", Value.UNKNOWN);
            int position = 0;
            for (Field field : fields.all) {
                position += field.passed ? 1 : 0;
                @Nullable Value given = call.arguments().value(field.passed ? position : NOWHERE, field.name);
                @Nullable Value value = given == null ? otherwise(run, field) : given.present();
                self.data().setAttribute(run, field.name, value, call.site());
            }
            for (String after : List.of("__post_init__", "__attrs_post_init__")) {
                if (self.data() instanceof Instance instance && instance.type().find(after) != null) {
                    instance.special(run, self, after, List.of());
                }
            }
            return Value.NONE;
        });
    }

    private static Value otherwise(Interpretation run, Field field) {
        if (field.otherwise == null) {
            return run.absent("TypeError");
        }
        return field.made ? run.call(field.otherwise, List.of()) : field.otherwise;
    }

    /** Models {@code dataclasses.asdict(…)}. */
    public static Value asDict(Interpretation run, Invocation call) {
        Value given = call.arguments().value(0, "obj", Value.UNKNOWN);
        @Nullable
        Value fields =
                given.data() instanceof Instance instance ? instance.type().find(FIELDS) : null;
        if (fields == null || !(fields.data() instanceof Fields known)) {
            return run.cannotTell(given.trace());
        }
        PyDict dict = new PyDict(run.table());
        for (Field field : known.all) {
            Value value = given.data().attribute(run, given, field.name);
            dict.setItem(run, Value.of(field.name), value, call.site());
        }
        return Value.of(dict);
    }
}
