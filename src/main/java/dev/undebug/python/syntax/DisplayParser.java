package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Precedence;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Expr.Comprehension.Form;
import java.util.List;
import java.util.Optional;

/** Parses parentheses, lists, sets, dicts and their comprehensions. */
final class DisplayParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Nesting nesting;
    private final Gathering gathering;

    DisplayParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.nesting = grammar.nesting;
        this.gathering = grammar.gathering;
    }

    private int open() {
        int start = cursor.start();
        cursor.next();
        nesting.enter();
        return start;
    }

    private void close(TokenKind bracket) {
        nesting.leave();
        cursor.expect(bracket);
    }

    Expr parenthesized() {
        int start = open();
        if (cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
            close(TokenKind.RIGHT_PARENTHESIS);
            return new Expr.TupleExpr(cursor.spanFrom(start), List.of());
        }
        Expr first = cursor.at(TokenKind.YIELD)
                ? grammar.expressions.yieldOrExpressions()
                : grammar.expressions.starredOrNamed();
        if (cursor.at(TokenKind.COMMA)) {
            List<Expr> elements = elements(first, TokenKind.RIGHT_PARENTHESIS);
            return new Expr.TupleExpr(cursor.spanFrom(start), elements);
        }
        if (atFor()) {
            return comprehension(start, Form.GENERATOR, first, Optional.empty(), TokenKind.RIGHT_PARENTHESIS);
        }
        close(TokenKind.RIGHT_PARENTHESIS);
        return first;
    }

    Expr list() {
        int start = open();
        if (cursor.at(TokenKind.RIGHT_BRACKET)) {
            close(TokenKind.RIGHT_BRACKET);
            return new Expr.ListExpr(cursor.spanFrom(start), List.of());
        }
        Expr first = grammar.expressions.starredOrNamed();
        if (atFor()) {
            return comprehension(start, Form.LIST, first, Optional.empty(), TokenKind.RIGHT_BRACKET);
        }
        List<Expr> elements = elements(first, TokenKind.RIGHT_BRACKET);
        return new Expr.ListExpr(cursor.spanFrom(start), elements);
    }

    /** Parses the elements after a first one, up to and including the closing bracket. */
    private List<Expr> elements(Expr first, TokenKind bracket) {
        int mark = gathering.mark();
        gathering.add(first);
        while (cursor.accept(TokenKind.COMMA) && !cursor.at(bracket)) {
            gathering.add(grammar.expressions.starredOrNamed());
        }
        close(bracket);
        return gathering.take(mark);
    }

    /** Parses a set or a dict. */
    Expr braces() {
        int start = open();
        if (cursor.at(TokenKind.RIGHT_BRACE) || cursor.at(TokenKind.DOUBLE_STAR)) {
            return dict(start);
        }
        Expr first = grammar.expressions.starredOrNamed();
        if (cursor.accept(TokenKind.COLON)) {
            Expr value = grammar.expressions.expression();
            return atFor()
                    ? comprehension(start, Form.DICT, first, Optional.of(value), TokenKind.RIGHT_BRACE)
                    : dict(start, new Expr.Item(Optional.of(first), value));
        }
        if (atFor()) {
            return comprehension(start, Form.SET, first, Optional.empty(), TokenKind.RIGHT_BRACE);
        }
        List<Expr> elements = elements(first, TokenKind.RIGHT_BRACE);
        return new Expr.SetExpr(cursor.spanFrom(start), elements);
    }

    private Expr dict(int start) {
        if (cursor.at(TokenKind.DOUBLE_STAR)) {
            Expr.Item first = item();
            return atFor() ? unpacking(start) : dict(start, first);
        }
        close(TokenKind.RIGHT_BRACE);
        return new Expr.Dict(cursor.spanFrom(start), List.of());
    }

    /** Parses the rest of {@code {**each for each in all}} of Python 3.15, whose value is not known. */
    private Expr unpacking(int start) {
        generators();
        close(TokenKind.RIGHT_BRACE);
        return new Expr.Broken(cursor.spanFrom(start));
    }

    private Expr dict(int start, Expr.Item first) {
        int mark = gathering.mark();
        gathering.add(first);
        while (cursor.accept(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_BRACE)) {
            gathering.add(item());
        }
        close(TokenKind.RIGHT_BRACE);
        List<Expr.Item> items = gathering.take(mark);
        return new Expr.Dict(cursor.spanFrom(start), items);
    }

    private Expr.Item item() {
        if (cursor.accept(TokenKind.DOUBLE_STAR)) {
            return new Expr.Item(Optional.empty(), grammar.expressions.operators(Precedence.BIT_OR));
        }
        Expr key = grammar.expressions.expression();
        cursor.expect(TokenKind.COLON);
        return new Expr.Item(Optional.of(key), grammar.expressions.expression());
    }

    /** Returns whether {@code for} or {@code async for} comes next. */
    boolean atFor() {
        return cursor.at(TokenKind.FOR) || (cursor.at(TokenKind.ASYNC) && cursor.peek() == TokenKind.FOR);
    }

    private Expr comprehension(int start, Form form, Expr element, Optional<Expr> value, TokenKind bracket) {
        List<Expr.Generator> generators = generators();
        close(bracket);
        return new Expr.Comprehension(cursor.spanFrom(start), form, element, value, generators);
    }

    List<Expr.Generator> generators() {
        int mark = gathering.mark();
        while (atFor()) {
            gathering.add(generator());
        }
        return gathering.take(mark);
    }

    private Expr.Generator generator() {
        boolean async = cursor.accept(TokenKind.ASYNC);
        cursor.next();
        Expr target = grammar.expressions.targets();
        cursor.expect(TokenKind.IN);
        // Python 2 takes a tuple without parentheses.
        int first = cursor.start();
        Expr only = condition();
        Expr iterable = cursor.at(TokenKind.COMMA) ? grammar.expressions.tuple(first, only, this::condition) : only;
        int mark = gathering.mark();
        while (cursor.accept(TokenKind.IF)) {
            gathering.add(condition());
        }
        List<Expr> conditions = gathering.take(mark);
        return new Expr.Generator(target, iterable, conditions, async);
    }

    /** Parses an expression without a ternary {@code if}: here {@code if} is the comprehension's filter. */
    private Expr condition() {
        return cursor.at(TokenKind.LAMBDA) ? grammar.expressions.expression() : walrusOr(Precedence.OR);
    }

    private Expr walrusOr(int weakest) {
        return cursor.peek() == TokenKind.COLON_EQUAL
                ? grammar.expressions.named()
                : grammar.expressions.operators(weakest);
    }
}
