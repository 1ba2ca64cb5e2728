package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates literals, and the expressions that build lists, dicts and strings. */
final class Displays {
    private Displays() {}

    /** Evaluates an expression of these kinds; returns null for any other. */
    static @Nullable Value eval(Run run, Expr expression, Scope scope) {
        @Nullable Value literal = literal(expression);
        if (literal != null) {
            return literal;
        }
        if (expression instanceof Expr.TupleExpr tuple) {
            @Nullable List<Value> elements = elements(run, tuple.elements(), scope);
            return elements == null ? Value.UNKNOWN : Value.of(new Tuple(elements));
        }
        if (expression instanceof Expr.ListExpr list) {
            return Value.of(PyList.of(run, false, elements(run, list.elements(), scope)));
        }
        if (expression instanceof Expr.SetExpr set) {
            return Value.of(PyList.of(run, true, elements(run, set.elements(), scope)));
        }
        if (expression instanceof Expr.Dict dict) {
            return dict(run, dict, scope);
        }
        if (expression instanceof Expr.Formatted formatted) {
            return formatted(run, formatted, scope);
        }
        return expression instanceof Expr.Comprehension comprehension
                ? new Comprehensions(run, scope).eval(comprehension)
                : null;
    }

    private static @Nullable Value literal(Expr expression) {
        if (expression instanceof Expr.Str text) {
            return Value.of(text.value());
        }
        if (expression instanceof Expr.Bytes bytes) {
            return Value.of(new Scalar.Bytes(bytes.value()));
        }
        if (expression instanceof Expr.IntNumber number) {
            return Value.of(new Scalar.Int(number.value()));
        }
        if (expression instanceof Expr.FloatNumber number) {
            return Value.of(new Scalar.Real(number.value()));
        }
        if (expression instanceof Expr.Constant constant) {
            return switch (constant.value()) {
                case TRUE -> Value.of(true);
                case FALSE -> Value.of(false);
                case NONE -> Value.NONE;
                case ELLIPSIS -> Value.of(new Scalar.Ellipsis());
            };
        }
        return null;
    }

    private static @Nullable List<Value> elements(Run run, List<Expr> expressions, Scope scope) {
        List<Value> elements = new ArrayList<>();
        boolean known = true;
        for (Expr expression : expressions) {
            if (expression instanceof Expr.Starred starred) {
                @Nullable
                List<Value> more =
                        run.expressions().eval(starred.value(), scope).data().elements(run);
                known &= more != null;
                elements.addAll(more == null ? List.of() : more);
            } else {
                elements.add(run.expressions().written(expression, scope));
            }
        }
        return known ? elements : null;
    }

    private static Value dict(Run run, Expr.Dict display, Scope scope) {
        PyDict dict = new PyDict(run.table());
        Site site = run.site(scope, scope.place(display.span()), "");
        for (Expr.Item item : display.items()) {
            if (item.key().isPresent()) {
                Value key = run.expressions().eval(item.key().get(), scope);
                dict.setItem(run, key, run.expressions().written(item.value(), scope), site);
            } else {
                dict.update(run, run.expressions().eval(item.value(), scope), site);
            }
        }
        return Value.of(dict);
    }

    private static Value formatted(Run run, Expr.Formatted formatted, Scope scope) {
        StringBuilder text = new StringBuilder();
        Trace trace = Trace.NONE;
        boolean known = true;
        for (Expr part : formatted.parts()) {
            Value value = run.expressions().eval(part, scope);
            trace = trace.with(value.trace());
            known &= Conversions.str(value) != null;
            text.append(Unknown.written(value));
        }
        return known
                ? Value.of(text.toString()).with(trace)
                : Value.of(Unknown.text(text.toString())).with(trace.deciding());
    }
}
