package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assigns to the targets left of {@code =}. */
final class Targets {
    private Targets() {}

    static void assign(Run run, Expr target, Value value, Scope scope) {
        assign(run, target, value, scope, scope.place(target.span()));
    }

    /**
     * @param statement the whole statement
     */
    static void assign(Run run, Expr target, Value value, Scope scope, Place statement) {
        if (target instanceof Expr.Name name) {
            scope.assign(name.id(), value.present());
        } else if (target instanceof Expr.Attribute attribute) {
            Value owner = run.expressions().owner(attribute, scope);
            Site site = run.site(
                    scope, statement, scope.place(attribute.value().span()).text());
            owner.data().setAttribute(run, attribute.name(), value.present(), site);
        } else if (target instanceof Expr.Subscript subscript) {
            Value owner = run.expressions().eval(subscript.value(), scope);
            Value key = run.expressions().eval(subscript.index(), scope);
            Site site = run.site(
                    scope, statement, scope.place(subscript.value().span()).text());
            owner.data().setItem(run, key, value.present(), site);
        } else if (target instanceof Expr.TupleExpr tuple) {
            unpack(run, tuple.elements(), value, scope, statement);
        } else if (target instanceof Expr.ListExpr list) {
            unpack(run, list.elements(), value, scope, statement);
        } else if (target instanceof Expr.Starred starred) {
            assign(run, starred.value(), Value.unknown(value.trace()), scope, statement);
        }
    }

    private static void unpack(Run run, List<Expr> targets, Value value, Scope scope, Place statement) {
        @Nullable List<Value> elements = value.data().elements(run);
        @Nullable List<Value> parts = elements == null ? null : parts(run, targets, elements);
        for (int i = 0; i < targets.size(); i++) {
            Expr target = targets.get(i) instanceof Expr.Starred starred ? starred.value() : targets.get(i);
            Value part = parts == null ? Value.unknown(value.trace()) : parts.get(i);
            assign(run, target, part.with(value.trace().deciding()), scope, statement);
        }
    }

    /** Returns one value for each target; null if the numbers differ. */
    private static @Nullable List<Value> parts(Run run, List<Expr> targets, List<Value> elements) {
        int rest = elements.size() - targets.size() + 1;
        List<Value> parts = new ArrayList<>();
        int next = 0;
        for (Expr target : targets) {
            boolean starred = target instanceof Expr.Starred;
            int end = next + (starred ? rest : 1);
            if (end < next || end > elements.size()) {
                return null;
            }
            parts.add(starred ? Value.of(PyList.of(run, false, elements.subList(next, end))) : elements.get(next));
            next = end;
        }
        return next == elements.size() ? parts : null;
    }

    static void augment(Run run, Stmt.AugAssign assign, Scope scope) {
        Value before = run.expressions().eval(assign.target(), scope);
        Value change = run.expressions().written(assign.value(), scope);
        Place statement = scope.place(assign.span());
        if (before.data() instanceof Mapping mapping && assign.operator().equals("|")) {
            Site site = run.site(
                    scope, statement, scope.place(assign.target().span()).text());
            mapping.update(run, change, site);
            return;
        }
        Value after = Operators.binary(run, assign.operator(), before, change);
        if (before.data() instanceof PyList list && assign.operator().equals("+")) {
            list.set(after.data().elements(run));
            return;
        }
        assign(
                run,
                assign.target(),
                run.decided(after).from(scope.place(assign.value().span())),
                scope,
                statement);
    }

    static void delete(Run run, Expr target, Scope scope) {
        if (target instanceof Expr.Name name) {
            scope.delete(name.id());
        } else if (target instanceof Expr.Subscript subscript) {
            Value owner = run.expressions().eval(subscript.value(), scope);
            owner.data().deleteItem(run, run.expressions().eval(subscript.index(), scope));
        } else if (target instanceof Expr.TupleExpr tuple) {
            tuple.elements().forEach(element -> delete(run, element, scope));
        }
    }
}
