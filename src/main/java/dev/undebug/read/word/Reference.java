package dev.undebug.read.word;

import dev.undebug.fact.EnvVar;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that consists of one variable: {@code $DEBUG}, {@code ${DEBUG:-0}}.
 *
 * @param name of the variable
 * @param emptyIsUnset whether the default is for an empty value as well
 */
public record Reference(String name, boolean emptyIsUnset) {
    private static final Pattern WRITTEN = Pattern.compile(
            "\\$(?:(?<plain>[A-Za-z_]\\w*)|\\{(?<name>[A-Za-z_]\\w*)(?:(?<operator>:?[-=?])[^{}]*)?\\})");

    public static Optional<Reference> of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group("plain") == null ? matcher.group("name") : matcher.group("plain");
        String operator = matcher.group("operator");
        return Optional.of(new Reference(name, operator != null && operator.startsWith(":")));
    }

    /** Returns the variable that is passed on unchanged; empty if it is not set. */
    public Optional<EnvVar> in(Function<String, Optional<EnvVar>> variables) {
        return variables
                .apply(name)
                .filter(found ->
                        !(emptyIsUnset && found.value().filter(String::isEmpty).isPresent()));
    }
}
