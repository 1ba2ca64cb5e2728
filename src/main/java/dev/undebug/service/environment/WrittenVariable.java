package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads variables written as {@code NAME=value} inside something else: a word of a command, a Python string. */
public final class WrittenVariable {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    /** The beginning of a Python string, with its prefix. */
    private static final Pattern BEGINNING = Pattern.compile("[A-Za-z]{0,2}([\"'])([A-Za-z_][A-Za-z0-9_]*)=");

    private WrittenVariable() {}

    /**
     * Reads a variable with known text.
     *
     * @param literal whether the program gets exactly this value
     */
    public static Optional<EnvVar> read(String text, Place written, boolean literal) {
        Matcher matcher = ASSIGNMENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        Optional<String> value = Optional.of(matcher.group(2)).filter(known -> literal);
        int start = written.text().indexOf(text);
        if (start < 0) {
            return Optional.of(computed(name, value, written));
        }
        int from = written.span().start() + start;
        Span whole = new Span(from, from + text.length());
        Span valueSpan = new Span(from + name.length() + 1, whole.end());
        return Optional.of(new EnvVar(name, value, written.file().place(whole), valueSpan));
    }

    /** Reads the name of a variable from an expression that begins with it: {@code f"DEBUG={debug}"}. */
    public static Optional<EnvVar> named(Place expression) {
        Matcher matcher = BEGINNING.matcher(expression.text());
        return matcher.lookingAt()
                ? Optional.of(computed(matcher.group(2), Optional.empty(), expression))
                : Optional.empty();
    }

    /** The value in an f-string goes from the sign to the last quote; in a concatenation it has no place of its own. */
    private static EnvVar computed(String name, Optional<String> value, Place written) {
        String text = written.text();
        Matcher matcher = BEGINNING.matcher(text);
        int last = text.length() - 1;
        boolean one = matcher.lookingAt()
                && matcher.group(2).equals(name)
                && text.indexOf(matcher.group(1), matcher.end()) == last;
        int start = written.span().start();
        Span span = one ? new Span(start + matcher.end(), start + last) : written.span();
        return new EnvVar(name, value, written, span);
    }
}
