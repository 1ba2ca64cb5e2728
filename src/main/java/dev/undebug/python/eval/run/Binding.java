package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds arguments to a function's parameters. */
final class Binding {
    private final Run run;
    private final Function function;

    Binding(Run run, Function function) {
        this.run = run;
        this.function = function;
    }

    Table bind(Arguments arguments) {
        Table locals = run.table();
        Set<String> left = new LinkedHashSet<>(arguments.keywords().keySet());
        List<Value> positional = new ArrayList<>(arguments.values());
        for (Parameters.Parameter parameter : function.parameters().all()) {
            locals.put(parameter.name(), value(parameter, arguments, positional, left));
        }
        return locals;
    }

    private Value value(Parameters.Parameter parameter, Arguments arguments, List<Value> positional, Set<String> left) {
        switch (parameter.kind()) {
            case STAR -> {
                List<Value> rest = List.copyOf(positional);
                positional.clear();
                return arguments.open() ? Value.UNKNOWN : Value.of(new Tuple(rest));
            }
            case DOUBLE_STAR -> {
                return Value.of(keywords(arguments, left));
            }
            case POSITIONAL_ONLY, NORMAL -> {
                if (!positional.isEmpty()) {
                    return positional.remove(0);
                }
            }
            case KEYWORD_ONLY -> {}
        }
        @Nullable Argument given = arguments.keywords().get(parameter.name());
        if (given != null) {
            left.remove(parameter.name());
            return given.value();
        }
        return arguments.open() ? Value.UNKNOWN : function.defaults().getOrDefault(parameter.name(), Value.UNKNOWN);
    }

    private PyDict keywords(Arguments arguments, Set<String> left) {
        PyDict dict = new PyDict(run.table());
        for (String name : left) {
            @Nullable Argument argument = arguments.keywords().get(name);
            if (argument != null) {
                dict.state().put(new Scalar.Text(name), argument.value());
            }
        }
        if (arguments.open()) {
            dict.open();
        }
        return dict;
    }
}
