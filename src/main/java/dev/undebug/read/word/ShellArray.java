package dev.undebug.read.word;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array that shell text assigns, {@code FILES=(a b)}, on as many lines as it likes.
 *
 * @param open the index of the bracket before the elements
 * @param end the index after the bracket that closes them
 */
record ShellArray(MappedText in, String name, int open, int end) {
    private static final Pattern ASSIGNS = Pattern.compile("([A-Za-z_]\\w*)\\+?=");

    /** The text that may be before the word of a program. */
    private static final Pattern BEFORE_PROGRAM = Pattern.compile("(?m)(?:^|[;&|({]|\\$\\(|`"
            + "|\\b(?:then|do|else|if|while|until|exec|sudo|nohup|env|time|eval|command)\\s|\\w=\\S{0,200}\\s)"
            + "[ \\t]{0,200}\"?\\$\\{([A-Za-z_]\\w*)\\[[@*]");

    /** Returns whether the word before a bracket assigns an array. */
    static boolean isAssigned(String written) {
        return ASSIGNS.matcher(written).matches();
    }

    /** Returns the array of an assignment; empty if nothing closes the bracket. */
    static Optional<ShellArray> of(MappedText in, String written, int open) {
        String name = written.substring(0, written.length() - (written.endsWith("+=") ? 2 : 1));
        int at = open + 1;
        while (at < in.length() && in.charAt(at) != ')') {
            at = after(in, at);
        }
        return at < in.length() ? Optional.of(new ShellArray(in, name, open, at + 1)) : Optional.empty();
    }

    /** Returns the names of the arrays whose expansions are commands of a text. */
    static Set<String> started(MappedText in) {
        return BEFORE_PROGRAM
                .matcher(in.text())
                .results()
                .map(expansion -> expansion.group(1))
                .collect(Collectors.toSet());
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
