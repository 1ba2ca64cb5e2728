package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The object that a JavaScript file exports, as YAML of the same length, so that places stay the same. Most such
 * objects already are YAML, apart from comments, tabs and template quotes.
 */
public final class ScriptObject {
    private static final Pattern EXPORT =
            Pattern.compile("(?:module\\.exports\\s{0,9}=|export\\s{1,9}default)\\s{0,99}");

    private static final Pattern CONSTANT = Pattern.compile("(?:true|false|null)\\b");

    private ScriptObject() {}

    /** Returns the file with everything but the object blanked out. */
    public static SourceFile alone(SourceFile file) {
        String text = file.text();
        Matcher export = EXPORT.matcher(text);
        int start = export.find() && export.end() < text.length() ? export.end() : text.length();
        StringBuilder alone = new StringBuilder(text.length());
        blank(text, 0, start, alone);
        int depth = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == '"' || c == '\'' || c == '`') {
                end = endOfText(text, at);
                char quote = c == '`' ? '"' : c;
                alone.append(quote).append(text, at + 1, Math.max(at + 1, end - 1));
                if (end > at + 1) {
                    alone.append(quote);
                }
            } else if (text.startsWith("//", at) || text.startsWith("/*", at)) {
                end = endOfComment(text, at);
                blank(text, at, end, alone);
            } else if (isExpression(text, at, alone)) {
                end = endOfExpression(text, at);
                masked(text, at, end, alone);
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                alone.append(c == '\t' ? ' ' : c);
                if (depth <= 0) {
                    break;
                }
            }
            at = end;
        }
        return new SourceFile(file.path(), alone.toString());
    }

    /** Returns a JSON file with its comments blanked out. */
    public static SourceFile withoutComments(SourceFile file) {
        String text = file.text();
        StringBuilder without = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (text.startsWith("//", at) || text.startsWith("/*", at)) {
                end = endOfComment(text, at);
                blank(text, at, end, without);
            } else {
                end = text.charAt(at) == '"' ? endOfText(text, at) : end;
                without.append(text.substring(at, end).replace('\t', ' '));
            }
            at = end;
        }
        return new SourceFile(file.path(), without.toString());
    }

    /** Returns whether a name after a colon begins an expression. */
    private static boolean isExpression(String text, int at, StringBuilder before) {
        if (!Character.isJavaIdentifierStart(text.charAt(at))
                || CONSTANT.matcher(text).region(at, text.length()).lookingAt()) {
            return false;
        }
        int last = before.length() - 1;
        while (last >= 0 && before.charAt(last) == ' ') {
            last--;
        }
        return last >= 0 && before.charAt(last) == ':';
    }

    private static int endOfExpression(String text, int start) {
        int depth = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean closes = c == '}' || c == ']' || c == ')';
            if (c == '\n' || c == '\r' || (depth == 0 && (closes || c == ','))) {
                return at;
            }
            depth += closes ? -1 : c == '{' || c == '[' || c == '(' ? 1 : 0;
            at = c == '"' || c == '\'' || c == '`' ? endOfText(text, at) : at + 1;
        }
        return at;
    }

    /** Replaces an expression by one word. */
    private static void masked(String text, int from, int to, StringBuilder masked) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            masked.append(c == '\n' || c == '\r' ? c : 'x');
        }
    }

    private static void blank(String text, int from, int to, StringBuilder blanked) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            blanked.append(c == '\n' || c == '\r' ? c : ' ');
        }
    }

    private static int endOfText(String text, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    private static int endOfComment(String text, int start) {
        boolean line = text.charAt(start + 1) == '/';
        int end = start + 2;
        if (!line) {
            end = text.indexOf("*/", start + 2);
            return end < 0 ? text.length() : end + 2;
        }
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
