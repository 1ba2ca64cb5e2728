package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls of a module that raise {@code TypeError} in place of handing on a traceback:
 * {@code flask.abort(500, message=text)}, which takes no {@code message}, and in Python 3
 * {@code traceback.format_exc(error)}, which compares {@code error} with the number of a frame.
 */
final class FailingCalls {
    private static final String ABORT = "abort";
    private static final String TRACEBACK = "traceback";
    private static final String ALL = "*";
    private static final String LIMIT = "limit";

    /** Functions whose first argument is the number of frames. */
    private static final Set<String> LIMITED = Set.of("format_exc", "print_exc");

    /** Modules whose {@code abort} is Werkzeug's; that of Flask-RESTful and its relatives takes any keyword. */
    private static final Set<String> OF_WERKZEUG = Set.of("flask", "werkzeug", "werkzeug.exceptions", "quart");

    /** The keyword that Werkzeug's errors do not have, and the others' do. */
    private static final String MESSAGE = "message";

    private final PythonModule module;

    /** The variables that have nothing but exceptions. */
    private final Set<String> errors = new HashSet<>();

    private final Set<String> assigned = new HashSet<>();
    private final Set<String> aborting = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private boolean collected;

    FailingCalls(PythonModule module) {
        this.module = module;
    }

    boolean have(Expr.Call call) {
        String name = lastName(call.function());
        return (name.equals(ABORT) && passes(call, MESSAGE) && isWerkzeugs(call.function()))
                || (LIMITED.contains(name)
                        && isOfTraceback(call.function())
                        && limit(call).filter(this::isError).isPresent());
    }

    private static boolean passes(Expr.Call call, String keyword) {
        return call.arguments().stream()
                .anyMatch(argument -> argument.keyword().filter(keyword::equals).isPresent());
    }

    private boolean isWerkzeugs(Expr function) {
        collect();
        String name = function instanceof Expr.Attribute attribute ? dotted(attribute.value()) : ABORT;
        return aborting.contains(name) && !others.contains(name) && !others.contains(ALL);
    }

    private static String dotted(Expr value) {
        return value instanceof Expr.Attribute attribute
                ? dotted(attribute.value()) + "." + attribute.name()
                : lastName(value);
    }

    private static boolean isOfTraceback(Expr function) {
        return function instanceof Expr.Name
                || (function instanceof Expr.Attribute attribute
                        && lastName(attribute.value()).equals(TRACEBACK));
    }

    private static Optional<Expr> limit(Expr.Call call) {
        List<Expr.Argument> all = call.arguments();
        return all.stream()
                .filter(argument -> argument.keyword().filter(LIMIT::equals).isPresent())
                .findFirst()
                .or(() -> all.stream()
                        .limit(1)
                        .filter(argument -> argument.passing() == Expr.Argument.Passing.POSITIONAL)
                        .findFirst())
                .map(Expr.Argument::value);
    }

    /** Returns whether an expression is certainly an exception. Python 2 compares it with a number, as it does any two objects. */
    private boolean isError(Expr expression) {
        collect();
        return expression instanceof Expr.Name name
                && errors.contains(name.id())
                && !assigned.contains(name.id())
                && module.refusals().byThree().isEmpty();
    }

    private void collect() {
        if (!collected) {
            collected = true;
            CodeParts.of(module).statements().forEach(this::collect);
        }
    }

    private void collect(Stmt statement) {
        if (statement instanceof Stmt.Try block) {
            block.handlers().forEach(handler -> handler.name().ifPresent(errors::add));
        } else if (statement instanceof Stmt.Assign assign) {
            assign.targets().forEach(target -> bind(lastName(target)));
        } else if (statement instanceof Stmt.For loop) {
            bind(lastName(loop.target()));
        } else if (statement instanceof Stmt.FunctionDef function) {
            bind(function.name());
            boolean handles = function.decorators().stream()
                    .anyMatch(decorator -> decorator instanceof Expr.Call call
                            && FlaskDecorators.ERRORS.contains(lastName(call.function())));
            function.parameters().all().forEach(parameter -> (handles ? errors : assigned).add(parameter.name()));
        } else if (statement instanceof Stmt.Import all) {
            all.names().forEach(one -> bound(one.asName().orElse(one.name()), OF_WERKZEUG.contains(one.name())));
        } else if (statement instanceof Stmt.ImportFrom from) {
            boolean werkzeugs = from.level() == 0
                    && from.module().filter(OF_WERKZEUG::contains).isPresent();
            from.names().forEach(one -> bound(one.asName().orElse(one.name()), werkzeugs));
        }
    }

    private void bind(String name) {
        assigned.add(name);
        others.add(name);
    }

    private void bound(String name, boolean werkzeugs) {
        (werkzeugs ? aborting : others).add(name);
    }
}
