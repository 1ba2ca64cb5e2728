package dev.undebug.read.shell.syntax;

import dev.undebug.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A substitution that prints a variable in capitals or in small letters: {@code $(echo "$MODE" | tr a-z A-Z)}.
 *
 * @param word where the variable is in the text
 * @param end the index after the substitution
 */
public record PrintedCase(Span word, boolean capitals, int end) {
    private static final String SMALL = "[\"']?+(?:\\[?a-z\\]?|\\[:lower:\\])[\"']?+";
    private static final String LARGE = "[\"']?+(?:\\[?A-Z\\]?|\\[:upper:\\])[\"']?+";
    private static final String WORD = "(\"?\\$(?:\\w{1,100}+|\\{\\w{1,100}+(?::?-[\\w.-]{0,100}+)?})\"?)";
    private static final String PROGRAM =
            "tr +(?:(?<capitals>" + SMALL + " +" + LARGE + ")|" + LARGE + " +" + SMALL + ")";

    private static final Pattern PRINTED = Pattern.compile("\\$\\( *+(?:(?:echo|printf +[\"']?%s[\"']?) +" + WORD
            + " *+\\| *+" + PROGRAM + "|" + PROGRAM.replace("capitals", "given") + " *+<<< *+" + WORD + ") *+\\)");

    /** Values that programs print as they are. */
    private static final Pattern PLAIN = Pattern.compile("(?!-)[\\w.@:/+,=-]*+");

    /** Returns the substitution that begins at an index of a text, if it is such a one. */
    public static Optional<PrintedCase> at(CharSequence text, int from, int to) {
        Matcher printed = PRINTED.matcher(text).region(from, to);
        if (!printed.lookingAt()) {
            return Optional.empty();
        }
        int word = printed.group(1) == null ? printed.groupCount() : 1;
        boolean capitals = printed.group("capitals") != null || printed.group("given") != null;
        return Optional.of(new PrintedCase(new Span(printed.start(word), printed.end(word)), capitals, printed.end()));
    }

    /** Returns what is printed for a value; empty if another program may change more of it. */
    public Optional<String> of(String value) {
        return Optional.of(value)
                .filter(text -> PLAIN.matcher(text).matches())
                .map(text -> capitals ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
    }
}
