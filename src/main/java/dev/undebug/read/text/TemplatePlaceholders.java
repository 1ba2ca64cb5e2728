package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a Helm template into YAML of the same length, so that places stay the same: lines of instructions become blank,
 * and expressions become a mark for unknown text.
 */
public final class TemplatePlaceholders {
    /** A private-use character of Unicode, which files do not contain. */
    public static final char UNKNOWN = '\uE000';

    private static final Pattern MARKS = Pattern.compile(UNKNOWN + "+");

    private static final Pattern LINE = Pattern.compile(
            "(?m)(?:^|(?<=\uFEFF))[ \\t]*+\\{\\{[^\\n{}]*+\\}\\}[ \\t]*+(?:\\{\\{[^\\n{}]*+\\}\\}[ \\t]*+)*+$");
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{[^\\n{}]*+\\}\\}");

    private static final Pattern VALUE = Pattern.compile(
            "\"?\\{\\{-?\\s*+\\.Values\\.([\\w.]++)\\s*+(?:\\|\\s*+(?:quote|toString|squote)\\s*+)*+-?}}\"?");

    private TemplatePlaceholders() {}

    /** Returns the path {@code flask.debug} of an expression such as {@code {{ .Values.flask.debug | quote }}}. */
    public static Optional<String> value(String written) {
        Matcher matcher = VALUE.matcher(written);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    public static boolean isTemplate(SourceFile file) {
        return file.text().contains("{{");
    }

    public static SourceFile masked(SourceFile file) {
        return new SourceFile(file.path(), mask(mask(file.text(), LINE, ' '), EXPRESSION, UNKNOWN));
    }

    /** Returns a text in which the matches are marked as unknown. */
    public static String marked(String text, Pattern expression) {
        return mask(text, expression, UNKNOWN);
    }

    /** Returns a text for display, with an ellipsis for each unknown part. */
    public static String shown(String text) {
        return MARKS.matcher(text).replaceAll("\u2026");
    }

    /** Returns the path of a folder for display: one that begins with an unknown part is taken for an absolute path. */
    public static String absolute(String folder) {
        boolean open = !folder.isEmpty() && folder.charAt(0) == UNKNOWN;
        return (open ? "/" : "") + shown(folder);
    }

    public static boolean isKnown(String value) {
        return value.indexOf(UNKNOWN) < 0;
    }

    private static String mask(String text, Pattern pattern, char mark) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int end = 0;
        while (matcher.find()) {
            masked.append(text, end, matcher.start());
            masked.append(String.valueOf(mark).repeat(matcher.end() - matcher.start()));
            end = matcher.end();
        }
        return masked.append(text, end, text.length()).toString();
    }
}
