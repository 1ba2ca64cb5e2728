package dev.undebug.read.packaging;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of test runs: {@code set_env} of tox, and {@code env} of pytest-env. */
final class TestSettings {
    private static final Set<String> KEYS = Set.of("setenv", "set_env", "env");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?<![\\w:.-])(?:[DRUS]:){0,4}([A-Za-z_]\\w*+)\\s*+=\\s*+(\\S*+)");

    private TestSettings() {}

    /** Returns the variables in the sections of an ini file. */
    static List<Unit> of(SourceFile file) {
        List<EnvVar> variables = new ArrayList<>();
        for (IniFile.Section section : IniFile.read(file, IniFile.Continued.BY_INDENT)) {
            if (isOfTests(section.name())) {
                section.entries().stream()
                        .filter(entry -> KEYS.contains(entry.key()))
                        .forEach(entry -> read(file, entry.value(), variables));
            }
        }
        return unit(file, variables);
    }

    private static boolean isOfTests(String section) {
        return section.equals("pytest")
                || section.equals("tool:pytest")
                || section.equals("tox")
                || section.startsWith("testenv");
    }

    /** Adds the assignments in a text. */
    static void read(SourceFile file, MappedText text, List<EnvVar> variables) {
        Matcher matcher = ASSIGNMENT.matcher(text.text());
        while (matcher.find()) {
            variables.add(new EnvVar(
                    matcher.group(1),
                    Optional.of(matcher.group(2)).filter(value -> !value.contains("{")),
                    file.place(text.span(matcher.start(1), matcher.end(2))),
                    text.span(matcher.start(2), matcher.end(2))));
        }
    }

    static List<Unit> unit(SourceFile file, List<EnvVar> variables) {
        return Units.allVariables("tests", Role.TEST, variables);
    }
}
