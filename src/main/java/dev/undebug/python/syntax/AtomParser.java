package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Expr.Constant.Singleton;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Parses operands: names, literals and bracketed expressions. */
final class AtomParser {
    private final Grammar grammar;
    private final Cursor cursor;

    AtomParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Expr atom() {
        return switch (cursor.kind()) {
            case NAME -> filledIn() ? unknown() : name();
            case STRING, FSTRING_START -> grammar.strings.strings();
            case NUMBER -> number();
            case LEFT_PARENTHESIS -> grammar.displays.parenthesized();
            case LEFT_BRACKET -> grammar.displays.list();
            case LEFT_BRACE -> grammar.displays.braces();
            default -> constant();
        };
    }

    private boolean filledIn() {
        return grammar.template != null && grammar.isFilledIn(grammar.text.substring(cursor.start(), cursor.end()));
    }

    private Expr unknown() {
        Span span = cursor.span();
        cursor.next();
        return new Expr.Broken(span);
    }

    Expr.Name name() {
        Span span = cursor.span();
        return new Expr.Name(span, grammar.identifier());
    }

    private Expr constant() {
        return switch (cursor.kind()) {
            case TRUE -> constant(Singleton.TRUE);
            case FALSE -> constant(Singleton.FALSE);
            case NONE -> constant(Singleton.NONE);
            case ELLIPSIS -> constant(Singleton.ELLIPSIS);
            case BACKTICK -> repr();
            default -> cursor.kind().isIdentifier() ? name() : broken();
        };
    }

    private Expr constant(Singleton value) {
        Span span = cursor.span();
        cursor.next();
        return new Expr.Constant(span, value);
    }

    private Expr number() {
        Span span = cursor.span();
        cursor.next();
        return Numbers.parse(grammar.text.substring(span.start(), span.end()), span);
    }

    /** Parses Python 2's backticks as a call of {@code repr}. */
    private Expr repr() {
        int start = cursor.start();
        cursor.next();
        grammar.nesting.enter();
        Expr value = grammar.expressions.expressions();
        grammar.nesting.leave();
        cursor.expect(TokenKind.BACKTICK);
        return implied("repr", cursor.spanFrom(start), List.of(value));
    }

    /** Builds a call that the text only implies. Its function name gets an empty span. */
    static Expr implied(String function, Span span, List<Expr> values) {
        Expr name = new Expr.Name(new Span(span.start(), span.start()), function);
        List<Expr.Argument> arguments = values.stream()
                .map(value ->
                        new Expr.Argument(value.span(), Expr.Argument.Passing.POSITIONAL, Optional.empty(), value))
                .toList();
        return new Expr.Call(span, name, arguments);
    }

    private Expr broken() {
        int start = cursor.start();
        cursor.fail();
        return new Expr.Broken(new Span(start, start));
    }
}
