package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.DataClass;
import dev.undebug.python.eval.object.Decorated;
import dev.undebug.python.eval.object.Enumeration;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.FunctionBody;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.OneOf;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Parameters;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Defines functions and classes. */
public final class Definitions {
    private Definitions() {}

    static void define(Run run, Stmt.FunctionDef def, Scope scope) {
        Value function = Value.of(function(run, def, scope));
        run.defined().add(scope, def.name(), function);
        scope.assign(def.name(), decorated(run, function, def.decorators(), scope));
    }

    static void define(Run run, Stmt.ClassDef def, Scope scope) {
        List<Value> bases = new ArrayList<>();
        @Nullable Value metaclass = null;
        Map<String, Argument> keywords = new HashMap<>();
        for (Expr.Argument base : def.bases()) {
            Value value = run.expressions().eval(base.value(), scope);
            if (base.passing() == Expr.Argument.Passing.POSITIONAL) {
                bases.add(modelled(run, value));
            } else if (base.keyword().filter("metaclass"::equals).isPresent()) {
                metaclass = value;
            } else if (base.keyword().isPresent()) {
                keywords.put(base.keyword().get(), Argument.of(value));
            }
        }
        PyClass type = new PyClass(scope.qualified(def.name()), List.copyOf(bases), ancestor(run, bases), run.table());
        run.statements().block(def.body(), scope.inner(type.state(), def.name(), true));
        complete(run, type, metaclass, keywords);
        run.defined().add(scope, def.name(), Value.of(type));
        scope.assign(def.name(), decorated(run, Value.of(type), def.decorators(), scope));
    }

    /** Makes a class of its name, bases and attributes: {@code type("Shop", (Flask,), {"testing": False})}. */
    public static Value made(Run run, Invocation call) {
        Arguments arguments = call.arguments();
        Value name = arguments.value(0, "", Value.UNKNOWN);
        @Nullable
        List<Value> given = arguments.value(1, "", Value.UNKNOWN).data().elements(run);
        Value attributes = arguments.value(2, "", Value.UNKNOWN);
        if (!(name.data() instanceof Scalar.Text text)
                || given == null
                || !(attributes.data() instanceof Mapping body)
                || body.isOpen()) {
            run.externals().give(call);
            return run.cannotTell(arguments.trace());
        }
        List<Value> bases = given.stream().map(base -> modelled(run, base)).toList();
        PyClass type =
                new PyClass(call.site().scope().qualified(text.text()), bases, ancestor(run, bases), run.table());
        body.known().forEach((key, value) -> {
            if (key instanceof Scalar.Text attribute) {
                type.state().put(attribute.text(), value);
            }
        });
        complete(run, type, null, Map.of());
        return Value.of(type);
    }

    private static void complete(Run run, PyClass type, @Nullable Value metaclass, Map<String, Argument> keywords) {
        if (type.bases().stream().anyMatch(base -> isNamedTuple(base.data()))) {
            DataClass.named(type);
        }
        if (Enumeration.is(type)) {
            Enumeration.define(type);
        }
        slots(run, type);
        @Nullable Value hook = Callbacks.ofSubclass(type);
        if (hook != null) {
            Arguments arguments = new Arguments(List.of(), keywords, false);
            hook.data().call(run, hook, new Invocation(arguments, run.imports().site()));
        }
        run.externals().callbacks().defined(type, metaclass, run.imports().site());
    }

    /** Each name in {@code __slots__} is a descriptor of the class, which is true. */
    private static void slots(Run run, PyClass type) {
        @Nullable Value slots = type.state().get("__slots__");
        if (slots == null) {
            return;
        }
        @Nullable
        List<Value> names = slots.data() instanceof Scalar.Text
                ? List.of(slots)
                : slots.data().elements(run);
        for (Value name : names == null ? List.<Value>of() : names) {
            if (name.data() instanceof Scalar.Text slot && type.state().get(slot.text()) == null) {
                type.state().put(slot.text(), Value.of(new Unknown(Truth.TRUE)));
            }
        }
    }

    private static boolean isNamedTuple(Data base) {
        return base instanceof External external && external.dotted().equals(DataClass.NAMED_TUPLE);
    }

    /**
     * Returns a base; of several that it may be, the first one with a modelled class: a class without it takes its place
     * where the package is not installed.
     */
    private static Value modelled(Run run, Value base) {
        return base.data() instanceof OneOf several
                ? several.choices().stream()
                        .filter(choice -> ancestor(run, choice) != null)
                        .findFirst()
                        .map(choice -> new Value(choice, base.trace(), false))
                        .orElse(base)
                : base;
    }

    /** Returns the modelled outside class of the first base that has one; null if none has. */
    private static @Nullable Ancestor ancestor(Run run, List<Value> bases) {
        for (Value base : bases) {
            @Nullable Ancestor ancestor = ancestor(run, base.data());
            if (ancestor != null) {
                return ancestor;
            }
        }
        return null;
    }

    private static @Nullable Ancestor ancestor(Run run, Data base) {
        return base instanceof PyClass parent
                ? parent.ancestor()
                : run.externals().ancestor(base);
    }

    private static Value decorated(Run run, Value plain, List<Expr> decorators, Scope scope) {
        Value value = plain;
        for (int i = decorators.size() - 1; i >= 0; i--) {
            Expr expression = decorators.get(i);
            Arguments arguments = new Arguments(List.of(new Argument(value, Optional.empty())), Map.of(), false);
            Place place = scope.place(expression.span());
            Value made = run.facts().decorating(place, () -> {
                Value decorator = run.expressions().eval(expression, scope);
                return decorator.data().call(run, decorator, new Invocation(arguments, run.site(scope, place, "")));
            });
            boolean function = value.data() instanceof Function || value.data() instanceof Decorated;
            value = made.isUnknown() && function
                    ? Value.of(new Decorated(value)).with(made.trace())
                    : made;
        }
        return value;
    }

    private static Function function(Run run, Stmt.FunctionDef def, Scope scope) {
        scope.capture();
        Map<String, Value> defaults = defaults(run, def.parameters(), scope);
        return new Function(
                def.name(), def.parameters(), new FunctionBody(def.body(), def.async()), defaults, scope, false, null);
    }

    static Function lambda(Run run, Expr.Lambda lambda, Scope scope) {
        scope.capture();
        List<Stmt> body = List.of(new Stmt.Return(lambda.body().span(), Optional.of(lambda.body())));
        Function function = new Function(
                "<lambda>",
                lambda.parameters(),
                new FunctionBody(body, false),
                defaults(run, lambda.parameters(), scope),
                scope,
                false,
                null);
        run.defined().add(scope, function.name(), Value.of(function));
        return function;
    }

    private static Map<String, Value> defaults(Run run, Parameters parameters, Scope scope) {
        Map<String, Value> defaults = Map.of();
        for (Parameters.Parameter parameter : parameters.all()) {
            @Nullable Expr written = parameter.defaultValue().orElse(null);
            if (written != null) {
                // Most functions have none.
                defaults = defaults.isEmpty() ? new HashMap<>() : defaults;
                defaults.put(parameter.name(), run.expressions().written(written, scope));
            }
        }
        return defaults;
    }
}
