package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Generator;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Evaluates comprehensions over known values. */
final class Comprehensions {
    private static final int MOST = 200;

    private final Run run;
    private final Scope outer;
    private final Scope scope;
    private final List<Value> keys = new ArrayList<>();
    private final List<Value> elements = new ArrayList<>();
    private @Nullable Consumer<Value> taker;
    private boolean known = true;
    private Trace decided = Trace.NONE;

    Comprehensions(Run run, Scope outer) {
        this.run = run;
        this.outer = outer;
        this.scope = outer.comprehension(run.table());
    }

    Value eval(Expr.Comprehension comprehension) {
        // A generator expression evaluates its first iterable at once, the rest when its values are requested.
        Value first = run.expressions().eval(comprehension.generators().get(0).iterable(), outer);
        if (comprehension.form() == Expr.Comprehension.Form.GENERATOR) {
            scope.capture();
            Generator.Body body = (run2, wanted) -> give(comprehension, first, wanted);
            return Value.of(new Generator("<genexpr>", body, false, run.table()));
        }
        loop(comprehension, 0, first);
        if (!known) {
            return run.cannotTell(decided);
        }
        Value value =
                switch (comprehension.form()) {
                    case LIST -> Value.of(PyList.of(run, false, elements));
                    case SET -> Value.of(PyList.of(run, true, elements));
                    case DICT -> dict(comprehension);
                    case GENERATOR -> throw new IllegalStateException("its values come later");
                };
        return value.with(decided);
    }

    private void give(Expr.Comprehension comprehension, Value first, Consumer<Value> wanted) {
        taker = wanted;
        loop(comprehension, 0, first);
        if (!known) {
            wanted.accept(Value.UNKNOWN.maybe().with(decided));
        }
    }

    private void loop(Expr.Comprehension comprehension, int depth, Value iterable) {
        Expr.Generator generator = comprehension.generators().get(depth);
        @Nullable List<Value> values = iterable.data().elements(run);
        if (values == null || values.size() > MOST) {
            known = false;
            if (comprehension.form() != Expr.Comprehension.Form.GENERATOR) {
                run.branches().fork(Trace.NONE, () -> turn(comprehension, depth), () -> Completion.NORMAL);
            }
            return;
        }
        for (Value value : values) {
            if (!known || run.budget().exhausted()) {
                known = false;
                return;
            }
            Targets.assign(run, generator.target(), value, scope);
            Truth taken = conditions(generator.conditions());
            known &= taken != Truth.UNKNOWN;
            if (taken == Truth.TRUE) {
                inner(comprehension, depth + 1);
            }
        }
    }

    /** Runs one iteration with an unknown element, for its side effects. */
    private Completion turn(Expr.Comprehension comprehension, int depth) {
        Expr.Generator generator = comprehension.generators().get(depth);
        Targets.assign(run, generator.target(), Value.UNKNOWN, scope);
        if (conditions(generator.conditions()) != Truth.FALSE) {
            inner(comprehension, depth + 1);
        }
        return Completion.NORMAL;
    }

    private void inner(Expr.Comprehension comprehension, int depth) {
        if (depth == comprehension.generators().size()) {
            element(comprehension);
            return;
        }
        Expr iterable = comprehension.generators().get(depth).iterable();
        loop(comprehension, depth, run.expressions().eval(iterable, scope));
    }

    /** Evaluates the conditions in order; their variables decide the whole comprehension. */
    private Truth conditions(List<Expr> conditions) {
        for (Expr condition : conditions) {
            Value chosen = run.expressions().eval(condition, scope);
            Truth truth = chosen.truth();
            decided = decided.with(chosen.trace().deciding());
            if (truth != Truth.TRUE) {
                return truth;
            }
        }
        return Truth.TRUE;
    }

    private void element(Expr.Comprehension comprehension) {
        Value first = each(comprehension.element());
        Optional<Expr> value = comprehension.value();
        if (value.isPresent()) {
            keys.add(first);
            elements.add(each(value.get()));
        } else {
            elements.add(first);
        }
        if (taker != null) {
            taker.accept(first.with(decided));
        }
        known &= elements.size() <= MOST;
    }

    /** Evaluates an expression for one element. It gives all of them their values, so none of these is written there. */
    private Value each(Expr expression) {
        return run.decided(run.expressions().eval(expression, scope));
    }

    private Value dict(Expr.Comprehension comprehension) {
        PyDict dict = new PyDict(run.table());
        Site site = run.site(scope, scope.place(comprehension.span()), "");
        for (int i = 0; i < keys.size(); i++) {
            dict.setItem(run, keys.get(i), elements.get(i), site);
        }
        return Value.of(dict);
    }
}
