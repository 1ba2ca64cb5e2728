package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Brackets;
import dev.undebug.python.syntax.token.CharacterClass;
import dev.undebug.python.syntax.token.FormattedText;
import dev.undebug.python.syntax.token.Keywords;
import dev.undebug.python.syntax.token.LogicalLines;
import dev.undebug.python.syntax.token.OperatorTokens;
import dev.undebug.python.syntax.token.Scan;
import dev.undebug.python.syntax.token.StringPrefix;
import dev.undebug.python.syntax.token.StringScanner;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.token.Tokens;

/**
 * Splits a text into tokens, in one pass. Never fails: invalid text becomes {@link TokenKind#ERROR}, which costs the
 * statement around it.
 */
final class Tokenizer {
    private final Scan scan;
    private final char[] chars;
    private final Brackets brackets;
    private final LogicalLines lines;
    private final FormattedText formattedText;

    private Tokenizer(String text) {
        scan = new Scan(text);
        chars = scan.chars;
        brackets = scan.brackets;
        lines = new LogicalLines(scan);
        formattedText = new FormattedText(scan);
    }

    static Tokens tokenize(String text) {
        return new Tokenizer(text).run();
    }

    private Tokens run() {
        lines.start();
        do {
            while (!scan.atEnd()) {
                step();
            }
        } while (!lines.finish());
        return scan.tokens;
    }

    private void step() {
        if (brackets.inText()) {
            formattedText.scan();
            return;
        }
        switch (CharacterClass.of(chars[scan.at])) {
            case CharacterClass.SPACE -> scan.at++;
            case CharacterClass.LINE_END -> lines.end();
            case CharacterClass.COMMENT -> scan.skipComment();
            case CharacterClass.WORD, CharacterClass.UNICODE -> word();
            case CharacterClass.DIGIT -> scan.take(TokenKind.NUMBER, Numbers.end(chars, scan.at));
            case CharacterClass.QUOTE -> string(scan.at, 0);
            case CharacterClass.OPERATOR -> operator();
            case CharacterClass.BACKSLASH -> backslash();
            default -> scan.take(TokenKind.ERROR, scan.at + 1);
        }
    }

    private void word() {
        int end = CharacterClass.identifierEnd(chars, scan.at);
        char next = chars[end];
        if (end == scan.at) {
            scan.take(TokenKind.ERROR, end + 1);
        } else if (next == '"' || next == '\'') {
            int flags = StringPrefix.flags(chars, scan.at, end);
            if (flags == StringPrefix.INVALID) {
                scan.take(Keywords.kind(chars, scan.at, end), end);
            } else {
                string(end, flags);
            }
        } else {
            scan.take(Keywords.kind(chars, scan.at, end), end);
        }
    }

    private void string(int open, int flags) {
        if ((flags & StringPrefix.FORMATTED) != 0) {
            formattedString(open, flags);
            return;
        }
        int end = StringScanner.end(chars, scan.length, open);
        if (end >= 0) {
            scan.take(TokenKind.STRING, end);
        } else {
            scan.take(TokenKind.ERROR, ~end);
        }
    }

    private void formattedString(int open, int flags) {
        boolean triple = StringScanner.isTriple(chars, open);
        brackets.pushString(chars[open], triple, (flags & StringPrefix.RAW) != 0);
        scan.take(TokenKind.FSTRING_START, open + (triple ? 3 : 1));
    }

    private void operator() {
        if (chars[scan.at] == '.' && CharacterClass.isDigit(chars[scan.at + 1])) {
            scan.take(TokenKind.NUMBER, Numbers.end(chars, scan.at));
            return;
        }
        if (chars[scan.at] == ':' && brackets.top() == Brackets.FIELD) {
            brackets.startSpecification();
            scan.take(TokenKind.COLON, scan.at + 1);
            return;
        }
        TokenKind kind = OperatorTokens.at(chars, scan.at);
        bracket(kind);
        scan.take(kind, scan.at + kind.text().length());
    }

    private void bracket(TokenKind kind) {
        switch (kind) {
            case LEFT_PARENTHESIS -> brackets.push(Brackets.PARENTHESIS);
            case LEFT_BRACKET -> brackets.push(Brackets.BRACKET);
            case LEFT_BRACE -> brackets.push(Brackets.BRACE);
            case RIGHT_PARENTHESIS, RIGHT_BRACKET -> close(false);
            case RIGHT_BRACE -> close(true);
            default -> {}
        }
    }

    /** Closes the innermost bracket, even with the wrong kind of bracket: the parser notices that. */
    private void close(boolean closesField) {
        boolean closes = closesField || brackets.top() != Brackets.FIELD;
        if (closes && !brackets.isEmpty()) {
            brackets.pop();
        }
    }

    private void backslash() {
        if (CharacterClass.isLineEnd(chars[scan.at + 1])) {
            scan.at = CharacterClass.afterLineEnd(chars, scan.at + 1);
        } else {
            scan.take(TokenKind.ERROR, scan.at + 1);
        }
    }
}
