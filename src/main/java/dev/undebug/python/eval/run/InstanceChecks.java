package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates {@code isinstance}. */
public final class InstanceChecks {
    /** The classes of plain values, subclasses first: a bool is an int. */
    private static final List<String> PLAIN = List.of(
            "builtins.NoneType", "builtins.bool", "builtins.int", "builtins.float", "builtins.str", "builtins.bytes");

    private InstanceChecks() {}

    public static Value check(Run run, Arguments arguments) {
        Value object = arguments.value(0, "", Value.UNKNOWN);
        Value type = arguments.value(1, "", Value.UNKNOWN);
        Truth is = is(run, object, type);
        return is == Truth.UNKNOWN
                ? run.cannotTell(object.trace())
                : Value.of(is).with(object.trace());
    }

    private static Truth is(Run run, Value object, Value type) {
        @Nullable List<Value> several = several(type.data());
        if (several == null) {
            return is(object.data(), type.data());
        }
        Truth any = Truth.FALSE;
        for (Value each : several) {
            any = Comparisons.or(any, run.budget().deeper(() -> is(run, object, each), () -> Truth.UNKNOWN));
        }
        return any;
    }

    private static @Nullable List<Value> several(Data type) {
        if (type instanceof Union union) {
            return union.types();
        }
        return type instanceof Tuple tuple ? tuple.elements() : null;
    }

    private static Truth is(Data object, Data type) {
        if (object instanceof Instance instance && type instanceof PyClass) {
            return truth(instance.type().order().contains(type));
        }
        boolean plain = object instanceof Scalar
                || object instanceof PyDict
                || object instanceof PyList
                || object instanceof Tuple
                || object instanceof Function;
        if (type instanceof Scalar.None) {
            // In a union, None means its type.
            return object instanceof Unknown ? Truth.UNKNOWN : truth(object instanceof Scalar.None);
        }
        if (type instanceof PyClass) {
            return plain ? Truth.FALSE : Truth.UNKNOWN;
        }
        boolean known = plain
                || isCallable(object)
                || (object instanceof Instance own && !own.type().isOpen());
        return known && type instanceof External external ? builtin(object, external.dotted()) : Truth.UNKNOWN;
    }

    /** Returns whether an object is a class, or a function of a library: none of them is a text, a number or the like. */
    private static boolean isCallable(Data object) {
        return object instanceof PyClass
                || object instanceof BoundMethod
                || (object instanceof External external && external.isKnown());
    }

    /** Returns the class of a value, or null if it is unknown. */
    static @Nullable public Data type(Run run, Data object) {
        if (object instanceof Instance instance) {
            return instance.type();
        }
        for (String name : PLAIN) {
            if (object instanceof Scalar && builtin(object, name) == Truth.TRUE) {
                return run.externals().named(name);
            }
        }
        return null;
    }

    private static Truth builtin(Data object, String type) {
        return switch (type) {
            case "builtins.NoneType" -> truth(object instanceof Scalar.None);
            case "builtins.str" -> truth(object instanceof Scalar.Text);
            case "builtins.bytes" -> truth(object instanceof Scalar.Bytes);
            case "builtins.bool" -> truth(object instanceof Scalar.Bool);
            case "builtins.int" -> truth(object instanceof Scalar scalar && scalar.integer() != null);
            case "builtins.float" -> truth(object instanceof Scalar.Real);
            case "builtins.dict" -> truth(object instanceof PyDict);
            case "builtins.tuple" -> truth(object instanceof Tuple);
            case "builtins.list" -> truth(object instanceof PyList list && !list.isSet());
            case "builtins.set", "builtins.frozenset" ->
                object instanceof PyList list && list.isSet() ? Truth.UNKNOWN : Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth truth(boolean known) {
        return known ? Truth.TRUE : Truth.FALSE;
    }
}
