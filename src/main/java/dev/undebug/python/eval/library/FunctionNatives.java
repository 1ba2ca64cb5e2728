package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.Partial;
import dev.undebug.python.eval.object.PartialMethod;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Models functions of the standard library that call another one, or make a function that does. */
public final class FunctionNatives {
    private static final int LONGEST = 1_000;
    private static final Pattern DOT = Pattern.compile("\\.");

    private FunctionNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("functools.partial", FunctionNatives::partial);
        all.put("functools.partialmethod", FunctionNatives::partialMethod);
        all.put("operator.methodcaller", FunctionNatives::methodCaller);
        all.put("operator.attrgetter", FunctionNatives::attributeGetter);
        all.put("operator.call", FunctionNatives::call);
        all.put("builtins.map", FunctionNatives::map);
        all.put("itertools.starmap", FunctionNatives::starMap);
        all.put("functools.reduce", FunctionNatives::reduce);
        for (String name : new String[] {"unittest.main", "unittest.TestProgram", "absl.testing.absltest.main"}) {
            all.put(name, FunctionNatives::tests);
        }
    }

    private static Value first(Invocation call) {
        return call.arguments().value(0, "", Value.UNKNOWN);
    }

    private static Value partial(Run run, Invocation call) {
        Arguments arguments = call.arguments();
        if (arguments.positional().isEmpty()) {
            return Value.UNKNOWN;
        }
        Scope scope = call.site().scope();
        String path = scope.module().source().file().path();
        Runnable called = () -> run.coverage().call(path, Partial.NAME, scope.inside(Partial.NAME));
        Value partial = Value.of(new Partial(arguments.values().get(0), arguments.withoutFirst(), called));
        run.defined().add(scope, Partial.NAME, partial);
        return partial;
    }

    private static Value partialMethod(Run run, Invocation call) {
        return partial(run, call).data() instanceof Partial partial
                ? Value.of(new PartialMethod(partial.function(), partial.arguments(), partial.called()))
                : Value.UNKNOWN;
    }

    private static Value call(Run run, Invocation call) {
        Value function = first(call);
        return call.arguments().positional().isEmpty()
                ? run.cannotTell(Trace.NONE)
                : function.data().call(run, function, call.with(call.arguments().withoutFirst()));
    }

    /** {@code methodcaller("run", debug=True)} gives a function that calls the method of its argument. */
    private static Value methodCaller(Run run, Invocation call) {
        Value name = first(call);
        if (!(name.data() instanceof Scalar.Text text)) {
            return run.cannotTell(name.trace());
        }
        Arguments given = call.arguments().withoutFirst();
        return function("methodcaller", (run2, invocation) -> {
            Value object = first(invocation);
            Value method = object.data().attribute(run2, object, text.text());
            return method.data().call(run2, method, invocation.with(given));
        });
    }

    private static Value attributeGetter(Run run, Invocation call) {
        Value name = first(call);
        if (!(name.data() instanceof Scalar.Text text)
                || call.arguments().positional().size() != 1) {
            return run.cannotTell(name.trace());
        }
        return function("attrgetter", (run2, invocation) -> {
            Value value = first(invocation);
            for (String part : DOT.split(text.text())) {
                value = value.data().attribute(run2, value, part);
            }
            return value;
        });
    }

    /** The body of a function that another one makes. */
    @FunctionalInterface
    private interface Body {
        Value call(Interpretation run, Invocation call);
    }

    private static Value function(String name, Body body) {
        return Value.of(new Method(Value.NONE, name, (run, method, call) -> body.call(run, call)));
    }

    /** Calls a function for the elements of sequences, all at once: hardly a program leaves the rest of them. */
    private static Value map(Run run, Invocation call) {
        Arguments arguments = call.arguments();
        List<List<Value>> columns = arguments.values().stream()
                .skip(1)
                .flatMap(sequence -> Stream.ofNullable(known(run, sequence)))
                .toList();
        if (columns.isEmpty() || columns.size() < arguments.values().size() - 1 || hasMore(arguments)) {
            return given(run, call);
        }
        int shortest = columns.stream().mapToInt(List::size).min().orElse(0);
        List<Value> results = new ArrayList<>();
        for (int row = 0; row < shortest; row++) {
            int at = row;
            results.add(called(
                    run,
                    call,
                    Arguments.of(columns.stream().map(column -> column.get(at)).toList())));
        }
        return Value.of(new Tuple(results));
    }

    /** Calls a function with each of several lists of arguments. */
    private static Value starMap(Run run, Invocation call) {
        @Nullable List<Value> rows = known(run, call.arguments().value(1, "", Value.UNKNOWN));
        if (rows == null || hasMore(call.arguments())) {
            return given(run, call);
        }
        List<Value> results = new ArrayList<>();
        for (Value row : rows) {
            results.add(called(run, call, run.calls().spread(row, null)));
        }
        return Value.of(new Tuple(results));
    }

    /** {@code reduce(function, sequence, initial)}. */
    private static Value reduce(Run run, Invocation call) {
        @Nullable List<Value> elements = known(run, call.arguments().value(1, "", Value.UNKNOWN));
        @Nullable Value initial = call.arguments().value(2, "initial");
        if (elements == null || call.arguments().open() || (initial == null && elements.isEmpty())) {
            return given(run, call);
        }
        Value result = initial == null ? elements.get(0) : initial;
        for (Value element : elements.subList(initial == null ? 1 : 0, elements.size())) {
            result = called(run, call, Arguments.of(List.of(result, element)));
        }
        return result;
    }

    private static Value called(Run run, Invocation call, Arguments arguments) {
        Value function = first(call);
        return function.data().call(run, function, call.with(arguments));
    }

    /** The test runner calls the methods of the classes in the module that calls it. */
    private static Value tests(Run run, Invocation call) {
        List<Value> classes = new ArrayList<>();
        call.site().scope().module().state().forEach((name, value) -> {
            if (value.data() instanceof PyClass type && type.isOpen()) {
                classes.add(value);
            }
        });
        return given(run, call.with(Arguments.of(classes)));
    }

    private static Value given(Run run, Invocation call) {
        run.externals().give(call);
        return run.cannotTell(call.arguments().trace());
    }

    /** Returns the elements of a sequence; null if one of them is not known to be there. */
    private static @Nullable List<Value> known(Run run, Value sequence) {
        @Nullable List<Value> elements = sequence.data().elements(run);
        return elements == null
                        || elements.size() > LONGEST
                        || elements.stream().anyMatch(Value::maybeAbsent)
                ? null
                : elements;
    }

    private static boolean hasMore(Arguments arguments) {
        return arguments.open() || !arguments.keywords().isEmpty();
    }
}
