package dev.undebug.service.environment;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One substitution of {@code sed} or {@code perl}, of those that both and Java understand alike.
 *
 * @param pattern its pattern, whose matches are all that it changes
 * @param replacement the text that it puts there, if that is known: a variable or a group of the pattern leaves it open
 */
record TextEdit(Pattern pattern, Optional<String> replacement) {
    /** {@code s/…/…/g} with any character between the parts. */
    private static final Pattern SUBSTITUTION =
            Pattern.compile("s([^\\w\\s\\\\])((?:(?!\\1).)*+)\\1((?:(?!\\1).)*+)\\1([gI]*);?");

    /**
     * Substitutions of the ends of lines: {@code s/\r$//}, {@code s/\r\n/\n/g}, {@code s/[ \t]*$//}. Not {@code s/\s+$//}, with which
     * {@code perl} joins the lines.
     */
    private static final Pattern LINE_ENDS = Pattern.compile(
            "s([^\\w\\s\\\\])(?:(?:\\\\r|\\r|\\\\x0[dD])[*+]?\\$?\\1|(?: |\\[ \\\\t\\]|\\[\\[:blank:\\]\\])(?:\\*|\\\\?\\+)?\\$\\1"
                    + "|\\\\r\\\\n\\$?\\1\\\\n)\\1g?;?");

    /** A new version of the program: {@code s/__version__ = '.*'/__version__ = '2.0'/}. */
    private static final Pattern VERSION = Pattern.compile(
            "s([^\\w\\s\\\\])\\^?(_*(?:VERSION|version)_* ?[=:] ?)[\"']?(?:(?!\\1)[^\"'\\n])*[\"']?\\$?\\1\\2[\"']?(?:(?!\\1)[^\"'\\n\\\\;])*[\"']?\\1g?;?");

    private static final Pattern DEBUG = Pattern.compile("(?i)version.*debug|debug.*version");

    /** Characters with which a replacement takes over something that the script does not say. */
    private static final Pattern OPEN = Pattern.compile("[\\\\&$`]");

    private static final Pattern WORD = Pattern.compile("\\w+");

    /** The text before a port, which decides nothing of debug mode: {@code app.run(debug=True, port=}. */
    private static final Pattern BEFORE_PORT = Pattern.compile("(?:^|[(,])\\s*port\\s*=\\s*(?:int\\(\\s*)?[\"']?\\w*$");

    /** Characters that the dialects of regular expressions understand differently. */
    private static final Pattern DIALECT = Pattern.compile("[\\\\(){}|+?\\[\\]]");

    /** Words that have to do with debug mode, or with the way that a program takes. */
    private static final Pattern MATTERS = Pattern.compile(
            "(?i)debug|dev|prod|test|config|setting|env|true|false|none|flask|import|exec|reload|#|\\\\n|[=:]\\s*$"
                    + "|\\b(?:run|main|mode|if|else|return|on|off|yes|no)\\b|(?<![\\d.])[01](?![\\d.])");

    /** Returns whether a script certainly changes nothing in a text that has to do with debug mode. */
    static boolean isHarmless(String script, String text) {
        return LINE_ENDS.matcher(script.strip()).matches()
                || (VERSION.matcher(script.strip()).matches()
                        && !DEBUG.matcher(text).find())
                || of(script).map(edit -> text.lines().noneMatch(edit::matters)).orElse(false);
    }

    private static Optional<TextEdit> of(String script) {
        Matcher parts = SUBSTITUTION.matcher(script.strip());
        if (!parts.matches()
                || DIALECT.matcher(parts.group(2)).find()
                || parts.group(2).contains("$")
                || parts.group(2).contains("`")) {
            return Optional.empty();
        }
        int flags = parts.group(4).contains("I") ? Pattern.CASE_INSENSITIVE : 0;
        String pattern = parts.group(2).replaceFirst("^\\*", "\\\\*").replaceFirst("^\\^\\*", "^\\\\*");
        return Optional.of(new TextEdit(
                Pattern.compile(pattern, flags),
                Optional.of(parts.group(3)).filter(text -> !OPEN.matcher(text).find())));
    }

    private boolean matters(String line) {
        return pattern.matcher(line)
                .results()
                .anyMatch(found -> MATTERS.matcher(found.group()).find()
                        || replacement.map(text -> MATTERS.matcher(text).find()).orElseGet(() -> !isPort(line, found)));
    }

    private static boolean isPort(String line, MatchResult found) {
        return WORD.matcher(found.group()).matches()
                && BEFORE_PORT.matcher(line.substring(0, found.start())).find();
    }
}
