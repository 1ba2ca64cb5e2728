package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Precedence;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the patterns of one case. A pattern that compares with a value becomes that value's expression; any other
 * becomes {@link Expr.Broken}, and only its captured names are kept.
 */
final class PatternParser {
    private static final String WILDCARD = "_";

    private final Grammar grammar;
    private final Cursor cursor;
    private final Nesting nesting;
    private final List<String> captures = new ArrayList<>();
    private boolean bareName;

    PatternParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.nesting = grammar.nesting;
    }

    /** Returns whether the whole pattern is {@code _} or a bare name, and so matches anything. */
    boolean isIrrefutable() {
        return bareName;
    }

    List<String> captures() {
        return List.copyOf(captures);
    }

    /** Parses one pattern, or several with commas as a sequence. */
    Expr patterns() {
        int start = cursor.start();
        Expr first = starredOrPattern();
        if (!cursor.at(TokenKind.COMMA)) {
            return first;
        }
        while (cursor.accept(TokenKind.COMMA) && cursor.kind().startsExpression()) {
            starredOrPattern();
        }
        return structure(start);
    }

    private Expr starredOrPattern() {
        int start = cursor.start();
        if (!cursor.accept(TokenKind.STAR)) {
            return pattern();
        }
        capture();
        return structure(start);
    }

    private Expr structure(int start) {
        bareName = false;
        return new Expr.Broken(cursor.spanFrom(start));
    }

    private void capture() {
        String name = grammar.identifier();
        if (!name.equals(WILDCARD)) {
            captures.add(name);
        }
    }

    private Expr pattern() {
        nesting.enter();
        int start = cursor.start();
        Expr pattern = closed();
        for (int count = 1; cursor.accept(TokenKind.PIPE); count++) {
            nesting.link(count);
            Expr right = closed();
            boolean values = !(pattern instanceof Expr.Broken) && !(right instanceof Expr.Broken);
            pattern = values
                    ? new Expr.Binary(cursor.spanFrom(start), pattern, TokenKind.PIPE.text(), right)
                    : structure(start);
        }
        if (cursor.accept(TokenKind.AS)) {
            capture();
        }
        nesting.leave();
        return pattern;
    }

    private Expr closed() {
        int start = cursor.start();
        return switch (cursor.kind()) {
            case LEFT_PARENTHESIS -> group(start);
            case LEFT_BRACKET -> sequence(start);
            case LEFT_BRACE -> mapping(start);
            default -> cursor.kind().isIdentifier() ? name(start) : literal();
        };
    }

    private Expr sequence(int start) {
        cursor.next();
        elements(TokenKind.RIGHT_BRACKET);
        return structure(start);
    }

    /** Parses a number with its sign and imaginary part, a string or a constant. */
    private Expr literal() {
        return grammar.expressions.operators(Precedence.SUM);
    }

    private Expr group(int start) {
        cursor.next();
        if (cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            return structure(start);
        }
        Expr first = starredOrPattern();
        if (cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            return first;
        }
        cursor.expect(TokenKind.COMMA);
        elements(TokenKind.RIGHT_PARENTHESIS);
        return structure(start);
    }

    private void elements(TokenKind bracket) {
        while (!cursor.failed() && !cursor.at(bracket)) {
            starredOrPattern();
            if (!cursor.accept(TokenKind.COMMA)) {
                break;
            }
        }
        cursor.expect(bracket);
    }

    private Expr mapping(int start) {
        cursor.next();
        while (!cursor.failed() && !cursor.at(TokenKind.RIGHT_BRACE)) {
            if (cursor.accept(TokenKind.DOUBLE_STAR)) {
                capture();
            } else {
                grammar.expressions.operators(Precedence.SUM);
                cursor.expect(TokenKind.COLON);
                pattern();
            }
            if (!cursor.accept(TokenKind.COMMA)) {
                break;
            }
        }
        cursor.expect(TokenKind.RIGHT_BRACE);
        return structure(start);
    }

    /** Parses a name to bind, a dotted name to compare with, or a class with patterns for its attributes. */
    private Expr name(int start) {
        Expr name = grammar.atoms.name();
        boolean dotted = cursor.at(TokenKind.DOT);
        for (int count = 1; cursor.accept(TokenKind.DOT); count++) {
            nesting.link(count);
            String attribute = grammar.identifier();
            name = new Expr.Attribute(cursor.spanFrom(start), name, attribute);
        }
        if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            attributes();
            return structure(start);
        }
        if (!dotted && name instanceof Expr.Name bound) {
            if (!bound.id().equals(WILDCARD)) {
                captures.add(bound.id());
            }
            bareName = true;
            return new Expr.Broken(bound.span());
        }
        return name;
    }

    private void attributes() {
        while (!cursor.failed() && !cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
            if (cursor.peek() == TokenKind.EQUAL) {
                grammar.identifier();
                cursor.next();
            }
            pattern();
            if (!cursor.accept(TokenKind.COMMA)) {
                break;
            }
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
}
