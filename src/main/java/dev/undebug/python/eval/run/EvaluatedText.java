package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Evaluates {@code eval} and {@code ast.literal_eval} of known strings. */
public final class EvaluatedText {
    private static final int LONGEST = 1_000;

    private EvaluatedText() {}

    /** Parses text as one expression; empty if it is not one. */
    public static Optional<Expr> expression(String text) {
        PythonModule module = module("<string>", text);
        if (module.body().size() == 1 && module.body().get(0) instanceof Stmt.ExprStmt statement) {
            return Optional.of(statement.value());
        }
        return Optional.empty();
    }

    private static PythonModule module(String path, String text) {
        return PythonModule.parse(new SourceFile(path, text.strip() + "\n"));
    }

    public static Value literal(Run run, Invocation call) {
        Value source = call.arguments().value(0, "", Value.UNKNOWN);
        if (!(source.data() instanceof Scalar.Text text) || text.text().length() > LONGEST) {
            return run.cannotTell(source.trace());
        }
        Optional<Expr> parsed = expression(text.text());
        if (parsed.isEmpty()) {
            throw Raised.certainly("SyntaxError");
        }
        if (parsed.get() instanceof Expr.Name || parsed.get() instanceof Expr.Call) {
            throw Raised.certainly("ValueError");
        }
        return evaluated(run, parsed.get(), call, source);
    }

    public static Value eval(Run run, Invocation call) {
        Value source = call.arguments().value(0, "", Value.UNKNOWN);
        boolean known = source.data() instanceof Scalar.Text text && text.text().length() <= LONGEST;
        if (!known || call.arguments().positional().size() > 1) {
            return run.cannotTell(source.trace());
        }
        Optional<Expr> parsed = expression(((Scalar.Text) source.data()).text());
        if (parsed.isEmpty()) {
            throw Raised.certainly("SyntaxError");
        }
        Scope scope = call.site().scope();
        if (parsed.get() instanceof Expr.Name name && isUndefined(name.id(), scope)) {
            throw Raised.certainly("NameError");
        }
        if (isSmall(parsed.get()) || isFilled(parsed.get())) {
            return evaluated(run, parsed.get(), call, source);
        }
        Place place = call.site().place();
        PythonModule text = module(place.path(), ((Scalar.Text) source.data()).text());
        return run.expressions().eval(parsed.get(), scope.running(text, place)).with(source.trace());
    }

    private static boolean isUndefined(String name, Scope scope) {
        return scope.find(name) == null && !scope.module().isOpen() && !ExternalNames.isBuiltin(name);
    }

    /** Evaluates literals and names only. */
    private static Value evaluated(Run run, Expr expression, Invocation call, Value source) {
        if (isFilled(expression)) {
            return new Value(new Unknown(Truth.TRUE), source.trace(), false);
        }
        return isSmall(expression)
                ? run.expressions().eval(expression, call.site().scope()).with(source.trace())
                : run.cannotTell(source.trace());
    }

    /** Returns whether an expression is a nonempty list or tuple of literals; only its truth is useful. */
    private static boolean isFilled(Expr expression) {
        List<Expr> elements = List.of();
        if (expression instanceof Expr.ListExpr list) {
            elements = list.elements();
        } else if (expression instanceof Expr.TupleExpr tuple) {
            elements = tuple.elements();
        }
        return !elements.isEmpty()
                && elements.stream().allMatch(element -> isSmall(element) && !(element instanceof Expr.Name));
    }

    public static boolean isSmall(Expr expression) {
        return isEmpty(expression)
                || expression instanceof Expr.Constant
                || expression instanceof Expr.Name
                || expression instanceof Expr.Str
                || expression instanceof Expr.IntNumber
                || expression instanceof Expr.FloatNumber;
    }

    private static boolean isEmpty(Expr expression) {
        if (expression instanceof Expr.ListExpr list) {
            return list.elements().isEmpty();
        }
        return expression instanceof Expr.Dict dict && dict.items().isEmpty();
    }
}
