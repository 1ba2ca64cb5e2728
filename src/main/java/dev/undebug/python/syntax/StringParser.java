package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.StringLiteral;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses string literals and joins adjacent ones. */
final class StringParser {
    private static final Pattern MARKS = Pattern.compile(Template.MARK + "+");

    private final Grammar grammar;
    private final Cursor cursor;
    private final FormattedParser formatted;

    StringParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.formatted = new FormattedParser(grammar);
    }

    Expr strings() {
        boolean plain = cursor.at(TokenKind.STRING) && !cursor.peek().isString();
        return plain ? literal() : adjacent();
    }

    private Expr literal() {
        Span span = cursor.span();
        cursor.next();
        StringLiteral literal = StringLiteral.at(grammar.text, span.start(), span.end(), grammar.characters);
        if (grammar.isFilledIn(literal.value())) {
            return filledIn(span, literal);
        }
        return literal.isBytes() ? new Expr.Bytes(span, literal.value()) : new Expr.Str(span, literal.value());
    }

    private Expr filledIn(Span span, StringLiteral literal) {
        if (literal.isBytes()) {
            return new Expr.Broken(span);
        }
        FormattedParts parts = new FormattedParts(grammar.gathering);
        text(parts, span, literal.value());
        return new Expr.Formatted(span, parts.take());
    }

    /** Adds a text, in which a template may fill in something: an unknown text. */
    void text(FormattedParts parts, Span span, String value) {
        if (!grammar.isFilledIn(value)) {
            parts.text(span, value);
            return;
        }
        Matcher marks = MARKS.matcher(value);
        int end = 0;
        while (marks.find()) {
            parts.text(span, value.substring(end, marks.start()));
            parts.field(new Expr.Broken(span));
            end = marks.end();
        }
        parts.text(span, value.substring(end));
    }

    private Expr adjacent() {
        int start = cursor.start();
        boolean bytes = true;
        FormattedParts parts = new FormattedParts(grammar.gathering);
        while (cursor.kind().isString()) {
            if (cursor.at(TokenKind.FSTRING_START)) {
                bytes = false;
                formatted.string(parts);
            } else {
                StringLiteral literal =
                        StringLiteral.at(grammar.text, cursor.start(), cursor.end(), grammar.characters);
                bytes &= literal.isBytes();
                text(parts, cursor.span(), literal.value());
                cursor.next();
            }
        }
        List<Expr> all = parts.take();
        Span span = cursor.spanFrom(start);
        if (bytes && !parts.hasFields()) {
            return new Expr.Bytes(span, FormattedParts.text(all));
        }
        return parts.hasFields() ? new Expr.Formatted(span, all) : new Expr.Str(span, FormattedParts.text(all));
    }
}
