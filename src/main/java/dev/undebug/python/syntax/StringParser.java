package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.StringLiteral;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Span;
import java.util.List;

/** Parses string literals and joins adjacent ones. */
final class StringParser {
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
        return literal.isBytes() ? new Expr.Bytes(span, literal.value()) : new Expr.Str(span, literal.value());
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
                parts.text(cursor.span(), literal.value());
                cursor.next();
            }
        }
        List<Expr> all = parts.take();
        Span span = cursor.spanFrom(start);
        if (bytes) {
            return new Expr.Bytes(span, FormattedParts.text(all));
        }
        return parts.hasFields() ? new Expr.Formatted(span, all) : new Expr.Str(span, FormattedParts.text(all));
    }
}
