package dev.undebug.python.syntax.tree;

import java.util.ArrayList;
import java.util.List;

/** The direct parts of an expression, for those who look for something anywhere in it. */
public final class ExpressionParts {
    private ExpressionParts() {}

    public static List<Expr> of(Expr expression) {
        List<Expr> parts = new ArrayList<>();
        access(expression, parts);
        operation(expression, parts);
        display(expression, parts);
        return parts;
    }

    private static void access(Expr expression, List<Expr> parts) {
        if (expression instanceof Expr.Attribute attribute) {
            parts.add(attribute.value());
        } else if (expression instanceof Expr.Subscript subscript) {
            parts.add(subscript.value());
            parts.add(subscript.index());
        } else if (expression instanceof Expr.Slice slice) {
            slice.lower().ifPresent(parts::add);
            slice.upper().ifPresent(parts::add);
            slice.step().ifPresent(parts::add);
        } else if (expression instanceof Expr.Call call) {
            parts.add(call.function());
            call.arguments().forEach(argument -> parts.add(argument.value()));
        } else if (expression instanceof Expr.Lambda lambda) {
            parts.add(lambda.body());
        } else if (expression instanceof Expr.Await await) {
            parts.add(await.value());
        } else if (expression instanceof Expr.Starred starred) {
            parts.add(starred.value());
        } else if (expression instanceof Expr.Yield yield) {
            yield.value().ifPresent(parts::add);
        }
    }

    private static void operation(Expr expression, List<Expr> parts) {
        if (expression instanceof Expr.Unary unary) {
            parts.add(unary.operand());
        } else if (expression instanceof Expr.Binary binary) {
            parts.add(binary.left());
            parts.add(binary.right());
        } else if (expression instanceof Expr.BoolOp operation) {
            parts.addAll(operation.operands());
        } else if (expression instanceof Expr.Compare compare) {
            parts.add(compare.left());
            parts.addAll(compare.comparators());
        } else if (expression instanceof Expr.Conditional conditional) {
            parts.add(conditional.test());
            parts.add(conditional.then());
            parts.add(conditional.otherwise());
        } else if (expression instanceof Expr.Walrus walrus) {
            parts.add(walrus.value());
        }
    }

    private static void display(Expr expression, List<Expr> parts) {
        if (expression instanceof Expr.ListExpr list) {
            parts.addAll(list.elements());
        } else if (expression instanceof Expr.TupleExpr tuple) {
            parts.addAll(tuple.elements());
        } else if (expression instanceof Expr.SetExpr set) {
            parts.addAll(set.elements());
        } else if (expression instanceof Expr.Dict dict) {
            dict.items().forEach(item -> {
                item.key().ifPresent(parts::add);
                parts.add(item.value());
            });
        } else if (expression instanceof Expr.Formatted formatted) {
            parts.addAll(formatted.parts());
        } else if (expression instanceof Expr.Comprehension comprehension) {
            parts.add(comprehension.element());
            comprehension.value().ifPresent(parts::add);
            comprehension.generators().forEach(generator -> {
                parts.add(generator.iterable());
                parts.addAll(generator.conditions());
            });
        }
    }
}
