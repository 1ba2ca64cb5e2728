package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.EndedCoroutine;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Budget;
import dev.undebug.python.eval.value.ModuleDict;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions. */
public final class ExpressionEvaluator {
    private final Run run;

    ExpressionEvaluator(Run run) {
        this.run = run;
    }

    public Value eval(Expr expression, Scope scope) {
        Budget budget = run.budget();
        if (!budget.enter()) {
            return run.cannotTell(Trace.NONE);
        }
        try {
            return evaluate(expression, scope);
        } catch (Raised raised) {
            if (raised.isOpen() && !run.branches().handles(raised) && run.mayWork()) {
                return run.cannotTell(Trace.NONE);
            }
            throw raised;
        } finally {
            budget.leave();
        }
    }

    /** Evaluates an expression and records it as an origin of the value. */
    Value written(Expr expression, Scope scope) {
        return originating(run.decided(eval(expression, scope)), expression, scope);
    }

    /** Records an expression as an origin of its value. */
    Value originating(Value value, Expr expression, Scope scope) {
        return scope.module().isModel() ? value : value.from(scope.place(expression.span()));
    }

    Value optional(Optional<Expr> expression, Scope scope) {
        return expression.isPresent() ? eval(expression.get(), scope) : Value.NONE;
    }

    private Value evaluate(Expr expression, Scope scope) {
        if (expression instanceof Expr.Name name) {
            return name(name, scope);
        }
        if (expression instanceof Expr.Attribute attribute) {
            Value owner = owner(attribute, scope);
            return owner.data().attribute(run, owner, attribute.name());
        }
        if (expression instanceof Expr.Call call) {
            return run.calls().call(call, scope);
        }
        if (expression instanceof Expr.Subscript subscript) {
            return subscript(subscript, scope);
        }
        if (expression instanceof Expr.BoolOp operation) {
            return operands(operation.operator(), operation.operands(), scope);
        }
        if (expression instanceof Expr.Compare compare) {
            return Operators.compare(run, compare, scope);
        }
        if (expression instanceof Expr.Conditional conditional) {
            return conditional(conditional, scope);
        }
        if (expression instanceof Expr.Unary unary) {
            return Operators.unary(run, unary.operator(), eval(unary.operand(), scope));
        }
        if (expression instanceof Expr.Binary binary) {
            Value left = eval(binary.left(), scope);
            return Operators.binary(run, binary.operator(), left, eval(binary.right(), scope));
        }
        @Nullable Value display = Displays.eval(run, expression, scope);
        return display == null ? rare(expression, scope) : display;
    }

    private Value rare(Expr expression, Scope scope) {
        if (expression instanceof Expr.Lambda lambda) {
            return Value.of(Definitions.lambda(run, lambda, scope));
        }
        if (expression instanceof Expr.Walrus walrus) {
            Value value = written(walrus.value(), scope);
            scope.bind(walrus.target().id(), value);
            return value;
        }
        if (expression instanceof Expr.Await await) {
            return EndedCoroutine.await(eval(await.value(), scope));
        }
        if (expression instanceof Expr.Starred starred) {
            return eval(starred.value(), scope);
        }
        if (expression instanceof Expr.Yield yield) {
            return run.generators().give(yield, scope);
        }
        return run.cannotTell(Trace.NONE);
    }

    private Value name(Expr.Name name, Scope scope) {
        @Nullable Value value = scope.find(name.id());
        if (value != null) {
            return value.present();
        }
        return run.externals().builtin(name.id(), scope);
    }

    /** Evaluates the owner of an attribute. */
    Value owner(Expr.Attribute attribute, Scope scope) {
        Value owner = owner(attribute.value(), scope);
        return attribute.value() instanceof Expr.Name name && Unknown.mayServe(owner) && scope.find(name.id()) != null
                ? run.externals().presumed(owner, name.id(), attribute.name(), scope.place(name.span()))
                : owner;
    }

    /** Evaluates the owner of an attribute or item. {@code globals()} is known here, since nobody else gets it. */
    private Value owner(Expr expression, Scope scope) {
        boolean globals = expression instanceof Expr.Call call
                && call.arguments().isEmpty()
                && call.function() instanceof Expr.Name name
                && name.id().equals("globals")
                && scope.find(name.id()) == null;
        return globals ? Value.of(new ModuleDict(scope.module())) : eval(expression, scope);
    }

    private Value subscript(Expr.Subscript subscript, Scope scope) {
        Value owner = owner(subscript.value(), scope);
        if (subscript.index() instanceof Expr.Slice slice) {
            return Slices.slice(run, owner, slice, scope);
        }
        Site site = run.site(scope, scope.place(subscript.span()), "");
        Value index = eval(subscript.index(), scope);
        return run.branches().demanding(index.trace(), () -> owner.data().item(run, owner, index, site));
    }

    private Value conditional(Expr.Conditional conditional, Scope scope) {
        Value test = eval(conditional.test(), scope);
        Value value =
                switch (test.truth()) {
                    case TRUE -> eval(conditional.then(), scope);
                    case FALSE -> eval(conditional.otherwise(), scope);
                    case UNKNOWN ->
                        run.branches()
                                .either(
                                        test.trace(),
                                        () -> eval(conditional.then(), scope),
                                        () -> eval(conditional.otherwise(), scope));
                };
        return value.with(test.trace().deciding());
    }

    private Value operands(String operator, List<Expr> operands, Scope scope) {
        Value first = eval(operands.get(0), scope);
        if (operands.size() == 1) {
            return first;
        }
        List<Expr> rest = operands.subList(1, operands.size());
        Truth ends = operator.equals("or") ? Truth.TRUE : Truth.FALSE;
        if (first.truth() == ends) {
            return first;
        }
        if (first.truth() == Truth.UNKNOWN) {
            // If the first operand is the result, its truth is known.
            Value result = first.isUnknown() ? new Value(new Unknown(ends), first.trace(), false) : first;
            return run.branches().either(first.trace(), () -> result, () -> others(operator, rest, scope));
        }
        return run.branches()
                .demanding(first.trace(), () -> others(operator, rest, scope))
                .with(first.trace().deciding());
    }

    private Value others(String operator, List<Expr> operands, Scope scope) {
        return run.budget().deeper(() -> operands(operator, operands, scope), () -> run.cannotTell(Trace.NONE));
    }
}
