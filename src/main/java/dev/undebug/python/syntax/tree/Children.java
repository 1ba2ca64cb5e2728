package dev.undebug.python.syntax.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of expressions and statements, for searches through a whole tree. */
public final class Children {
    private Children() {}

    /** Returns the expressions that an expression is made of, in order. */
    public static List<Expr> of(Expr expression) {
        List<Expr> parts = new ArrayList<>();
        if (expression instanceof Expr.Attribute attribute) {
            parts.add(attribute.value());
        } else if (expression instanceof Expr.Subscript subscript) {
            parts.add(subscript.value());
            parts.add(subscript.index());
        } else if (expression instanceof Expr.Slice slice) {
            add(parts, slice.lower());
            add(parts, slice.upper());
            add(parts, slice.step());
        } else if (expression instanceof Expr.Call call) {
            parts.add(call.function());
            call.arguments().forEach(argument -> parts.add(argument.value()));
        } else if (expression instanceof Expr.Formatted formatted) {
            parts.addAll(formatted.parts());
        } else if (expression instanceof Expr.Unary unary) {
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
        } else {
            collect(expression, parts);
        }
        return parts;
    }

    private static void collect(Expr expression, List<Expr> parts) {
        if (expression instanceof Expr.ListExpr list) {
            parts.addAll(list.elements());
        } else if (expression instanceof Expr.TupleExpr tuple) {
            parts.addAll(tuple.elements());
        } else if (expression instanceof Expr.SetExpr set) {
            parts.addAll(set.elements());
        } else if (expression instanceof Expr.Dict dict) {
            dict.items().forEach(item -> {
                add(parts, item.key());
                parts.add(item.value());
            });
        } else if (expression instanceof Expr.Comprehension comprehension) {
            parts.add(comprehension.element());
            add(parts, comprehension.value());
            comprehension.generators().forEach(generator -> {
                parts.add(generator.iterable());
                parts.addAll(generator.conditions());
            });
        } else if (expression instanceof Expr.Walrus walrus) {
            parts.add(walrus.value());
        } else if (expression instanceof Expr.Starred starred) {
            parts.add(starred.value());
        } else if (expression instanceof Expr.Await await) {
            parts.add(await.value());
        } else if (expression instanceof Expr.Yield yield) {
            add(parts, yield.value());
        }
    }

    private static void add(List<Expr> parts, Optional<Expr> part) {
        part.ifPresent(parts::add);
    }

    /** Returns the bodies of a compound statement, in order; none for functions and classes. */
    public static List<List<Stmt>> bodies(Stmt statement) {
        List<List<Stmt>> bodies = new ArrayList<>();
        if (statement instanceof Stmt.If branch) {
            bodies.add(branch.body());
            bodies.add(branch.otherwise());
        } else if (statement instanceof Stmt.While loop) {
            bodies.add(loop.body());
            bodies.add(loop.otherwise());
        } else if (statement instanceof Stmt.For loop) {
            bodies.add(loop.body());
            bodies.add(loop.otherwise());
        } else if (statement instanceof Stmt.With with) {
            bodies.add(with.body());
        } else if (statement instanceof Stmt.Try attempt) {
            bodies.add(attempt.body());
            attempt.handlers().forEach(handler -> bodies.add(handler.body()));
            bodies.add(attempt.otherwise());
            bodies.add(attempt.finallyBody());
        } else if (statement instanceof Stmt.Match match) {
            match.cases().forEach(each -> bodies.add(each.body()));
        }
        return bodies;
    }
}
