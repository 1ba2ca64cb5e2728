package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.service.verdict.TracebackAnswer;
import dev.undebug.source.SourceFile;
import dev.undebug.source.WordSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds views and error handlers that return a traceback: {@code return traceback.format_exc(), 500}. A return guarded
 * by a condition on debug mode is left to the rules about debug mode.
 */
public final class TracebackAnswers {
    private static final int DEEPEST = 100;

    private static final Set<String> SOURCES = Set.of(
            "format_exc",
            "format_exception",
            "format_tb",
            "format_stack",
            "format_list",
            "extract_tb",
            "extract_stack",
            "render_traceback_html",
            "render_traceback_text",
            "render_debugger_html");

    /** Functions that print a traceback into the file that they are given. */
    private static final Set<String> PRINTING = Set.of("print_exc", "print_exception", "print_tb", "print_stack");

    private static final String CGITB = "cgitb";

    private static final WordSearch WORDS = WordSearch.of(
            Stream.of(SOURCES, PRINTING, Set.of(CGITB)).flatMap(Set::stream).toArray(String[]::new));

    /** Names of calls that tell where an error was, but show no code. */
    private static final Set<String> HARMLESS_PARTS = Set.of("lineno", "name", "filename");

    /** FastAPI's name for an error handler. */
    private static final String EXCEPTION_HANDLER = "exception_handler";

    private static final Set<String> VIEWS = Set.of("View", "MethodView", "Resource");

    private final SourceFile file;
    private final Set<String> registered = new HashSet<>();
    private final List<TracebackAnswer> found = new ArrayList<>();

    private TracebackAnswers(SourceFile file) {
        this.file = file;
    }

    public static List<TracebackAnswer> in(PythonModule module) {
        String text = module.file().text();
        if (!WORDS.isIn(text)) {
            return List.of();
        }
        TracebackAnswers answers = new TracebackAnswers(module.file());
        answers.register(module.body(), 0);
        answers.definitions(module.body(), "", false, 0);
        return answers.found;
    }

    /** Records the functions passed to {@code register_error_handler} or {@code add_url_rule}. */
    private void register(List<Stmt> body, int depth) {
        for (Stmt statement : body) {
            if (statement instanceof Stmt.ExprStmt expression && expression.value() instanceof Expr.Call call) {
                String callee = lastName(call.function());
                if (callee.equals("register_error_handler") || callee.equals("add_url_rule")) {
                    call.arguments().forEach(argument -> registered.add(lastName(argument.value())));
                }
            }
            if (depth < DEEPEST && !(statement instanceof Stmt.ClassDef)) {
                statement.bodies().forEach(inner -> register(inner, depth + 1));
            }
        }
    }

