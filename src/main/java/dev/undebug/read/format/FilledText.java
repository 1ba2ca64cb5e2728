package dev.undebug.read.format;

import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.SourceFile;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template that a script fills, as text of the same length: what may get another value is marked as unknown, placeholders by
 * their looks, other text by the patterns of sed.
 */
public final class FilledText {
    private static final int MAX_EDITS = 50;

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "@\\w{1,60}+@|#\\w{1,60}+#|%\\w{1,60}+%|__[A-Za-z](?:(?!__)\\w){0,60}+__|<[A-Za-z_-]{1,60}+>");

    /** A reference that {@code envsubst} replaces; systemd and shells have such, too. */
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{\\w{1,60}+}|\\w{1,60}+)");

    /** The pattern and the new text of a replacement, or the address of the lines that a command changes. */
    private static final Pattern REPLACED = Pattern.compile(
            "(?:^|[;{}\\s0-9,$!/])s([^\\w\\s\\\\])((?:(?!\\1)[^\\\\]|\\\\.)*+)\\1((?:(?!\\1)[^\\\\]|\\\\.)*+)|^\\s*+/((?:[^/\\\\]|\\\\.)++)/");

    /** The beginning of a path, which turns nothing on or off: {@code /srv}, {@code $(pwd)}, {@code $APP_DIR}. */
    private static final Pattern OF_PATH =
            Pattern.compile("(?i)\\\\?+/|~|(?:\\$\\(|\\\\?+`)\\s*+(?:pwd|dirname|realpath|readlink|cd)\\b"
                    + "|\\$\\{?+(?:PWD|\\w{0,40}(?:DIR|PATH|HOME|ROOT|FOLDER)\\w{0,40})\\b");

    /** A part of a pattern that stands for itself. */
    private static final Pattern LITERAL = Pattern.compile("[^\\\\^$.*\\[\\](){}|+?]++");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$*\\[\\](){}|+?]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([/.@#|$-])");

    /** Words of variables that may turn something on. */
    private static final Pattern SWITCHING = Pattern.compile("(?i)flask|debug|env");

    private final String text;
    private final StringBuilder masked;

    /** Text in place of which a path comes. */
    private final Set<String> paths = new HashSet<>();

    private FilledText(String text) {
        this.text = text;
        this.masked = new StringBuilder(text);
    }

    /** Returns the text of a file with what a command changes on the way to a place marked as unknown. */
    public static SourceFile masked(SourceFile file, PlacedAs placed) {
        FilledText filled = new FilledText(file.text());
        if (placed.filled()) {
            placed.edits().stream().distinct().limit(MAX_EDITS).forEach(filled::edit);
            filled.mask(PLACEHOLDER);
        }
        return new SourceFile(file.path(), filled.masked.toString());
    }

    private void edit(String script) {
        if (script.equals(FilledFiles.REFERENCES)) {
            mask(REFERENCE);
            return;
        }
        Matcher replaced = REPLACED.matcher(script);
        boolean known = false;
        while (replaced.find()) {
            known = true;
            boolean lines = replaced.group(2) == null;
            replaced(
                    lines ? replaced.group(4) : replaced.group(2),
                    !lines && OF_PATH.matcher(replaced.group(3)).lookingAt());
        }
        if (!known) {
            // It may change anything; what matters are switches.
            values("");
        }
    }

    private void replaced(String pattern, boolean path) {
        String plain = ESCAPED.matcher(pattern).replaceAll("$1");
        if (path && !SPECIAL.matcher(plain).find()) {
            paths.add(plain);
            return;
        }
        if (!SPECIAL.matcher(plain).find() && !plain.isEmpty()) {
            mask(Pattern.compile(Pattern.quote(plain)));
            return;
        }
        values(LITERAL.matcher(pattern)
                .results()
                .map(found -> found.group())
                .max(Comparator.comparingInt(String::length))
                .filter(part -> part.length() > 1
                        && pattern.indexOf('$') == pattern.lastIndexOf('$')
                        && (pattern.indexOf('$') < 0 || pattern.endsWith("$")))
                .orElse(""));
    }

    /** Marks the values of the lines with a text. */
    private void values(String part) {
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf('\n', start);
            int end = next < 0 ? text.length() : next;
            int equals = text.lastIndexOf('=', end - 1);
            String line = text.substring(start, end);
            if (equals >= start
                    && line.contains(part)
                    && (!part.isEmpty() || SWITCHING.matcher(line).find())) {
                mask(equals + 1, end);
            }
            start = end + 1;
        }
    }

    private void mask(Pattern pattern) {
        pattern.matcher(text)
                .results()
                .filter(found -> !paths.contains(found.group()))
                .forEach(found -> mask(found.start(), found.end()));
    }

    private void mask(int from, int to) {
        for (int i = from; i < to; i++) {
            if ("\r\n".indexOf(text.charAt(i)) < 0) {
                masked.setCharAt(i, TemplatePlaceholders.UNKNOWN);
            }
        }
    }
}
