package dev.undebug.python.eval;

import dev.undebug.python.eval.flask.PresumedArguments;
import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.Partial;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Generator;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls one function of a file that nothing is seen to call, for what it would do: with its defaults, and with nothing known
 * of the other arguments. A function in another one is there once that is called, and a method needs an object.
 */
final class UncalledFunction {
    private static final int DEEPEST = 20;

    private final Run run;

    UncalledFunction(Run run) {
        this.run = run;
    }

    /** @param name the qualified name of the function: {@code Server.start}, {@code main.serve} */
    void call(String name) {
        defined(name, 0).forEach(function -> call(name, function));
    }

    /** Returns the definitions of a name; the function around it is called if there are none without. */
    private List<Value> defined(String name, int depth) {
        int dot = name.lastIndexOf('.');
        if (run.defined().of(name).isEmpty() && dot > 0 && depth < DEEPEST) {
            String outer = name.substring(0, dot);
            defined(outer, depth + 1).stream()
                    .filter(around -> around.data() instanceof Function)
                    .forEach(around -> call(outer, around));
        }
        return run.defined().of(name);
    }

    private void call(String name, Value function) {
        run.facts().withoutServer();
        try {
            Value result = function.data() instanceof Partial
                    ? called(function, Arguments.NONE)
                    : owner(name)
                            .map(type -> onObject(type, function))
                            .orElseGet(
                                    () -> called(function, PresumedArguments.of(run, (Function) function.data(), 0)));
            if (result.data() instanceof Generator generator) {
                generator.elements(run);
            }
        } catch (Raised raised) {
            run.end(raised);
        } catch (Exited ended) {
            run.requiredVariables().exited();
        }
    }

    /** Returns the class in which a function is defined. */
    private Optional<PyClass> owner(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : run.defined().of(name.substring(0, dot)).stream()
                        .filter(value -> value.data() instanceof PyClass)
                        .map(value -> (PyClass) value.data())
                        .findFirst();
    }

    /** Calls a method as a program would, whether it needs an object, the class, or neither. */
    private Value onObject(PyClass type, Value function) {
        Function method = ((Function) function.data()).in(type);
        Value object = object(type);
        @Nullable
        Value member = object.data() instanceof Instance ? object.data().attribute(run, object, method.name()) : null;
        if (member != null && member.data().equals(method)) {
            return called(member, PresumedArguments.of(run, method, 0));
        }
        Value self = member != null && member.data() instanceof BoundMethod bound ? bound.self() : object;
        return called(Value.of(new BoundMethod(self, Value.of(method))), PresumedArguments.of(run, method, 1));
    }

    /** Returns an object of a class; an unknown one if it cannot be made. */
    private Value object(PyClass type) {
        @Nullable Value initial = type.find("__init__");
        try {
            return called(
                    Value.of(type),
                    initial != null && initial.data() instanceof Function function
                            ? PresumedArguments.of(run, function, 1)
                            : Arguments.NONE);
        } catch (Raised | Exited failed) {
            return Value.UNKNOWN;
        }
    }

    private Value called(Value callee, Arguments arguments) {
        return callee.data()
                .call(run, callee, new Invocation(arguments, run.imports().site()));
    }
}
