package dev.undebug.service.run;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the calls of a module that, by their names, may start a server or keep the program at other work, such as a
 * bot's. Comments and texts call nothing, and what the module's own functions do, their bodies say.
 */
final class ServingCalls {
    private static final Pattern NAMES = Pattern.compile("serve\\w*|(?:make|start|run)_?(?:simple|server)|\\w*Server"
            + "|\\w*polling|\\w*_forever|run_until_disconnected|exec|eval|import_module|run_path|run_module");

    private static final Pattern METHODS = Pattern.compile("run\\w*|listen|bind|" + NAMES);

    /** Functions that a program may hand on and call under another name: {@code start = serve if live else develop}. */
    private static final Set<String> FUNCTIONS =
            Set.of("serve", "serve_forever", "run_simple", "make_server", "run_server", "start_server");

    /** Modules whose {@code run} serves nobody; what a child process does, the evaluator follows. */
    private static final Set<String> OTHERS = Set.of("asyncio", "subprocess");

    private ServingCalls() {}

    static List<Span> in(PythonModule module) {
        return in(CodeParts.of(module));
    }

    static List<Span> in(CodeParts parts) {
        Set<String> own = parts.statements().stream()
                .flatMap(statement ->
                        statement instanceof Stmt.FunctionDef function ? Stream.of(function.name()) : Stream.empty())
                .collect(Collectors.toSet());
        return parts.expressions().stream()
                .filter(part -> part instanceof Expr.Call || isServingFunction(part))
                .filter(part -> mayServe(part instanceof Expr.Call call ? call.function() : part, own))
                .map(Expr::span)
                .toList();
    }

    private static boolean isServingFunction(Expr part) {
        return part instanceof Expr.Attribute method
                ? FUNCTIONS.contains(method.name())
                : part instanceof Expr.Name name && FUNCTIONS.contains(name.id());
    }

    private static boolean mayServe(Expr function, Set<String> own) {
        if (function instanceof Expr.Attribute method) {
            boolean other = method.value() instanceof Expr.Name module && OTHERS.contains(module.id());
            return !other && METHODS.matcher(method.name()).matches();
        }
        return function instanceof Expr.Name name
                && !own.contains(name.id())
                && NAMES.matcher(name.id()).matches();
    }
}
