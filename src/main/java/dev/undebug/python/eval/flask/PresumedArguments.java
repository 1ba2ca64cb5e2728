package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.EvaluatedText;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments with which a function is tried that nothing is seen to call: an application for a parameter that is meant for
 * one, by its annotation, its name, or since the function runs it as a server. All others are unknown or have their defaults.
 */
public final class PresumedArguments {
    private static final Set<String> STARTS = Set.of("run", DashApp.RUN_SERVER);
    private static final Set<String> SWITCHES = Set.of("debug", "use_debugger");
    private static final Set<String> OF_SERVERS = Set.of("host", "port", "use_reloader", "threaded", "ssl_context");

    private final Run run;
    private final Function function;
    private final Set<String> served;

    private PresumedArguments(Run run, Function function) {
        this.run = run;
        this.function = function;
        this.served = served(function);
    }

    /**
     * Returns the arguments of a function.
     *
     * @param bound the number of parameters that have their arguments already
     */
    public static Arguments of(Run run, Function function, int bound) {
        PresumedArguments presumed = new PresumedArguments(run, function);
        Map<String, Argument> keywords = new LinkedHashMap<>();
        function.parameters().all().stream()
                .skip(bound)
                .filter(PresumedArguments::isOpen)
                .forEach(parameter -> presumed.application(parameter)
                        .ifPresent(value -> keywords.put(parameter.name(), Argument.of(value))));
        return new Arguments(List.of(), keywords, false);
    }

    /** Returns whether a parameter has no value without an argument. */
    private static boolean isOpen(Parameters.Parameter parameter) {
        boolean none = parameter
                .defaultValue()
                .filter(value ->
                        value instanceof Expr.Constant constant && constant.value() == Expr.Constant.Singleton.NONE)
                .isPresent();
        return none || !parameter.isOptional();
    }

    private Optional<Value> application(Parameters.Parameter parameter) {
        if (parameter.annotation().isPresent()) {
            Expr annotation = parameter.annotation().get();
            return annotated(annotation)
                    .or(() -> parameter.isOptional() || !isOther(annotation)
                            ? Optional.empty()
                            : Optional.of(Value.of(Unknown.FOREIGN)));
        }
        String name = parameter.name().toLowerCase(Locale.ROOT);
        boolean named = name.endsWith("app") || name.endsWith("application");
        return named || served.contains(parameter.name()) ? Optional.of(unseen()) : Optional.empty();
    }

    private Value unseen() {
        return Value.of(UnseenApp.presumed(run));
    }

    /** Makes an object of the class in an annotation: {@code Flask}, {@code "Flask"}, {@code Optional[Flask]}. */
    private Optional<Value> annotated(Expr annotation) {
        if (annotation instanceof Expr.Str text) {
            return EvaluatedText.expression(text.value())
                    .filter(parsed -> !(parsed instanceof Expr.Str))
                    .flatMap(this::annotated);
        }
        if (annotation instanceof Expr.Subscript optional) {
            return annotated(optional.index());
        }
        if (annotation instanceof Expr.Binary either) {
            return annotated(either.left());
        }
        try {
            return ofClass(run.expressions().eval(annotation, function.closure()))
                    .filter(value -> !value.isUnknown())
                    .or(() -> isFlask(annotation) ? Optional.of(unseen()) : Optional.empty());
        } catch (Raised | Exited failed) {
            return isFlask(annotation) ? Optional.of(unseen()) : Optional.empty();
        }
    }

    private Optional<Value> ofClass(Value type) {
        boolean modelled = type.data() instanceof PyClass own
                ? own.ancestor() != null
                : type.data() instanceof External external && external.isKnown();
        Arguments name = Arguments.of(List.of(Value.UNKNOWN));
        return modelled
                ? Optional.of(type.data()
                        .call(run, type, new Invocation(name, run.imports().site())))
                : Optional.empty();
    }

    /** Returns whether an annotation names a class, which is none of Flask. */
    private static boolean isOther(Expr annotation) {
        return annotation instanceof Expr.Attribute
                || (annotation instanceof Expr.Name name && !name.id().equals("Any"));
    }

    private static boolean isFlask(Expr annotation) {
        @Nullable
        String name = annotation instanceof Expr.Attribute attribute
                ? attribute.name()
                : annotation instanceof Expr.Name plain ? plain.id() : null;
        return "Flask".equals(name);
    }

    /** Returns the names that the function runs as servers of pages: {@code it.run(host="0.0.0.0", debug=True)}. */
    private static Set<String> served(Function function) {
        return CodeParts.of(function.body().statements()).expressions().stream()
                .flatMap(part -> part instanceof Expr.Call call
                                && call.function() instanceof Expr.Attribute method
                                && STARTS.contains(method.name())
                                && method.value() instanceof Expr.Name name
                                && gives(call, SWITCHES)
                                && gives(call, OF_SERVERS)
                        ? Stream.of(name.id())
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static boolean gives(Expr.Call call, Set<String> keywords) {
        return call.arguments().stream()
                .anyMatch(argument ->
                        argument.keyword().filter(keywords::contains).isPresent());
    }
}