    private void definitions(List<Stmt> body, String around, boolean views, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Stmt statement : body) {
            if (statement instanceof Stmt.FunctionDef function) {
                String name = around + function.name();
                if (views || isHandler(function)) {
                    new Handler(name).run(function.body(), 0);
                }
                definitions(function.body(), name + ".", false, depth + 1);
            } else if (statement instanceof Stmt.ClassDef type) {
                boolean isView = type.bases().stream().anyMatch(base -> VIEWS.contains(lastName(base.value())));
                definitions(type.body(), around + type.name() + ".", isView, depth + 1);
            } else {
                for (List<Stmt> inner : statement.bodies()) {
                    definitions(inner, around, views, depth + 1);
                }
            }
        }
    }

    private boolean isHandler(Stmt.FunctionDef function) {
        return registered.contains(function.name())
                || function.decorators().stream()
                        .map(decorator -> decorator instanceof Expr.Call call ? call.function() : decorator)
                        .anyMatch(decorator ->
                                decorator instanceof Expr.Attribute attribute && isAnswering(attribute.name()));
    }

    private static boolean isAnswering(String decorator) {
        return FlaskDecorators.ANSWERING.contains(decorator) || decorator.equals(EXCEPTION_HANDLER);
    }

    private static String lastName(Expr expression) {
        if (expression instanceof Expr.Name name) {
            return name.id();
        }
        return expression instanceof Expr.Attribute attribute ? attribute.name() : "";
    }

    /** A traceback, and the quote character for a replacement string. */
    private record Shown(Expr expression, char quote) {}

    /** Follows the tracebacks through one function. */
    private final class Handler {
        private final String name;
        private final Set<String> tainted = new HashSet<>();
        private final Set<String> buffers = new HashSet<>();

        Handler(String name) {
            this.name = name;
        }

        void run(List<Stmt> body, int depth) {
            for (Stmt statement : body) {
                if (statement instanceof Stmt.Assign assign) {
                    assign(assign);
                } else if (statement instanceof Stmt.Return result) {
                    result.value().ifPresent(this::answer);
                } else if (statement instanceof Stmt.ExprStmt expression
                        && expression.value() instanceof Expr.Call call) {
                    printed(call);
                }
                boolean own = statement instanceof Stmt.FunctionDef || statement instanceof Stmt.ClassDef;
                boolean debugging = statement instanceof Stmt.If branch && asksForDebug(branch.test());
                if (depth < DEEPEST && !debugging && !own) {
                    statement.bodies().forEach(inner -> run(inner, depth + 1));
                } else if (debugging) {
                    run(((Stmt.If) statement).otherwise(), depth + 1);
                }
            }
        }

        /** A buffer that a traceback is printed into holds one: {@code traceback.print_exc(file=buffer)}. */
        private void printed(Expr.Call call) {
            if (PRINTING.contains(lastName(call.function()))) {
                call.arguments().stream()
                        .filter(argument ->
                                argument.keyword().filter("file"::equals).isPresent())
                        .forEach(argument -> buffers.add(lastName(argument.value())));
            }
        }

        private boolean isSource(Expr.Call call) {
            if (call.function() instanceof Expr.Attribute method && method.value() instanceof Expr.Name receiver) {
                boolean buffer = buffers.contains(receiver.id());
                boolean page = receiver.id().equals(CGITB);
                if ((buffer && Set.of("getvalue", "read").contains(method.name()))
                        || (page && Set.of("html", "text").contains(method.name()))) {
                    return true;
                }
            }
            return SOURCES.contains(lastName(call.function()));
        }

        private void answer(Expr value) {
            traceback(value, '"', 0)
                    .ifPresent(shown -> found.add(new TracebackAnswer(
                            name,
                            file.place(value.span()),
                            file.place(shown.expression().span()),
                            shown.quote())));
        }

        private void assign(Stmt.Assign assign) {
            boolean shows = traceback(assign.value(), '"', 0).isPresent();
            for (Expr target : assign.targets()) {
                if (target instanceof Expr.Name variable) {
                    if (shows) {
                        tainted.add(variable.id());
                    } else {
                        tainted.remove(variable.id());
                    }
                }
            }
        }

        private Optional<Shown> traceback(Expr expression, char quote, int depth) {
            boolean source = expression instanceof Expr.Call call && isSource(call);
            boolean kept = expression instanceof Expr.Name variable && tainted.contains(variable.id());
            if (source || kept) {
                return Optional.of(new Shown(expression, quote));
            }
            // What a function would return is not what is returned.
            if (depth == DEEPEST || expression instanceof Expr.Lambda || isHarmless(expression)) {
                return Optional.empty();
            }
            if (expression instanceof Expr.Conditional conditional && asksForDebug(conditional.test())) {
                return traceback(conditional.otherwise(), quote, depth + 1);
            }
            char inner = expression instanceof Expr.Formatted ? other(expression) : quote;
            return ExpressionParts.of(expression).stream()
                    .flatMap(part -> traceback(part, inner, depth + 1).stream())
                    .findFirst()
                    // A text in place of the list would be taken apart.
                    .map(shown -> expression instanceof Expr.Comprehension ? new Shown(expression, quote) : shown);
        }

        private static boolean isHarmless(Expr expression) {
            return expression instanceof Expr.Attribute part
                    ? HARMLESS_PARTS.contains(part.name())
                    : expression instanceof Expr.Call call
                            && lastName(call.function()).equals("len");
        }

        /**
         * Returns the other kind of quote: until Python 3.12 a string in an f-string cannot use the f-string's own
         * quotes.
         */
        private char other(Expr formatted) {
            String written = file.slice(formatted.span());
            int single = written.indexOf('\'');
            int twice = written.indexOf('"');
            return single < 0 || (twice >= 0 && twice < single) ? '\'' : '"';
        }

        private boolean asksForDebug(Expr test) {
            String written = file.slice(test.span());
            return written.contains("debug") || written.contains("DEBUG");
        }
    }
}
