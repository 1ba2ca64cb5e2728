package dev.undebug.read.packaging;

import dev.undebug.fact.Requirement;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One requirement in the syntax of PEP 508 and pip. */
final class RequirementLine {
    private static final Pattern REQUIREMENT =
            Pattern.compile("\\s*+([A-Za-z0-9][A-Za-z0-9._-]*+)\\s*+(?:\\[[^\\]]*+\\])?\\s*+(.*+)", Pattern.DOTALL);

    private RequirementLine() {}

    static Optional<Requirement> read(SourceFile file, MappedText line) {
        Matcher matcher = REQUIREMENT.matcher(line.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = specifier(matcher.group(2));
        if (!rest.isEmpty() && "=<>!~(@".indexOf(rest.charAt(0)) < 0) {
            return Optional.empty();
        }
        String specifier = rest.startsWith("@") ? "" : CondaSpec.specifier(rest).replaceAll("[\\s()]", "");
        int end = specifier.isEmpty() ? matcher.end(1) : matcher.start(2) + rest.length();
        return Optional.of(
                new Requirement(normalized(matcher.group(1)), specifier, file.place(line.span(matcher.start(1), end))));
    }

    /** Returns a requirement made from its parts. */
    static Requirement of(String name, String specifier, Place place) {
        return new Requirement(normalized(name), specifier.replaceAll("\\s", ""), place);
    }

    /** Removes markers, options and comments. */
    private static String specifier(String rest) {
        String specifier = rest;
        for (String end : new String[] {";", " --", " #", "\t#"}) {
            int at = specifier.indexOf(end);
            specifier = at < 0 ? specifier : specifier.substring(0, at);
        }
        return specifier.startsWith("#") || specifier.startsWith("--") ? "" : specifier.stripTrailing();
    }

    private static String normalized(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }
}
