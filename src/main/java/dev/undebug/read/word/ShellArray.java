package dev.undebug.read.word;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array that shell text assigns, {@code FILES=(a b)}, on as many lines as it likes.
 *
 * @param open the index of the bracket before the elements
 * @param end the index after the bracket that closes them
 */
record ShellArray(MappedText in, String name, int open, int end) {
    private static final Pattern ASSIGNS = Pattern.compile("([A-Za-z_]\\w*)\\+?=");

    /** What may stand before the word of a program. */
    private static final Pattern BEFORE_PROGRAM = Pattern.compile("(?m)(?:^|[;&|({]|\\$\\(|`"
            + "|\\b(?:then|do|else|if|while|until|exec|sudo|nohup|env|time|eval|command)\\s|\\w=\\S{0,200}\\s)"
            + "[ \\t]{0,200}\"?\\$\\{([A-Za-z_]\\w*)\\[[@*]");

    /** @param written the word before the bracket; empty if it assigns no array, or if nothing closes the bracket */
    static Optional<ShellArray> of(MappedText in, String written, int open) {
        Matcher assigns = ASSIGNS.matcher(written);
        if (!assigns.matches()) {
            return Optional.empty();
        }
        int at = open + 1;
        while (at < in.length() && in.charAt(at) != ')') {
            at = after(in, at);
        }
        return at < in.length() ? Optional.of(new ShellArray(in, assigns.group(1), open, at + 1)) : Optional.empty();
    }

    /** Returns whether a command of the text is an expansion of the array. */
    boolean isStarted() {
        Matcher expansion = BEFORE_PROGRAM.matcher(in.text());
        while (expansion.find()) {
            if (expansion.group(1).equals(name)) {
                return true;
            }
        }
        return false;
    }

    List<Token> elements(QuotingRules dialect) {
        List<Token> elements = new ArrayList<>();
        int at = open + 1;
        while (at < end - 1) {
            boolean word = !dialect.endsWord(in.charAt(at)) && !isComment(in, at);
            if (word) {
                elements.add(WordReader.word(in, dialect, at).token());
            }
            at = after(in, at);
        }
        return elements;
    }

    /** Returns the index after the word, the comment or the other character at an index between the brackets. */
    private static int after(MappedText in, int from) {
        int at = from;
        if (isComment(in, at)) {
            while (at < in.length() && in.charAt(at) != '\n' && in.charAt(at) != '\r') {
                at++;
            }
            return at;
        }
        return QuotingRules.SHELL.endsWord(in.charAt(at))
                ? at + 1
                : WordReader.word(in, QuotingRules.SHELL, at).next();
    }

    private static boolean isComment(MappedText in, int at) {
        return in.charAt(at) == '#';
    }
}
