package dev.undebug.python.syntax.token;

/** Finds logical lines: their indentation, their ends, and the end of those with unclosed brackets. */
public final class LogicalLines {
    private final Scan scan;
    private final char[] chars;
    private final Indents indents = new Indents();
    private final Resumption resumption;
    /** The indentation of the line with a tab as one column. */
    private int width;

    public LogicalLines(Scan scan) {
        this.scan = scan;
        this.chars = scan.chars;
        this.resumption = new Resumption(scan);
    }

    /** Moves to the first token of the next logical line and adds the blocks that it opens or closes. */
    public void start() {
        resumption.forget();
        int column = skipBlankLines();
        if (!scan.atEnd()) {
            indent(column);
        }
    }

    private int skipBlankLines() {
        for (; ; ) {
            int column = indentation();
            if (chars[scan.at] == '#') {
                scan.skipComment();
            }
            if (!scan.atLineEnd()) {
                return column;
            }
            scan.skipLineEnd();
        }
    }

    /** Skips the indentation of a line and returns its column; of lines joined by a backslash, the first one counts. */
    private int indentation() {
        int column = 0;
        int continued = 0;
        width = 0;
        for (; ; ) {
            char c = chars[scan.at];
            if (CharacterClass.isSpace(c)) {
                column = Indents.advance(column, c);
                width = c == '\f' ? 0 : width + 1;
                scan.at++;
            } else if (c == '\\' && CharacterClass.isLineEnd(chars[scan.at + 1])) {
                continued = continued == 0 ? column : continued;
                scan.at = CharacterClass.afterLineEnd(chars, scan.at + 1);
            } else {
                width = continued == 0 ? width : continued;
                return continued == 0 ? column : continued;
            }
        }
    }

    private void indent(int column) {
        if (column > indents.column()) {
            // Where a tab is one column, the line has to be deeper, too.
            if (width <= indents.width()) {
                scan.tokens.noteTabs(scan.at);
            }
            indents.push(column, width);
            scan.take(TokenKind.INDENT, scan.at);
            return;
        }
        while (column < indents.column()) {
            if (column > indents.outer()) {
                scan.tokens.noteUnfit(scan.at);
                indents.move(column, width);
                return;
            }
            indents.pop();
            scan.take(TokenKind.DEDENT, scan.at);
        }
        if (width != indents.width()) {
            scan.tokens.noteTabs(scan.at);
        }
    }

    /** Handles the end of a physical line. */
    public void end() {
        if (scan.brackets.isEmpty()) {
            scan.take(TokenKind.NEWLINE, scan.at);
            scan.skipLineEnd();
            start();
        } else {
            scan.skipLineEnd();
            continueInBrackets();
        }
    }

    private void continueInBrackets() {
        int lineStart = scan.at;
        int column = indentation();
        char c = chars[scan.at];
        if (c == '#' || scan.atLineEnd() || scan.atEnd()) {
            return;
        }
        if (column <= indents.column() && c != ')' && c != ']' && c != '}') {
            resumption.note(lineStart);
        }
        if (startsStatement()) {
            resume(lineStart);
        }
    }

    /** Returns whether the next word cannot occur in brackets, so that an earlier bracket was left open. */
    private boolean startsStatement() {
        char first = chars[scan.at];
        if (first < 'a' || first > 'w') {
            return false;
        }
        int end = CharacterClass.identifierEnd(chars, scan.at);
        return Keywords.kind(chars, scan.at, end).isStatementOnly();
    }

    private void resume(int lineStart) {
        scan.at = lineStart;
        resumption.resume();
        scan.brackets.clear();
        int end = scan.tokens.lastEnd();
        scan.tokens.add(TokenKind.ERROR, end, end);
        scan.tokens.add(TokenKind.NEWLINE, end, end);
        start();
    }

    /** Ends the last line and returns true; returns false if an unclosed bracket sent the scan back. */
    public boolean finish() {
        if (!scan.brackets.isEmpty()) {
            resume(scan.length);
            return false;
        }
        if (!scan.tokens.endsLine()) {
            scan.tokens.add(TokenKind.NEWLINE, scan.length, scan.length);
        }
        while (!indents.isEmpty()) {
            indents.pop();
            scan.tokens.add(TokenKind.DEDENT, scan.length, scan.length);
        }
        scan.tokens.add(TokenKind.END, scan.length, scan.length);
        return true;
    }
}
