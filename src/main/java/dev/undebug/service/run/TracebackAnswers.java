package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.read.text.Most;
import dev.undebug.service.tree.GuardedViews;
import dev.undebug.service.verdict.TracebackAnswer;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds views and error handlers that return a traceback: {@code return traceback.format_exc(), 500}, also one that
 * comes from another function. A return guarded by a condition on debug mode is kept apart: it shows a traceback where that is on.
 */
final class TracebackAnswers {
    private static final int DEEPEST = 100;

    private static final int MAX_HELPERS = 200;

    /** FastAPI's decorators of functions that may answer a request. */
    private static final Set<String> FASTAPI = Set.of("exception_handler", "middleware");

    private static final Set<String> REGISTERING =
            Set.of("register_error_handler", "add_url_rule", "add_exception_handler", "add_api_route");

    private static final Set<String> VIEWS = Set.of("View", "MethodView", "Resource", "BaseHTTPMiddleware");

    private final SourceFile file;
    private final TracebackSources sources;
    private final TracebackNames names;
    private final Set<String> registered = new HashSet<>();
    private final Set<String> keeping = new HashSet<>();
    private final Set<String> giving = new HashSet<>();
    private final Map<Place, TracebackAnswer> found = new LinkedHashMap<>();
    private final List<GuardedAnswer> guarded = new ArrayList<>();
    private final Set<String> unhandled = new HashSet<>();
    private final List<TracebackHelper> helpers = new ArrayList<>();

    private TracebackAnswers(SourceFile file, TracebackSources sources, TracebackNames names) {
        this.file = file;
        this.sources = sources;
        this.names = names;
    }

    /**
     * Returns the tracebacks that the functions of a module return.
     *
     * @param known the helpers of all modules that are known so far
     */
    static TracebackFlow in(PythonModule module, Set<TracebackHelper> known) {
        TracebackNames names = new TracebackNames(module.file().path(), module.body(), known);
        TracebackAnswers answers = new TracebackAnswers(module.file(), new TracebackSources(module), names);
        answers.register(module.body(), 0);
        answers.keeping.removeAll(answers.giving);
        answers.definitions(module.body(), "", "", false, 0);
        return new TracebackFlow(List.copyOf(answers.found.values()), answers.guarded, answers.helpers);
    }

    /** Records the functions passed to {@code register_error_handler}, {@code add_url_rule} or a decorator that is called. */
    private void register(List<Stmt> body, int depth) {
        for (Stmt statement : body) {
            if (statement instanceof Stmt.ExprStmt expression && expression.value() instanceof Expr.Call call) {
                String callee = lastName(call.function());
                if (callee.equals("register_error_handler")
                        && !call.arguments().isEmpty()
                        && isUnhandled(call.arguments().get(0).value())) {
                    call.arguments().forEach(argument -> unhandled.add(lastName(argument.value())));
                } else if (REGISTERING.contains(callee) || isDecorating(call)) {
                    call.arguments().forEach(argument -> registered.add(lastName(argument.value())));
                }
            }
            if (statement instanceof Stmt.FunctionDef function) {
                (TracebackKeys.givesBack(function) ? giving : keeping).add(function.name());
            }
            if (depth < DEEPEST && !(statement instanceof Stmt.ClassDef)) {
                statement.bodies().forEach(inner -> register(inner, depth + 1));
            }
        }
    }

    private void definitions(List<Stmt> body, String around, String type, boolean views, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Stmt statement : body) {
            if (statement instanceof Stmt.FunctionDef function) {
                String name = around + function.name();
                follow(function, name, type, views || isHandler(function));
                definitions(function.body(), name + ".", "", false, depth + 1);
            } else if (statement instanceof Stmt.ClassDef inner) {
                boolean isView = inner.bases().stream().anyMatch(base -> VIEWS.contains(lastName(base.value())));
                definitions(inner.body(), around + inner.name() + ".", inner.name(), isView, depth + 1);
            } else {
                for (List<Stmt> inner : statement.bodies()) {
                    definitions(inner, around, type, views, depth + 1);
                }
            }
        }
    }

    /**
     * Follows the tracebacks through a function.
     *
     * @param type the class around it; {@code ""} if there is none
     * @param answers whether visitors get what it returns
     */
    private void follow(Stmt.FunctionDef function, String name, String type, boolean answers) {
        TracebackPath path = new TracebackPath(file, sources, names, type, keeping);
        path.follow(function);
        path.kept().forEach((kept, shown) -> shown.each().forEach(one -> helper(kept.type(), kept.name(), false, one)));
        path.sent().forEach(sent -> answered(sent, name, function));
        for (TracebackPath.Returned returned : path.returned()) {
            if (answers) {
                answered(returned, name, function);
            } else if (returned.guard().isEmpty()) {
                helper(type, function.name(), true, returned.shown());
            }
        }
    }

    /** Adds a traceback that visitors get. */
    private void answered(TracebackPath.Returned returned, String name, Stmt.FunctionDef function) {
        ShownTraceback shown = returned.shown();
        Place answer = file.place(returned.value().span());
        Place place = shown.far() ? shown.place() : answer;
        TracebackAnswer made = new TracebackAnswer(
                name, place, answer, shown.place(), shown.quote(), GuardedViews.guard(file, function));
        returned.guard()
                .ifPresentOrElse(guard -> inDebugMode(made, guard, function), () -> found.putIfAbsent(place, made));
    }

    /** In debug mode, Flask calls no handler for errors that nothing else handles. */
    private void inDebugMode(TracebackAnswer answer, DebugGuard guard, Stmt.FunctionDef function) {
        boolean called = registered.contains(function.name())
                || answering(function)
                        .anyMatch(decorator -> !(decorator instanceof Expr.Call call
                                && !call.arguments().isEmpty()
                                && isUnhandled(call.arguments().get(0).value())))
                || (!unhandled.contains(function.name())
                        && answering(function).findAny().isEmpty());
        boolean flag =
                guard.variable().filter(name -> !name.equals("FLASK_DEBUG")).isEmpty();
        if ((called || !flag) && Most.room(guarded.size(), MAX_HELPERS)) {
            guarded.add(new GuardedAnswer(answer, guard));
        }
    }

    private static boolean isUnhandled(Expr error) {
        return (error instanceof Expr.IntNumber number
                        && number.value().toString().equals("500"))
                || lastName(error).equals("InternalServerError");
    }

    private void helper(String owner, String name, boolean called, ShownTraceback shown) {
        if (Most.room(helpers.size(), MAX_HELPERS)) {
            helpers.add(new TracebackHelper(
                    file.path(), owner, name, called, shown.keys(), shown.place(), shown.quote(), shown.within()));
        }
    }

    private boolean isHandler(Stmt.FunctionDef function) {
        return registered.contains(function.name())
                || unhandled.contains(function.name())
                || answering(function).findAny().isPresent();
    }

    private static Stream<Expr> answering(Stmt.FunctionDef function) {
        return function.decorators().stream()
                .filter(decorator -> (decorator instanceof Expr.Call call ? call.function() : decorator)
                                instanceof Expr.Attribute attribute
                        && isAnswering(attribute.name()));
    }

    /** Returns whether it registers a function as a decorator does: {@code app.middleware("http")(timed)}. */
    private static boolean isDecorating(Expr.Call call) {
        return call.function() instanceof Expr.Call decorator
                && decorator.function() instanceof Expr.Attribute attribute
                && isAnswering(attribute.name());
    }

    private static boolean isAnswering(String decorator) {
        return FlaskDecorators.ANSWERING.contains(decorator) || FASTAPI.contains(decorator);
    }
}
