package dev.undebug.read.hcl;

import dev.undebug.read.text.Lines;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the parser of Terraform's language stands in a text. Depth and size are bounded. */
final class HclCursor {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 20_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]{0,200}");

    private final SourceFile file;
    private final String text;
    private int at;
    private int nodes;
    /** Whether a line's end is white space, as it is within brackets. */
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

    /** Counts one more thing; returns whether there are too many, or whether it lies too deep. */
    boolean exhausted(int depth) {
        if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
            at = text.length();
            return true;
        }
        return false;
    }

    /** Returns whether the lines joined before, which is to be given back. */
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

    /** Steps over a text that stands here; returns whether it did. */
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

    /** Reads a name; empty where none is. */
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

    /** Skips white space and comments, and the ends of lines where they join. */
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

    /** Skips what is left of an expression: to the end of its line, or what closes what it stands in. */
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
