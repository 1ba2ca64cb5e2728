package dev.undebug.read.docker;

import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One instruction of a Dockerfile, its lines joined.
 *
 * @param keyword in upper case
 * @param arguments the text after the keyword
 * @param span the instruction as written
 * @param documents its here-documents
 */
record DockerInstruction(String keyword, MappedText arguments, Span span, List<PrintedText> documents) {
    private static final Pattern KEYWORD = Pattern.compile("([A-Za-z]+)\\s+");
    private static final Set<String> REFUSED = Set.of("FROM", "ONBUILD", "MAINTAINER");

    /** Returns the value of a flag such as {@code --from=builder}; empty text without the flag. */
    String flag(String name) {
        return flags(name).stream().findFirst().orElse("");
    }

    /** Returns the values of a flag that may be given several times. */
    List<String> flags(String name) {
        List<String> values = new ArrayList<>();
        String text = arguments.text();
        int at = 0;
        while (text.startsWith("--", at)) {
            int end = wordEnd(text, at);
            if (text.startsWith("--" + name + "=", at)) {
                values.add(text.substring(at + name.length() + 3, end));
            }
            at = blanksEnd(text, end);
        }
        return values;
    }

    /** Returns whether a flag without a value is given: {@code --parents}. */
    boolean has(String name) {
        String text = arguments.text();
        int at = 0;
        while (text.startsWith("--", at)) {
            int end = wordEnd(text, at);
            if (text.substring(at, end).equals("--" + name)) {
                return true;
            }
            at = blanksEnd(text, end);
        }
        return flag(name).equals("true");
    }

    /** Returns the arguments after the flags. */
    MappedText operands() {
        String text = arguments.text();
        int at = 0;
        while (text.startsWith("--", at)) {
            at = blanksEnd(text, wordEnd(text, at));
        }
        return arguments.sub(at, text.length());
    }

    /** Returns the instruction that ONBUILD has after it; empty if Docker refuses that there. */
    Optional<DockerInstruction> trigger() {
        Matcher matcher = KEYWORD.matcher(arguments.text());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toUpperCase(Locale.ROOT);
        MappedText rest = arguments.sub(matcher.end(), arguments.length());
        return REFUSED.contains(name)
                ? Optional.empty()
                : Optional.of(new DockerInstruction(name, rest, span, documents));
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int blanksEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
