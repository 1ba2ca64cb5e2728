package dev.undebug.service.tree;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds views for visitors who are signed in: functions with a decorator for that, the calls that make such views,
 * {@code login_required(GraphQLView.as_view())}, and those of a class that derives from one for that,
 * {@code class Private(LoginRequiredMixin, GraphQLView)}.
 */
public final class GuardedViews {
    private static final String VIEW = "as_view";

    /** The most views of a module that are looked at; around each, the module is searched. */
    private static final int MOST = 200;

    /** The words for who may see a view. That no token against forgery is asked for is another matter. */
    private static final Pattern GUARD = Pattern.compile(
            "(?i)login|auth|required|staff|superuser|permission|passes_test|protect|private|secur|jwt|guard");

    /** A question of a view about its visitor, before it does anything else. */
    private static final Pattern VISITOR =
            Pattern.compile("(?i)\\bsession\\b|current_user|logged_?in|is_admin|api_?key|token|" + GUARD.pattern());

    /** The words for what the visitor lacks. */
    private static final Pattern LACKS = Pattern.compile("\\bnot\\b|!=|\\bis\\s+None\\b|==\\s*(?:None|False)\\b");

    /** The longest condition that is told. */
    private static final int SHORT = 60;

    private GuardedViews() {}

    /** Returns the places of the calls. */
    public static List<Place> in(PythonModule module) {
        CodeParts code = CodeParts.of(module);
        Set<String> classes = code.statements().stream()
                .filter(statement -> statement instanceof Stmt.ClassDef type && isGuarded(type))
                .map(statement -> ((Stmt.ClassDef) statement).name())
                .collect(Collectors.toSet());
        return code.expressions().stream()
                .filter(part -> part instanceof Expr.Call call
                        && name(call.function()).filter(VIEW::equals).isPresent())
                .limit(MOST)
                .filter(part -> isGuarded(module, (Expr.Call) part, classes))
                .map(part -> module.file().place(part.span()))
                .toList();
    }

    /**
     * Returns the name of the first decorator of a view that seems to decide who may see it, or the condition under which it turns
     * visitors away before it does anything else: {@code 'user' not in session}.
     */
    public static Optional<String> guard(SourceFile file, Stmt.FunctionDef view) {
        return view.decorators().stream()
                .flatMap(decorator -> name(decorator).stream())
                .filter(GuardedViews::isGuard)
                .findFirst()
                .or(() -> condition(file, view));
    }

    private static Optional<String> condition(SourceFile file, Stmt.FunctionDef view) {
        return view.body().stream()
                .takeWhile(statement -> statement.bodies().isEmpty() || statement instanceof Stmt.If)
                .filter(statement -> statement instanceof Stmt.If branch
                        && branch.otherwise().isEmpty()
                        && leaves(branch.body().get(branch.body().size() - 1)))
                .map(statement ->
                        file.place(((Stmt.If) statement).test().span()).text())
                .filter(test -> test.length() <= SHORT
                        && VISITOR.matcher(test).find()
                        && LACKS.matcher(test).find())
                .findFirst();
    }

    private static boolean leaves(Stmt last) {
        return last instanceof Stmt.Return
                || last instanceof Stmt.Raise
                || (last instanceof Stmt.ExprStmt call
                        && name(call.value()).filter("abort"::equals).isPresent());
    }

    /** Returns whether a class derives from one with a word for a guard in its name, or decides itself whom it answers. */
    private static boolean isGuarded(Stmt.ClassDef type) {
        return type.bases().stream()
                        .anyMatch(base ->
                                name(base.value()).filter(GuardedViews::isGuard).isPresent())
                || type.body().stream()
                        .anyMatch(member -> member instanceof Stmt.FunctionDef method
                                && (method.name().equals("dispatch")
                                        || method.name().equals("dispatch_request")));
    }

    private static boolean isGuarded(PythonModule module, Expr.Call call, Set<String> classes) {
        boolean ofClass = call.function() instanceof Expr.Attribute attribute
                && name(attribute.value())
                        .filter(owner -> classes.contains(owner) || isGuard(owner))
                        .isPresent();
        return ofClass
                || Enclosing.expressions(module, call.span()).stream()
                        .anyMatch(outer -> outer instanceof Expr.Call around
                                && !around.span().equals(call.span())
                                && name(around.function())
                                        .filter(GuardedViews::isGuard)
                                        .isPresent());
    }

    private static boolean isGuard(String name) {
        return GUARD.matcher(name).find();
    }

    private static Optional<String> name(Expr expression) {
        if (expression instanceof Expr.Attribute attribute) {
            return Optional.of(attribute.name());
        }
        if (expression instanceof Expr.Call call) {
            // user_passes_test(is_staff)(view)
            return name(call.function());
        }
        return expression instanceof Expr.Name name ? Optional.of(name.id()) : Optional.empty();
    }
}
