package dev.undebug.source.toml;

import dev.undebug.source.SourceFile;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Prepares a TOML text for its parser, in one pass. Comments and empty lines become spaces, so that every character
 * keeps its offset: tomlj takes cubic time for a run of them (47 seconds for 4,000 empty lines). A template's
 * expressions become strings. The pass also records the ends of strings and brackets, which the parser does not report.
 */
final class TomlScan {
    /** The most successive empty lines in the prepared text, inside text that only this pass takes for a string. */
    private static final int MAX_EMPTY_LINES = 64;

    /** The most lines that cannot be TOML. The parser takes ten microseconds and a kilobyte for each. */
    private static final int MAX_BROKEN_LINES = 200;

    private final String text;
    private final StringBuilder prepared;
    private final int[] ends;
    private final BitSet placeholders = new BitSet();
    private final TemplateMarks marks;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int at;
    private int lineEnd = -1;
    private boolean content;
    private boolean assigns;
    private int brokenLines;
    private boolean template;

    TomlScan(String text) {
        this.text = text;
        this.prepared = new StringBuilder(text);
        this.ends = new int[text.length()];
        this.marks = new TemplateMarks(text);
        if (!text.isEmpty() && text.charAt(0) == SourceFile.BYTE_ORDER_MARK) {
            blank(1);
        }
        while (at < text.length()) {
            step();
        }
    }

    /** Returns the text for the parser. */
    String prepared() {
        return prepared.toString();
    }

    /** Returns whether a template's expressions, statements or comments occur outside of strings and comments. */
    boolean isTemplate() {
        return template;
    }

    boolean isPlaceholder(int start) {
        return placeholders.get(start);
    }

    /**
     * Returns the offset after the string, the bracket's other half, or the placeholder that starts at an offset; 0 if
     * none does.
     */
    int end(int start) {
        return start < ends.length ? ends[start] : 0;
    }

    /** Returns whether there is more invalid text than the parser can take. */
    boolean isHopeless() {
        return brokenLines > MAX_BROKEN_LINES || hasLongGap();
    }

    private boolean hasLongGap() {
        int gap = 0;
        int start = 0;
        for (int end = prepared.indexOf("\n"); end >= 0; end = prepared.indexOf("\n", start)) {
            int first = start;
            while (first < end && isSpace(prepared.charAt(first))) {
                first++;
            }
            gap = first == end || prepared.charAt(first) == '#' ? gap + 1 : 0;
            if (gap > MAX_EMPTY_LINES) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private void step() {
        char c = text.charAt(at);
        int mark = marks.end(at);
        if (isSpace(c)) {
            at++;
        } else if (c == '\n' || c == '\r') {
            endLine(c);
        } else if (c == '#') {
            blank(endOfLine(at));
        } else if (mark > 0) {
            template(mark);
        } else {
            lineEnd = -1;
            assigns |= c == '=' || (c == '[' && !content);
            content = true;
            token(c);
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** Keeps only the last of several line ends with nothing but space and comments between them. */
    private void endLine(char c) {
        if (c == '\r' && text.startsWith("\n", at + 1)) {
            blank(at + 1);
            return;
        }
        if (lineEnd >= 0) {
            prepared.setCharAt(lineEnd, ' ');
        }
        if (open.isEmpty()) {
            brokenLines += content && !assigns ? 1 : 0;
            content = false;
            assigns = false;
        }
        prepared.setCharAt(at, '\n');
        lineEnd = at++;
    }

    private void blank(int to) {
        while (at < to) {
            prepared.setCharAt(at++, ' ');
        }
    }

    private int endOfLine(int from) {
        int end = from;
        while (!endsLine(end)) {
            end++;
        }
        return end;
    }

    private boolean endsLine(int offset) {
        return offset >= text.length() || text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
    }

    /** An expression becomes a string of the same length; statements and comments become spaces. */
    private void template(int end) {
        template = true;
        if (text.charAt(at + 1) != '{') {
            blank(end);
            return;
        }
        lineEnd = -1;
        placeholders.set(at);
        ends[at] = end;
        prepared.setCharAt(at++, '"');
        for (; at < end - 1; at++) {
            char c = text.charAt(at);
            prepared.setCharAt(at, c == '"' || c == '\\' ? '_' : c);
        }
        prepared.setCharAt(at++, '"');
    }

    private void token(char c) {
        switch (c) {
            case '"', '\'' -> string(c);
            case '[', '{' -> open.push(at++);
            case ']', '}' -> {
                if (!open.isEmpty() && text.charAt(open.peek()) == (c == ']' ? '[' : '{')) {
                    ends[open.pop()] = at + 1;
                }
                at++;
            }
            default -> at++;
        }
    }

    private void string(char quote) {
        String tripled = String.valueOf(quote).repeat(3);
        int start = at;
        at = text.startsWith(tripled, start) ? endOfLong(start + 3, tripled) : endOfShort(start + 1, quote);
        ends[start] = at;
    }

    /** Up to two quotes before the closing ones belong to the text. */
    private int endOfLong(int from, String quotes) {
        char quote = quotes.charAt(0);
        int end = from;
        while (end < text.length() && !text.startsWith(quotes, end)) {
            end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            // The text after an unclosed string cannot be interpreted.
            prepared.setLength(from);
            return text.length();
        }
        int most = Math.min(end + 5, text.length());
        end += 3;
        while (end < most && text.charAt(end) == quote) {
            end++;
        }
        return end;
    }

    private int endOfShort(int from, char quote) {
        int end = from;
        while (!endsLine(end) && text.charAt(end) != quote) {
            boolean escapes = quote == '"' && text.charAt(end) == '\\' && !endsLine(end + 1);
            end += escapes ? 2 : 1;
        }
        if (endsLine(end)) {
            brokenLines++;
            return end;
        }
        return end + 1;
    }
}
