package dev.undebug.service.launch;

import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.source.Place;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the code of a command line in the file that contains it, where quotes, escapes and indentation stand around it. */
final class CommandCode {
    private static final String AROUND = "\"'\\ \t\r\n";
    private static final Pattern EXPANSION = Pattern.compile("\\$(?:\\w+|\\{\\w[^{}\\n]*\\})");

    private final String written;
    private final char[] text;
    private final int start;
    private int at;

    private CommandCode(Place place) {
        this.written = place.text();
        this.start = place.span().start();
        this.text = new char[place.file().text().length()];
        Arrays.fill(text, ' ');
    }

    /**
     * Returns the code at its place in the file; empty if it is not written there character by character, or if a shell
     * puts a part of a string into it.
     *
     * @param place the word with the code, as written
     * @param literal whether no shell expands anything in it
     */
    static Optional<CodePart> at(Place place, String code, boolean literal) {
        CommandCode found = new CommandCode(place);
        boolean first = true;
        for (int i = 0; i < code.length(); i++) {
            if (!found.put(code.charAt(i), first)) {
                return Optional.empty();
            }
            first = code.charAt(i) == '\n';
        }
        String whole = new String(found.text);
        return (literal ? Optional.of(whole) : found.filled(whole))
                .map(text -> new CodePart(place.file(), text, !literal));
    }

    /** @param first whether the character begins a line, which what is written before it must not indent */
    private boolean put(char c, boolean first) {
        while (at < written.length() && !isAt(c)) {
            if (AROUND.indexOf(written.charAt(at)) < 0) {
                return false;
            }
            at++;
        }
        if (at == written.length()) {
            return false;
        }
        at += isEscapedLineEnd(c) ? 1 : 0;
        if (first && start + at > 0) {
            text[start + at - 1] = '\n';
        }
        text[start + at] = c;
        at++;
        return true;
    }

    private boolean isAt(char c) {
        return written.charAt(at) == c || isEscapedLineEnd(c);
    }

    private boolean isEscapedLineEnd(char c) {
        return c == '\n' && written.startsWith("\\n", at);
    }

    private Optional<String> filled(String code) {
        StringBuilder known = new StringBuilder(code);
        Matcher expansion = EXPANSION.matcher(code);
        while (expansion.find()) {
            if (isInString(code, expansion.start())) {
                return Optional.empty();
            }
            int length = expansion.end() - expansion.start() - CodePart.UNKNOWN.length();
            known.replace(expansion.start(), expansion.end(), CodePart.UNKNOWN + " ".repeat(length));
        }
        return known.indexOf("$") < 0 && known.indexOf("`") < 0 ? Optional.of(known.toString()) : Optional.empty();
    }

    private boolean isInString(String code, int end) {
        char quote = 0;
        for (int i = start; i < end; i++) {
            char c = code.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote != 0;
    }
}
