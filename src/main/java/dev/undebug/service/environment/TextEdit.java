package dev.undebug.service.environment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One substitution of {@code sed} or {@code perl}, of those that both and Java understand alike. */
record TextEdit(Pattern pattern, String replacement) {
    /** {@code s/…/…/g} with any character between the parts. */
    private static final Pattern SUBSTITUTION =
            Pattern.compile("s([^\\w\\s\\\\])((?:(?!\\1).)*+)\\1((?:(?!\\1).)*+)\\1([gI]*);?");

    /** Characters that the dialects of regular expressions understand differently. */
    private static final Pattern DIALECT = Pattern.compile("[\\\\(){}|+?\\[\\]]");

    /** Words that have to do with debug mode, or with the way that a program takes. */
    private static final Pattern MATTERS = Pattern.compile(
            "(?i)debug|dev|prod|test|config|setting|env|true|false|none|flask|import|exec|reload|#|\\\\n|[=:]\\s*$"
                    + "|\\b(?:run|main|mode|if|else|return|on|off|yes|no)\\b|(?<![\\d.])[01](?![\\d.])");

    /** Returns whether a script certainly changes nothing in a text that has to do with debug mode. */
    static boolean isHarmless(String script, String text) {
        return of(script).map(edit -> text.lines().noneMatch(edit::matters)).orElse(false);
    }

    private static Optional<TextEdit> of(String script) {
        Matcher parts = SUBSTITUTION.matcher(script.strip());
        if (!parts.matches()
                || DIALECT.matcher(parts.group(2)).find()
                || parts.group(3).contains("\\")
                || parts.group(3).contains("&")
                || parts.group(2).contains("$")
                || parts.group(3).contains("$")) {
            return Optional.empty();
        }
        int flags = parts.group(4).contains("I") ? Pattern.CASE_INSENSITIVE : 0;
        String pattern = parts.group(2).replaceFirst("^\\*", "\\\\*").replaceFirst("^\\^\\*", "^\\\\*");
        return Optional.of(new TextEdit(Pattern.compile(pattern, flags), parts.group(3)));
    }

    private boolean matters(String line) {
        Matcher found = pattern.matcher(line);
        return found.find()
                && (MATTERS.matcher(found.group()).find()
                        || MATTERS.matcher(replacement).find());
    }
}
