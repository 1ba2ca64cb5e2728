package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.token.Tokens;
import dev.undebug.source.Span;

/**
 * Walks over the tokens. After {@link #fail()} it shows {@link TokenKind#ERROR} until {@link #recover()}: nothing
 * matches from then on, so every loop of the parser ends by itself, without an exception.
 */
final class Cursor {
    private final Tokens tokens;
    private int token;
    private TokenKind kind;
    private boolean failed;

    Cursor(Tokens tokens) {
        this.tokens = tokens;
        this.kind = tokens.kind(0);
    }

    TokenKind kind() {
        return kind;
    }

    boolean at(TokenKind expected) {
        return kind == expected;
    }

    TokenKind peek() {
        return failed ? TokenKind.ERROR : tokens.kind(token + 1);
    }

    void next() {
        if (!failed) {
            kind = tokens.kind(++token);
        }
    }

    /** Moves on if the current token has this kind; returns whether it did. */
    boolean accept(TokenKind expected) {
        if (kind != expected) {
            return false;
        }
        next();
        return true;
    }

    void expect(TokenKind expected) {
        if (kind == expected) {
            next();
        } else {
            fail();
        }
    }

    void fail() {
        failed = true;
        kind = TokenKind.ERROR;
    }

    boolean failed() {
        return failed;
    }

    /** Goes to the end of the logical line, after a failure too. */
    void recover() {
        while (isWithinLine(tokens.kind(token))) {
            token++;
        }
        failed = false;
        kind = tokens.kind(token);
    }

    private static boolean isWithinLine(TokenKind kind) {
        return kind != TokenKind.NEWLINE && kind != TokenKind.END;
    }

    /** Returns the current token, as a bookmark for {@link #moveTo}. */
    int token() {
        return token;
    }

    void moveTo(int earlier) {
        token = earlier;
        failed = false;
        kind = tokens.kind(earlier);
    }

    /** Returns the offset where the current token starts. */
    int start() {
        return tokens.start(token);
    }

    int startOf(int other) {
        return tokens.start(other);
    }

    /** Returns the offset where the current token ends. */
    int end() {
        return tokens.end(token);
    }

    /** Returns the offset where the token before the current one ends. */
    int previousEnd() {
        return token == 0 ? 0 : tokens.end(token - 1);
    }

    TokenKind previous() {
        return token == 0 ? TokenKind.NEWLINE : tokens.kind(token - 1);
    }

    TokenKind kindOf(int other) {
        return tokens.kind(other);
    }

    /** Returns the span of the current token. */
    Span span() {
        return new Span(tokens.start(token), tokens.end(token));
    }

    /** Returns the span from an offset to the end of the token before the current one. */
    Span spanFrom(int start) {
        return new Span(start, Math.max(start, previousEnd()));
    }
}
