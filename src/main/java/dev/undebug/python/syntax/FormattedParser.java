package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Escapes;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Span;
import java.util.List;

/**
 * Parses f-strings and t-strings. A replacement field becomes its expression. A conversion or a format becomes the call
 * that it implies: {@code {x!r}} is {@code repr(x)}, {@code {x:>{w}}} is {@code format(x, f">{w}")}.
 */
final class FormattedParser {
    private final Grammar grammar;
    private final Cursor cursor;

    FormattedParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** Parses one f-string. It counts as a level beside its fields: CPython allows fewer of them than brackets. */
    void string(FormattedParts parts) {
        boolean raw = isRaw();
        cursor.next();
        grammar.nesting.enter();
        while (!cursor.failed() && !cursor.accept(TokenKind.FSTRING_END)) {
            part(parts, raw);
        }
        grammar.nesting.leave();
    }

    private boolean isRaw() {
        char first = grammar.text.charAt(cursor.start());
        char second = grammar.text.charAt(cursor.start() + 1);
        return first == 'r' || first == 'R' || second == 'r' || second == 'R';
    }

    private void part(FormattedParts parts, boolean raw) {
        if (cursor.at(TokenKind.FSTRING_TEXT)) {
            String text = grammar.text.substring(cursor.start(), cursor.end());
            grammar.strings.text(parts, cursor.span(), Escapes.decodeText(text, raw, grammar.characters));
            cursor.next();
        } else if (cursor.at(TokenKind.LEFT_BRACE)) {
            grammar.nesting.enter();
            field(parts, raw);
            grammar.nesting.leave();
        } else {
            cursor.fail();
        }
    }

    private void field(FormattedParts parts, boolean raw) {
        int start = cursor.start();
        cursor.next();
        int expressionStart = cursor.previousEnd();
        Expr value = grammar.expressions.yieldOrExpressions();
        boolean shown = cursor.accept(TokenKind.EQUAL);
        if (shown) {
            Span text = new Span(expressionStart, cursor.start());
            parts.text(text, grammar.text.substring(text.start(), text.end()));
        }
        String conversion = cursor.accept(TokenKind.EXCLAMATION) ? grammar.identifier() : "";
        boolean formatted = cursor.accept(TokenKind.COLON);
        Expr converted = converted(value, shown && !formatted && conversion.isEmpty() ? "r" : conversion, start);
        Expr field = formatted ? formatted(converted, raw, start) : converted;
        cursor.expect(TokenKind.RIGHT_BRACE);
        parts.field(field);
    }

    private Expr converted(Expr value, String conversion, int start) {
        return switch (conversion) {
            case "r" -> AtomParser.implied("repr", cursor.spanFrom(start), List.of(value));
            case "a" -> AtomParser.implied("ascii", cursor.spanFrom(start), List.of(value));
            default -> value;
        };
    }

    private Expr formatted(Expr value, boolean raw, int start) {
        int specificationStart = cursor.previousEnd();
        FormattedParts parts = new FormattedParts(grammar.gathering);
        while (!cursor.failed() && !cursor.at(TokenKind.RIGHT_BRACE)) {
            part(parts, raw);
        }
        List<Expr> all = parts.take();
        Span span = cursor.spanFrom(specificationStart);
        Expr specification =
                parts.hasFields() ? new Expr.Formatted(span, all) : new Expr.Str(span, FormattedParts.text(all));
        return AtomParser.implied("format", cursor.spanFrom(start), List.of(value, specification));
    }
}
