package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.WordSearch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a module that give a traceback. Functions and methods of the repository may have the names of those of
 * {@code traceback}: these are followed, not taken for them.
 */
final class TracebackSources {
    private static final String TRACEBACK = "traceback";
    private static final String CGITB = "cgitb";
    private static final Set<String> SELF = Set.of("self", "cls");
    private static final Set<String> PAGES = Set.of("html", "text");

    private static final Set<String> FUNCTIONS = Set.of(
            "format_exc",
            "format_exception",
            "format_tb",
            "format_stack",
            "format_list",
            "extract_tb",
            "extract_stack");

    /** The classes whose objects hold a traceback. */
    private static final Set<String> OBJECTS = Set.of("TracebackException", "StackSummary");

    /** Functions of these classes that make such an object. */
    private static final Set<String> MAKERS = Set.of("from_exception", "extract", "from_list");

    /** The keyword arguments of these functions. */
    private static final Set<String> PARAMETERS = Set.of(
            "exc",
            "etype",
            "exc_type",
            "value",
            "tb",
            "limit",
            "chain",
            "f",
            "extracted_list",
            "colorize",
            "show_group");

    /** Methods of Werkzeug's object for a traceback, and of a formatter of {@code logging}. */
    private static final Set<String> RENDERING =
            Set.of("render_traceback_html", "render_traceback_text", "render_debugger_html", "formatException");

    /** The attribute of a traceback with the frame, and that of the frame with its variables. */
    private static final String FRAME = "tb_frame";

    private static final String VARIABLES = "f_locals";

    /** Functions that print a traceback into the file that they are given. */
    private static final Set<String> PRINTING =
            Set.of("print_exc", "print_exception", "print_tb", "print_stack", TracebackBuffers.DUMPING);

    private static final String INSPECT = "inspect";

    /** Functions of {@code inspect} that give the frames of a traceback with their lines. */
    private static final Set<String> INSPECTING = Set.of("trace", "getinnerframes");

    private static final Set<String> FRAMEWORKS = Set.of("flask", "quart");
    private static final String SESSION = "session";
    private static final String FLASH = "flash";

    /** Words without which a module has no traceback of its own. */
    static final WordSearch WORDS = WordSearch.of(
            Stream.of(FUNCTIONS, OBJECTS, RENDERING, PRINTING, TracebackLogs.WORDS, Set.of(CGITB, VARIABLES, INSPECT))
                    .flatMap(Set::stream)
                    .toArray(String[]::new));

    private final List<Stmt> body;
    private final FailingCalls failing;
    private final Set<String> imported = new HashSet<>();
    private final Set<String> defined = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> sessions = new HashSet<>();
    private final Set<String> inspecting = new HashSet<>();
    private boolean flashing;
    private boolean collected;
    private @Nullable KeptLogs logs;

    TracebackSources(PythonModule module) {
        this.body = module.body();
        this.failing = new FailingCalls(module);
    }

    /** Returns what the handlers of the module keep of logs with tracebacks. */
    KeptLogs logs() {
        KeptLogs found = logs == null ? TracebackLogs.in(CodeParts.of(body)) : logs;
        logs = found;
        return found;
    }

    /** Returns whether a variable is what Flask gives visitors of its own: their session, which is in a cookie that they can read. */
    boolean isSession(Expr expression) {
        collect();
        return expression instanceof Expr.Name variable && sessions.contains(variable.id());
    }

    /** Returns whether a call shows a text to a visitor on the next page. */
    boolean flashes(Expr.Call call) {
        collect();
        return lastName(call.function()).equals(FLASH)
                && (call.function() instanceof Expr.Attribute method
                        ? FRAMEWORKS.contains(lastName(method.value()))
                        : flashing);
    }

    static boolean prints(Expr.Call call) {
        return PRINTING.contains(lastName(call.function()));
    }

    /** Returns whether an expression gives the variables of a frame of a traceback. */
    static boolean areVariables(Expr expression) {
        return expression instanceof Expr.Attribute attribute
                && attribute.name().equals(VARIABLES)
                && lastName(attribute.value()).equals(FRAME);
    }

    /** Returns whether an expression is a call that raises an error in place of handing on a traceback. */
    boolean fail(Expr expression) {
        return expression instanceof Expr.Call call && failing.have(call);
    }

    boolean have(Expr.Call call) {
        String name = lastName(call.function());
        @Nullable Expr receiver = call.function() instanceof Expr.Attribute method ? method.value() : null;
        if (RENDERING.contains(name)) {
            return true;
        }
        if (receiver != null && isPageMaker(receiver)) {
            return PAGES.contains(name);
        }
        if (OBJECTS.contains(name)
                || (MAKERS.contains(name) && receiver != null && OBJECTS.contains(lastName(receiver)))) {
            return true;
        }
        if (INSPECTING.contains(name) && receiver != null) {
            return lastName(receiver).equals(INSPECT);
        }
        collect();
        boolean inspects = inspecting.contains(name) && receiver == null;
        return inspects || (FUNCTIONS.contains(name) && isCalledLikeIt(call) && !isOwn(name, receiver));
    }

    private static boolean isPageMaker(Expr receiver) {
        return receiver instanceof Expr.Call call
                ? names(call, CGITB)
                : lastName(receiver).equals(CGITB);
    }

    private static boolean isCalledLikeIt(Expr.Call call) {
        return call.arguments().stream()
                .flatMap(argument -> argument.keyword().stream())
                .allMatch(PARAMETERS::contains);
    }

    /** Returns whether it is a function of this module, or a method of an object that the module makes. */
    private boolean isOwn(String name, @Nullable Expr receiver) {
        if (receiver == null) {
            return defined.contains(name) && !imported.contains(name);
        }
        return receiver instanceof Expr.Call object
                ? !namesTraceback(object)
                : receiver instanceof Expr.Name variable
                        && (SELF.contains(variable.id())
                                || (made.contains(variable.id()) && !imported.contains(variable.id())));
    }

    private void collect() {
        if (!collected) {
            collected = true;
            CodeParts.of(body).statements().forEach(this::collect);
        }
    }

    private void collect(Stmt statement) {
        if (statement instanceof Stmt.Import all) {
            all.names().forEach(one -> imported.add(one.asName().orElse(one.name())));
        } else if (statement instanceof Stmt.ImportFrom from) {
            from.names()
                    .forEach(one -> imported(
                            from.module().orElse(""), one.name(), one.asName().orElse(one.name())));
        } else if (statement instanceof Stmt.FunctionDef function) {
            defined.add(function.name());
        } else if (statement instanceof Stmt.Assign assign
                && assign.value() instanceof Expr.Call call
                && !namesTraceback(call)) {
            assign.targets().forEach(target -> made.add(lastName(target)));
        }
    }

    private void imported(String module, String name, String as) {
        imported.add(as);
        boolean framework = FRAMEWORKS.contains(module);
        flashing |= framework && name.equals(FLASH) && as.equals(FLASH);
        if (framework && name.equals(SESSION)) {
            sessions.add(as);
        } else if (module.equals(INSPECT) && INSPECTING.contains(name)) {
            inspecting.add(as);
        }
    }

    private static boolean namesTraceback(Expr.Call call) {
        return names(call, TRACEBACK);
    }

    /** Returns whether a call may give a module: {@code importlib.import_module("traceback")}. */
    private static boolean names(Expr.Call call, String module) {
        return call.arguments().stream()
                .anyMatch(argument -> argument.value() instanceof Expr.Str text
                        && text.value().equals(module));
    }
}
