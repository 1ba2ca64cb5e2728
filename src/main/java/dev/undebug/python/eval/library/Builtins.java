package dev.undebug.python.eval.library;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.DictMethods;
import dev.undebug.python.eval.value.Generator;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Models Python's built-in functions on plain values. */
public final class Builtins {
    private static final int LONGEST_RANGE = 10_000;

    private Builtins() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("builtins.bool", (run, call) -> {
            Value value = first(call, Value.of(false));
            return value.truth() == Truth.UNKNOWN
                    ? Value.unknown(value.trace())
                    : Value.of(value.truth()).with(value.trace());
        });
        all.put("builtins.int", (run, call) -> {
            boolean other = call.arguments().value(1, "base") != null;
            return other
                    ? run.cannotTell(first(call, Value.NONE).trace())
                    : Conversions.integer(run, first(call, Value.of(0)));
        });
        all.put("builtins.float", (run, call) -> Conversions.real(run, first(call, Value.of(0))));
        all.put("builtins.str", (run, call) -> str(run, first(call, Value.of(""))));
        all.put("builtins.len", (run, call) -> length(run, first(call, Value.UNKNOWN)));
        all.put("builtins.any", (run, call) -> anyOrAll(run, first(call, Value.UNKNOWN), Truth.TRUE));
        all.put("builtins.all", (run, call) -> anyOrAll(run, first(call, Value.UNKNOWN), Truth.FALSE));
        all.put("builtins.list", (run, call) -> list(run, call, false));
        all.put("builtins.sorted", (run, call) -> {
            run.externals().give(call);
            return Value.of(PyList.of(run, false, null));
        });
        all.put("builtins.set", (run, call) -> list(run, call, true));
        all.put("builtins.frozenset", (run, call) -> list(run, call, true));
        all.put("builtins.tuple", Builtins::tuple);
        all.put("builtins.reversed", Builtins::reversed);
        all.put("builtins.dict", Builtins::dict);
        all.put("builtins.range", Builtins::range);
        all.put("builtins.max", (run, call) -> extreme(run, call, 1));
        all.put("builtins.min", (run, call) -> extreme(run, call, -1));
        all.put("builtins.sum", (run, call) -> sum(run, call));
        all.put("builtins.next", (run, call) -> next(run, call));
        all.put("builtins.print", (run, call) -> Value.NONE);
    }

    private static Value first(Invocation call, Value otherwise) {
        return call.arguments().value(0, "", otherwise);
    }

    private static Value next(Run run, Invocation call) {
        Value iterator = first(call, Value.UNKNOWN);
        @Nullable Value otherwise = call.arguments().value(1, "default");
        if (!(iterator.data() instanceof Generator generator)) {
            return run.cannotTell(iterator.trace());
        }
        try {
            return generator.next(run);
        } catch (Raised stopped) {
            if (otherwise == null || !stopped.is("StopIteration")) {
                throw stopped;
            }
            return otherwise;
        }
    }

    private static Value str(Run run, Value value) {
        @Nullable String text = value.data() instanceof FilePath path ? path.text() : Conversions.str(value);
        return text == null ? run.cannotTell(value.trace()) : Value.of(text).with(value.trace());
    }

    private static Value length(Run run, Value value) {
        if (value.data() instanceof Scalar.Text text) {
            return Value.of(text.text().codePointCount(0, text.text().length())).with(value.trace());
        }
        @Nullable List<Value> elements = value.data().elements(run);
        return elements == null ? run.cannotTell(value.trace()) : Value.of(elements.size());
    }

    private static Value anyOrAll(Run run, Value value, Truth decisive) {
        @Nullable
        List<Value> elements = value.data() instanceof Generator generator
                ? generator.until(run, element -> element.truth() == decisive)
                : value.data().elements(run);
        if (elements == null) {
            return run.cannotTell(value.trace());
        }
        Truth result = Comparisons.not(decisive);
        Trace trace = value.trace();
        for (Value element : elements) {
            trace = trace.with(element.trace());
            if (element.truth() == decisive) {
                return Value.of(decisive).with(trace);
            }
            result = element.truth() == Truth.UNKNOWN ? Truth.UNKNOWN : result;
        }
        return Value.of(result).with(trace);
    }

    private static Value list(Run run, Invocation call, boolean isSet) {
        @Nullable Value source = call.arguments().value(0, "");
        return Value.of(
                PyList.of(run, isSet, source == null ? List.of() : source.data().elements(run)));
    }

    private static Value tuple(Run run, Invocation call) {
        @Nullable Value source = call.arguments().value(0, "");
        @Nullable
        List<Value> elements = source == null ? List.of() : source.data().elements(run);
        return elements == null ? run.cannotTell(Trace.NONE) : Value.of(new Tuple(elements));
    }

    private static Value reversed(Run run, Invocation call) {
        Value source = first(call, Value.UNKNOWN);
        @Nullable List<Value> elements = source.data().elements(run);
        if (elements == null) {
            return run.cannotTell(source.trace());
        }
        List<Value> turned = new ArrayList<>(elements);
        Collections.reverse(turned);
        return Value.of(new Tuple(turned));
    }

    /** Returns the largest or smallest of several integers, the first of equal ones. */
    private static Value extreme(Run run, Invocation call, int sign) {
        Arguments arguments = call.arguments();
        @Nullable
        List<Value> values = arguments.positional().size() == 1
                ? first(call, Value.UNKNOWN).data().elements(run)
                : arguments.values();
        if (values == null || values.isEmpty() || !areNumbers(values) || hasMore(arguments)) {
            run.externals().give(call);
            return run.cannotTell(arguments.trace());
        }
        Value extreme = values.get(0);
        Trace trace = Trace.NONE;
        for (Value value : values) {
            extreme = number(value).compareTo(number(extreme)) * sign > 0 ? value : extreme;
            trace = trace.with(value.trace());
        }
        return extreme.with(trace);
    }

    private static Value sum(Run run, Invocation call) {
        @Nullable List<Value> values = first(call, Value.UNKNOWN).data().elements(run);
        Arguments arguments = call.arguments();
        if (values == null || !areNumbers(values) || arguments.positional().size() != 1 || hasMore(arguments)) {
            return run.cannotTell(arguments.trace());
        }
        BigInteger sum = BigInteger.ZERO;
        Trace trace = Trace.NONE;
        for (Value value : values) {
            sum = sum.add(number(value));
            trace = trace.with(value.trace());
        }
        return Value.of(new Scalar.Int(sum)).with(trace);
    }

    private static boolean hasMore(Arguments arguments) {
        return arguments.open() || !arguments.keywords().isEmpty();
    }

    private static boolean areNumbers(List<Value> values) {
        return values.stream()
                .allMatch(value ->
                        !value.maybeAbsent() && value.data() instanceof Scalar scalar && scalar.integer() != null);
    }

    private static BigInteger number(Value value) {
        return Objects.requireNonNull(((Scalar) value.data()).integer());
    }

    private static Value dict(Run run, Invocation call) {
        PyDict dict = new PyDict(run.table());
        DictMethods.update(run, dict, call);
        return Value.of(dict);
    }

    private static Value range(Run run, Invocation call) {
        List<Integer> bounds = new ArrayList<>();
        for (Value value : call.arguments().values()) {
            if (!(value.data() instanceof Scalar scalar)
                    || scalar.integer() == null
                    || scalar.integer().bitLength() > 31) {
                return run.cannotTell(value.trace());
            }
            bounds.add(scalar.integer().intValue());
        }
        if (bounds.isEmpty() || bounds.size() > 2) {
            return run.cannotTell(Trace.NONE);
        }
        long from = bounds.size() == 2 ? bounds.get(0) : 0;
        long to = bounds.get(bounds.size() - 1);
        if (to - from > LONGEST_RANGE) {
            return Value.of(new Unknown(Truth.TRUE));
        }
        List<Value> numbers = new ArrayList<>();
        for (long i = from; i < to; i++) {
            numbers.add(Value.of(i));
        }
        return Value.of(new Tuple(numbers));
    }
}
