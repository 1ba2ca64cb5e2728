package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Expr.Argument;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Parses attributes, calls and subscripts after an operand. */
final class TrailerParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Nesting nesting;
    private final Gathering gathering;

    TrailerParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.nesting = grammar.nesting;
        this.gathering = grammar.gathering;
    }

    Expr primary() {
        if (cursor.at(TokenKind.AWAIT) && awaits()) {
            return await();
        }
        int start = cursor.start();
        Expr value = grammar.atoms.atom();
        for (int count = 1; ; count++) {
            switch (cursor.kind()) {
                case DOT -> value = attribute(start, value);
                case LEFT_PARENTHESIS -> value = call(start, value);
                case LEFT_BRACKET -> value = subscript(start, value);
                default -> {
                    return value;
                }
            }
            nesting.link(count);
        }
    }

    private Expr await() {
        int start = cursor.start();
        cursor.next();
        nesting.enter();
        Expr value = primary();
        nesting.leave();
        return new Expr.Await(cursor.spanFrom(start), value);
    }

    /** Tells {@code await x} from a variable called {@code await}, legal before Python 3.7. */
    private boolean awaits() {
        return switch (cursor.peek()) {
            case LEFT_PARENTHESIS, LEFT_BRACKET -> true;
            case NOT, LAMBDA, PLUS, MINUS, STAR, TILDE -> false;
            default -> cursor.peek().startsExpression();
        };
    }

    /** Parses an attribute name. In Python 2, {@code True}, {@code False} and {@code None} are allowed there. */
    private String attributeName() {
        if (cursor.at(TokenKind.TRUE) || cursor.at(TokenKind.FALSE)) {
            String name = cursor.kind().text();
            cursor.next();
            return name;
        }
        return grammar.identifier();
    }

    private Expr attribute(int start, Expr value) {
        cursor.next();
        String name = attributeName();
        return new Expr.Attribute(cursor.spanFrom(start), value, name);
    }

    private Expr call(int start, Expr function) {
        List<Argument> arguments = arguments();
        return new Expr.Call(cursor.spanFrom(start), function, arguments);
    }

    /** Parses arguments with their parentheses. */
    List<Argument> arguments() {
        int open = cursor.start();
        cursor.next();
        nesting.enter();
        int mark = gathering.mark();
        while (!cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
            boolean alone = gathering.isEmptySince(mark);
            gathering.add(argument(alone ? open : cursor.start()));
            if (!cursor.accept(TokenKind.COMMA)) {
                break;
            }
        }
        nesting.leave();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        return gathering.take(mark);
    }

    private Argument argument(int open) {
        int start = cursor.start();
        if (cursor.accept(TokenKind.STAR)) {
            Expr value = grammar.expressions.expression();
            if (grammar.displays.atFor()) {
                // Python 3.15: one generator of all their elements, which is not known.
                grammar.displays.generators();
                Expr all = new Expr.Broken(cursor.spanFrom(start));
                return new Argument(cursor.spanFrom(start), Argument.Passing.POSITIONAL, Optional.empty(), all);
            }
            return new Argument(cursor.spanFrom(start), Argument.Passing.STAR, Optional.empty(), value);
        }
        if (cursor.accept(TokenKind.DOUBLE_STAR)) {
            Expr value = grammar.expressions.expression();
            return new Argument(cursor.spanFrom(start), Argument.Passing.DOUBLE_STAR, Optional.empty(), value);
        }
        if (cursor.peek() == TokenKind.EQUAL) {
            String keyword = grammar.identifier();
            cursor.next();
            Expr value = grammar.expressions.expression();
            return new Argument(cursor.spanFrom(start), Argument.Passing.KEYWORD, Optional.of(keyword), value);
        }
        Expr value = grammar.expressions.named();
        if (grammar.displays.atFor()) {
            value = generator(open, value);
        }
        return new Argument(cursor.spanFrom(start), Argument.Passing.POSITIONAL, Optional.empty(), value);
    }

    /** Parses a generator as the only argument; the parentheses of the call are its own too. */
    private Expr generator(int open, Expr element) {
        List<Expr.Generator> generators = grammar.displays.generators();
        int end = cursor.at(TokenKind.RIGHT_PARENTHESIS) ? cursor.end() : cursor.previousEnd();
        Span span = new Span(open, Math.max(open, end));
        return new Expr.Comprehension(span, Expr.Comprehension.Form.GENERATOR, element, Optional.empty(), generators);
    }

    private Expr subscript(int start, Expr value) {
        cursor.next();
        nesting.enter();
        Expr index = indexes();
        nesting.leave();
        cursor.expect(TokenKind.RIGHT_BRACKET);
        return new Expr.Subscript(cursor.spanFrom(start), value, index);
    }

    private Expr indexes() {
        int start = cursor.start();
        Expr first = index();
        if (!cursor.at(TokenKind.COMMA)) {
            return first instanceof Expr.Starred ? new Expr.TupleExpr(first.span(), List.of(first)) : first;
        }
        int mark = gathering.mark();
        gathering.add(first);
        while (cursor.accept(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_BRACKET)) {
            gathering.add(index());
        }
        List<Expr> elements = gathering.take(mark);
        return new Expr.TupleExpr(cursor.spanFrom(start), elements);
    }

    private Expr index() {
        int start = cursor.start();
        if (cursor.at(TokenKind.COLON)) {
            return slice(start, Optional.empty());
        }
        Expr first = grammar.expressions.starredOrNamed();
        return cursor.at(TokenKind.COLON) ? slice(start, Optional.of(first)) : first;
    }

    private Expr slice(int start, Optional<Expr> lower) {
        cursor.next();
        Optional<Expr> upper = bound();
        Optional<Expr> step = cursor.accept(TokenKind.COLON) ? bound() : Optional.empty();
        return new Expr.Slice(cursor.spanFrom(start), lower, upper, step);
    }

    private Optional<Expr> bound() {
        return cursor.kind().startsExpression() ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    }
}
