package dev.undebug.service.command;

import dev.undebug.fact.Word;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable in front of a program's name in a command line: {@code gunicorn $OPTS shop:app}. Unset, it is no word, and set, it
 * holds options, unless its name says that it holds a program.
 */
final class FilledOptions {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*+)}|([A-Za-z_]\\w*+))");

    private static final Pattern OF_PROGRAM = Pattern.compile(
            "(?i).*(?:app|application|module|mod|wsgi|asgi|target|entry|point|script|file|program|main|path|name|py|cmd|command|server|service|project|run)\\d*+");

    private FilledOptions() {}

    /** Returns the words without such variables in front of the first other one. */
    static List<Word> skipped(List<Word> words) {
        int at = 0;
        while (at < words.size() - 1 && are(words.get(at))) {
            at++;
        }
        return words.subList(at, words.size());
    }

    /** Returns whether a word is such a variable. */
    static boolean are(Word word) {
        Matcher variable = VARIABLE.matcher(word.text());
        return !word.literal()
                && variable.matches()
                && !OF_PROGRAM
                        .matcher(variable.group(1) == null ? variable.group(2) : variable.group(1))
                        .matches();
    }
}
