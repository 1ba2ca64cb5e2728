package dev.undebug.python.eval;

import dev.undebug.python.syntax.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the entry, takes the application from it that a server would, and tells what happened. */
final class Program {
    private final Run run;

    Program(Run run) {
        this.run = run;
    }

    Execution execute() {
        Optional<PyModule> module = run.imports().entry();
        Optional<FlaskConfig> application = module.flatMap(this::application);
        List<FlaskConfig> all =
                application.map(List::of).orElseGet(() -> run.facts().applications());
        Set<DebugSetting> settings = new LinkedHashSet<>();
        all.forEach(config -> settings.addAll(config.settings().all()));
        Environment environment =
                all.size() == 1 ? all.get(0).environment() : run.environ().snapshot();
        return new Execution(
                run.facts().starts().stream().map(this::certain).toList(),
                settings.stream().map(this::certain).toList(),
                environment,
                run.files().ran(),
                run.files().missing());
    }

    /** Nothing is certain where something was left out. */
    private AppStart certain(AppStart start) {
        return run.budget().complete()
                ? start
                : new AppStart(
                        start.kind(),
                        start.module(),
                        start.call(),
                        start.scope(),
                        start.debug(),
                        start.debugArgument(),
                        start.useDebugger(),
                        start.host(),
                        start.loadDotenv(),
                        start.settings().stream().map(this::certain).toList(),
                        start.environment(),
                        false);
    }

    private DebugSetting certain(DebugSetting setting) {
        return run.budget().complete() ? setting : Settings.doubted(setting);
    }

    /** Returns the configuration of the application that a server takes. */
    private Optional<FlaskConfig> application(PyModule module) {
        Optional<Expr> named = run.entry().application().flatMap(Evaluations::expression);
        try {
            return named.flatMap(expression -> config(taken(expression, Scope.ofModule(module))));
        } catch (Raised | Exited failed) {
            return Optional.empty();
        }
    }

    private Value taken(Expr expression, Scope scope) {
        Value value = expression instanceof Expr.Call call
                ? called(call, scope)
                : run.expressions().eval(expression, scope);
        // A factory that is named without parentheses is called by the server.
        boolean factory = value.data() instanceof Function || value.data() instanceof Partial;
        return factory ? run.calls().plain(value, List.of()) : value;
    }

    /** The arguments are written in a command, so they have no place in a file. */
    private Value called(Expr.Call call, Scope scope) {
        Value factory = run.expressions().eval(call.function(), scope);
        List<Argument> positional = new ArrayList<>();
        Map<String, Argument> keywords = new LinkedHashMap<>();
        for (Expr.Argument argument : call.arguments()) {
            boolean small = Evaluations.isSmall(argument.value());
            Value value = small ? run.expressions().eval(argument.value(), scope) : Value.UNKNOWN;
            if (argument.keyword().isPresent()) {
                keywords.put(argument.keyword().get(), Argument.of(value));
            } else {
                positional.add(Argument.of(value));
            }
        }
        Arguments arguments = new Arguments(positional, keywords, false);
        return factory.data()
                .call(run, factory, new Invocation(arguments, run.imports().site()));
    }

    private static Optional<FlaskConfig> config(Value value) {
        @Nullable FlaskConfig config = value.data() instanceof FlaskApp app ? app.config() : null;
        return Optional.ofNullable(config);
    }
}
