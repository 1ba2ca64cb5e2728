package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.EndedCoroutine;
import dev.undebug.python.eval.object.SuperProxy;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates calls, and runs the repository's own functions inline. */
public final class Calls {
    private static final Set<String> WAITING = Set.of("run", "run_until_complete");

    private final Run run;
    private final Recursion recursion;

    Calls(Run run) {
        this.run = run;
        this.recursion = new Recursion(run);
    }

    Value call(Expr.Call call, Scope scope) {
        Value callee = run.expressions().eval(call.function(), scope);
        @Nullable String inherited = run.externals().takeInherited();
        Arguments arguments = arguments(call.arguments(), scope);
        if (isWaiting(call.function())) {
            arguments.all().forEach(EndedCoroutine::await);
        }
        String receiver = call.function() instanceof Expr.Attribute attribute
                ? scope.place(attribute.value().span()).text()
                : "";
        Site site = run.site(scope, scope.place(call.span()), receiver);
        if (inherited != null && callee.isUnknown()) {
            run.externals().unseenCall(inherited, site.place());
        } else if (callee.isUnknown() && call.function() instanceof Expr.Attribute method) {
            run.externals().unknownMethod(method.name(), site.place());
        }
        boolean open = callee.data() instanceof External || Unknown.mayServe(callee);
        Value called = open && call.function() instanceof Expr.Attribute method && isBound(method.value(), scope)
                ? run.externals().started(callee, lastName(method.value()), method.name(), arguments)
                : callee;
        return run.branches()
                .demanding(arguments.trace(), () -> called.data().call(run, called, new Invocation(arguments, site)));
    }

    /** Returns whether the name of an object has a value: without one, the program ends. */
    private static boolean isBound(Expr owner, Scope scope) {
        return !(owner instanceof Expr.Name name) || scope.find(name.id()) != null;
    }

    /** Returns the last name of an expression: {@code server} of {@code shop.server}, also of {@code shop.server()}. */
    private static String lastName(Expr owner) {
        Expr named = owner instanceof Expr.Call call ? call.function() : owner;
        return named instanceof Expr.Attribute attribute
                ? attribute.name()
                : named instanceof Expr.Name name ? name.id() : "";
    }

    /** Returns whether a function of any package waits for the coroutines that it is given: {@code uvloop.run}. */
    private static boolean isWaiting(Expr function) {
        return (function instanceof Expr.Attribute attribute && WAITING.contains(attribute.name()))
                || (function instanceof Expr.Name name && WAITING.contains(name.id()));
    }

    Arguments arguments(List<Expr.Argument> written, Scope scope) {
        if (written.isEmpty()) {
            return Arguments.NONE;
        }
        List<Argument> positional = new ArrayList<>(written.size());
        Map<String, Argument> keywords = Map.of();
        boolean open = false;
        for (Expr.Argument argument : written) {
            Expr.Argument.Passing passing = argument.passing();
            if (keywords.isEmpty()
                    && (passing == Expr.Argument.Passing.KEYWORD || passing == Expr.Argument.Passing.DOUBLE_STAR)) {
                keywords = new LinkedHashMap<>();
            }
            Value value = run.expressions().written(argument.value(), scope);
            // An argument inside a model has no place in the repository.
            Optional<Span> span = scope.module().isWritten() ? Optional.of(argument.span()) : Optional.empty();
            switch (passing) {
                case POSITIONAL -> positional.add(new Argument(value, span));
                case KEYWORD -> keywords.put(argument.keyword().orElse(""), new Argument(value, span));
                case STAR -> open |= !spread(value, positional);
                case DOUBLE_STAR -> open |= !spread(value, keywords);
            }
        }
        return new Arguments(positional, keywords, open);
    }

    /** Returns the arguments of a sequence and a dict, like {@code *args} and {@code **kwargs}. */
    public Arguments spread(@Nullable Value args, @Nullable Value kwargs) {
        List<Argument> positional = new ArrayList<>();
        Map<String, Argument> keywords = new LinkedHashMap<>();
        boolean known = args == null || args.isNone() || spread(args, positional);
        known &= kwargs == null || kwargs.isNone() || spread(kwargs, keywords);
        return new Arguments(positional, keywords, !known);
    }

    private boolean spread(Value value, List<Argument> positional) {
        if (value.data() instanceof Scalar && !(value.data() instanceof Scalar.Text)) {
            throw Raised.builtin("TypeError");
        }
        @Nullable List<Value> elements = value.data().elements(run);
        if (elements != null) {
            elements.forEach(element -> positional.add(Argument.of(via(element, value))));
        }
        return elements != null;
    }

    private boolean spread(Value value, Map<String, Argument> keywords) {
        if (value.data() instanceof Scalar) {
            throw Raised.builtin("TypeError");
        }
        if (!(value.data() instanceof Mapping mapping)) {
            return false;
        }
        mapping.known().forEach((key, element) -> {
            if (key instanceof Scalar.Text name) {
                keywords.put(name.text(), Argument.of(via(element, value)));
            }
        });
        return !mapping.isOpen();
    }

    /** Calls something with values that appear nowhere in the source, as Python itself does. */
    public Value plain(Value callee, List<Value> arguments) {
        return callee.data()
                .call(
                        run,
                        callee,
                        new Invocation(Arguments.of(arguments), run.imports().site()));
    }

    /** Calls something that the program may do without. */
    public Value perhaps(Value callee, Invocation call) {
        return run.branches()
                .either(Trace.NONE, () -> callee.data().call(run, callee, call), () -> run.cannotTell(Trace.NONE));
    }

    /**
     * Returns an element of {@code *args} or {@code **kwargs} as an argument; if the element may be missing, so may the
     * argument.
     */
    private static Value via(Value given, Value container) {
        Value element = given.maybeAbsent() ? Value.unknown(given.trace()).maybe() : given;
        return container.trace().origins().isEmpty()
                ? element
                : element.from(container.trace().origins().get(0));
    }

    /** Runs a function of the repository. */
    Value inline(Function function, Arguments arguments) {
        if (!run.budget().enterCall()) {
            boolean certain = !run.branches().uncertain();
            run.externals()
                    .callbacks()
                    .skipped(function, arguments, run.imports().site(), certain);
            return run.cannotTell(Trace.NONE);
        }
        try {
            return function.body().isCoroutine()
                    ? run.facts()
                            .coroutine(() ->
                                    EndedCoroutine.unlessEnded(() -> recursion.call(function, arguments, this::body)))
                    : recursion.call(function, arguments, this::body);
        } finally {
            run.budget().leaveCall();
        }
    }

    private Value body(Function function, Arguments arguments) {
        Scope outer = function.closure();
        run.coverage().call(outer.module().source().file().path(), function.name(), outer.inside(function.name()));
        Table locals = new Binding(run, function).bind(arguments);
        @Nullable Data owner = function.owner();
        if (owner != null && !arguments.positional().isEmpty()) {
            locals.put(SuperProxy.CLASS, Value.of(owner));
            locals.put(SuperProxy.SELF, arguments.positional().get(0).value());
        }
        Scope scope = outer.call(locals, function.name(), function.body().locals());
        try {
            return run.branches()
                    .within(Completion.Kind.RETURN, () -> run.statements()
                            .block(function.body().statements(), scope))
                    .orThrow()
                    .value();
        } finally {
            scope.leave();
        }
    }
}
