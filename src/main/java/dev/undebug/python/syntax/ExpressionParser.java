package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Precedence;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Parses expressions by operator precedence, down to the operands. */
final class ExpressionParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Nesting nesting;
    private final Gathering gathering;

    ExpressionParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.nesting = grammar.nesting;
        this.gathering = grammar.gathering;
    }

    /** Parses the right side of an assignment. */
    Expr yieldOrExpressions() {
        return cursor.at(TokenKind.YIELD) ? yieldExpression() : expressions();
    }

    private Expr yieldExpression() {
        int start = cursor.start();
        cursor.next();
        boolean from = cursor.accept(TokenKind.FROM);
        if (!from && !cursor.kind().startsExpression()) {
            return new Expr.Yield(cursor.spanFrom(start), Optional.empty(), false);
        }
        Expr value = from ? nested() : expressions();
        return new Expr.Yield(cursor.spanFrom(start), Optional.of(value), from);
    }

    /** Parses one expression, or several with commas as a tuple. Any of them may be starred. */
    Expr expressions() {
        int start = cursor.start();
        Expr first = starredOrNamed();
        return cursor.at(TokenKind.COMMA) ? tuple(start, first, this::starredOrNamed) : first;
    }

    /** Parses the targets of a loop or comprehension. They contain no comparison, since {@code in} ends them. */
    Expr targets() {
        int start = cursor.start();
        Expr first = target();
        return cursor.at(TokenKind.COMMA) ? tuple(start, first, this::target) : first;
    }

    /** Parses the elements after the first one and its comma. */
    Expr tuple(int start, Expr first, Supplier<Expr> element) {
        int mark = gathering.mark();
        gathering.add(first);
        while (cursor.accept(TokenKind.COMMA) && cursor.kind().startsExpression()) {
            gathering.add(element.get());
        }
        List<Expr> elements = gathering.take(mark);
        return new Expr.TupleExpr(cursor.spanFrom(start), elements);
    }

    Expr target() {
        return cursor.at(TokenKind.STAR) ? starred() : operators(Precedence.BIT_OR);
    }

    Expr starredOrNamed() {
        if (cursor.at(TokenKind.STAR)) {
            return starred();
        }
        return atWalrus() ? walrus() : expression();
    }

    Expr starred() {
        int start = cursor.start();
        cursor.next();
        Expr value = operators(Precedence.BIT_OR);
        return new Expr.Starred(cursor.spanFrom(start), value);
    }

    /** Parses an expression, or {@code name := expression}. */
    Expr named() {
        return atWalrus() ? walrus() : expression();
    }

    private boolean atWalrus() {
        return cursor.kind().isIdentifier() && cursor.peek() == TokenKind.COLON_EQUAL;
    }

    private Expr walrus() {
        int start = cursor.start();
        Expr.Name target = grammar.atoms.name();
        cursor.next();
        Expr value = nested();
        return new Expr.Walrus(cursor.spanFrom(start), target, value);
    }

    Expr expression() {
        if (cursor.at(TokenKind.LAMBDA)) {
            return lambda();
        }
        int start = cursor.start();
        Expr left = operators(Precedence.OR);
        return cursor.at(TokenKind.IF) ? conditional(start, left) : left;
    }

    private Expr conditional(int start, Expr then) {
        cursor.next();
        Expr test = operand(Precedence.OR);
        cursor.expect(TokenKind.ELSE);
        Expr otherwise = nested();
        return new Expr.Conditional(cursor.spanFrom(start), test, then, otherwise);
    }

    private Expr lambda() {
        int start = cursor.start();
        cursor.next();
        Parameters parameters = grammar.parameters.lambda();
        cursor.expect(TokenKind.COLON);
        Expr body = nested();
        return new Expr.Lambda(cursor.spanFrom(start), parameters, body);
    }

    /** Parses an expression one nesting level down. */
    Expr nested() {
        nesting.enter();
        Expr expression = expression();
        nesting.leave();
        return expression;
    }

    /** Parses operands joined by operators of at least this precedence. */
    Expr operators(int weakest) {
        int start = cursor.start();
        Expr left =
                switch (cursor.kind()) {
                    case NOT -> not();
                    case PLUS, MINUS, TILDE -> sign();
                    default -> power();
                };
        for (int count = 1; ; count++) {
            TokenKind operator = cursor.kind();
            int precedence = operator.precedence();
            if (precedence < weakest) {
                return left;
            }
            nesting.link(count);
            left = infix(start, left, operator, precedence);
        }
    }

    private Expr infix(int start, Expr left, TokenKind operator, int precedence) {
        if (precedence == Precedence.COMPARISON) {
            return comparison(start, left);
        }
        if (precedence <= Precedence.AND) {
            return boolOp(start, left, operator);
        }
        cursor.next();
        Expr right = operand(precedence + 1);
        return new Expr.Binary(cursor.spanFrom(start), left, operator.text(), right);
    }

    private Expr operand(int weakest) {
        nesting.enter();
        Expr operand = operators(weakest);
        nesting.leave();
        return operand;
    }

    private Expr boolOp(int start, Expr left, TokenKind operator) {
        int mark = gathering.mark();
        gathering.add(left);
        while (cursor.accept(operator)) {
            gathering.add(operand(operator.precedence() + 1));
        }
        List<Expr> operands = gathering.take(mark);
        return new Expr.BoolOp(cursor.spanFrom(start), operator.text(), operands);
    }

    private Expr comparison(int start, Expr left) {
        int mark = gathering.mark();
        int count = 0;
        while (cursor.kind().precedence() == Precedence.COMPARISON) {
            gathering.add(comparisonOperator());
            gathering.add(operand(Precedence.BIT_OR));
            count++;
        }
        String[] operators = new String[count];
        Expr[] comparators = new Expr[count];
        List<Object> pairs = gathering.take(mark);
        for (int i = 0; i < count; i++) {
            operators[i] = (String) pairs.get(2 * i);
            comparators[i] = (Expr) pairs.get(2 * i + 1);
        }
        return new Expr.Compare(cursor.spanFrom(start), left, List.of(operators), List.of(comparators));
    }

    private String comparisonOperator() {
        TokenKind operator = cursor.kind();
        cursor.next();
        return switch (operator) {
            case NOT -> {
                cursor.expect(TokenKind.IN);
                yield "not in";
            }
            case IS -> cursor.accept(TokenKind.NOT) ? "is not" : "is";
            case LESS_GREATER -> TokenKind.NOT_EQUAL.text();
            default -> operator.text();
        };
    }

    private Expr not() {
        int start = cursor.start();
        cursor.next();
        Expr operand = operand(Precedence.NOT);
        return new Expr.Unary(cursor.spanFrom(start), TokenKind.NOT.text(), operand);
    }

    private Expr sign() {
        int start = cursor.start();
        String operator = cursor.kind().text();
        cursor.next();
        Expr operand = nestedUnary();
        return new Expr.Unary(cursor.spanFrom(start), operator, operand);
    }

    private Expr nestedUnary() {
        nesting.enter();
        Expr operand =
                switch (cursor.kind()) {
                    case PLUS, MINUS, TILDE -> sign();
                    default -> power();
                };
        nesting.leave();
        return operand;
    }

    private Expr power() {
        int start = cursor.start();
        Expr base = grammar.trailers.primary();
        if (!cursor.accept(TokenKind.DOUBLE_STAR)) {
            return base;
        }
        Expr exponent = nestedUnary();
        return new Expr.Binary(cursor.spanFrom(start), base, TokenKind.DOUBLE_STAR.text(), exponent);
    }
}
