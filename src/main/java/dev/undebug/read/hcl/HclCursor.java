package dev.undebug.read.hcl;

import dev.undebug.read.text.Lines;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position of the HCL parser in a text. Depth and size are limited. */
final class HclCursor {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 20_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]{0,200}");

    private final SourceFile file;
    private final String text;
    private int at;
    private int nodes;
    /** Whether line ends are white space, as within brackets. */
    private boolean linesJoin;

    HclCursor(SourceFile file) {
        this.file = file;
        this.text = file.text();
        this.at = Lines.start(file);
    }

    SourceFile file() {
        return file;
    }

    String text() {
        return text;
    }

    int at() {
        return at;
    }

    void move(int to) {
        at = Math.min(to, text.length());
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Counts one more node; at the limit of nodes or depth, moves to the end of the text and returns true. */
    boolean exhausted(int depth) {
        if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
            at = text.length();
            return true;
        }
        return false;
    }

    /** Sets whether line ends are white space; returns the old setting, which the caller restores. */
    boolean joinLines(boolean join) {
        boolean before = linesJoin;
        linesJoin = join;
        return before;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    char peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
    }

    boolean sees(String expected) {
        return text.startsWith(expected, at);
    }

    /** Skips the expected text; returns whether it was there. */
    boolean take(String expected) {
        if (!sees(expected)) {
            return false;
        }
        move(at + expected.length());
        return true;
    }

    Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    boolean seesName() {
        return matcher(NAME).lookingAt();
    }

    /** Reads a name; empty if there is none. */
    String name() {
        Matcher matcher = matcher(NAME);
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }

    Span since(int start) {
        return new Span(start, Math.max(start, at));
    }

    /** Skips white space and comments, and line ends where they are white space. */
    void skip() {
        skip(linesJoin);
    }

    void skip(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                skipLine();
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (c == ' ' || c == '\t' || (lines && Character.isWhitespace(c))) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
    }

    /** Skips the rest of an expression: to a comma, a closing bracket, or the end of its line. */
    void rest() {
        int depth = 0;
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean closes = !quoted && (c == ')' || c == ']' || c == '}');
            if (isLineEnd(c) && depth == 0) {
                return;
            }
            if (depth == 0 && !quoted && (closes || c == ',')) {
                return;
            }
            quoted = (c == '"') != quoted && !isLineEnd(c);
            depth += closes ? -1 : !quoted && (c == '(' || c == '[' || c == '{') ? 1 : 0;
            at += c == '\\' && quoted ? 2 : 1;
        }
        at = Math.min(at, text.length());
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
