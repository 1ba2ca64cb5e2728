package dev.undebug.service;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.flask.FlaskVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packages that a program finds.
 *
 * @param names those that the repository asks for by name
 */
record Installed(FlaskVersion flask, Set<String> names) {
    Installed {
        names = Set.copyOf(names);
    }

    static Installed of(List<FileFacts> facts) {
        Set<String> names = facts.stream()
                .flatMap(file -> file.requirements().stream())
                .map(Requirement::name)
                .collect(Collectors.toSet());
        return new Installed(FlaskVersions.of(facts), names);
    }
}
