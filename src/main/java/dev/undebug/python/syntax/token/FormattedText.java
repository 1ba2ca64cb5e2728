package dev.undebug.python.syntax.token;

import static dev.undebug.python.syntax.token.CharacterClass.isLineEnd;

/** Scans the text of f-strings, up to a replacement field or the closing quotes. */
public final class FormattedText {
    private final Scan scan;
    private final char[] chars;
    private final Brackets brackets;

    public FormattedText(Scan scan) {
        this.scan = scan;
        this.chars = scan.chars;
        this.brackets = scan.brackets;
    }

    public void scan() {
        int start = scan.at;
        int at = start;
        while (at < scan.length && !ends(at)) {
            at = next(at);
        }
        scan.at = start;
        if (at > start) {
            scan.take(TokenKind.FSTRING_TEXT, Math.min(at, scan.length));
        }
        if (!scan.atEnd()) {
            end();
        }
    }

    private boolean inSpecification() {
        return brackets.top() == Brackets.SPECIFICATION;
    }

    private boolean ends(int at) {
        return switch (chars[at]) {
            case '{' -> inSpecification() || chars[at + 1] != '{';
            case '}' -> inSpecification() || chars[at + 1] != '}';
            case '\n', '\r' -> !brackets.isTriple();
            default -> closes(at);
        };
    }

    private boolean closes(int at) {
        return chars[at] == brackets.quote() && (!brackets.isTriple() || StringScanner.isTriple(chars, at));
    }

    private int next(int at) {
        return switch (chars[at]) {
            case '{', '}' -> at + 2;
            case '\\' -> afterBackslash(at);
            default -> at + 1;
        };
    }

    private int afterBackslash(int at) {
        char escaped = chars[at + 1];
        if (escaped == '{' || escaped == '}') {
            return at + 1;
        }
        if (escaped == 'N' && chars[at + 2] == '{' && !brackets.isRaw()) {
            return afterCharacterName(at + 3);
        }
        return StringScanner.afterEscape(chars, at);
    }

    private int afterCharacterName(int from) {
        int at = from;
        while (Character.isLetterOrDigit(chars[at]) || chars[at] == ' ' || chars[at] == '-') {
            at++;
        }
        return chars[at] == '}' ? at + 1 : at;
    }

    private void end() {
        char c = chars[scan.at];
        if (isLineEnd(c)) {
            brackets.popString();
            scan.take(TokenKind.ERROR, scan.at);
        } else if (c == '{') {
            brackets.push(Brackets.FIELD);
            scan.take(TokenKind.LEFT_BRACE, scan.at + 1);
        } else if (c == '}') {
            endField();
        } else {
            endString();
        }
    }

    private void endField() {
        boolean closesField = inSpecification();
        if (closesField) {
            brackets.pop();
        }
        scan.take(closesField ? TokenKind.RIGHT_BRACE : TokenKind.ERROR, scan.at + 1);
    }

    private void endString() {
        int end = scan.at + (brackets.isTriple() ? 3 : 1);
        TokenKind kind = inSpecification() ? TokenKind.ERROR : TokenKind.FSTRING_END;
        brackets.popString();
        scan.take(kind, end);
    }
}
