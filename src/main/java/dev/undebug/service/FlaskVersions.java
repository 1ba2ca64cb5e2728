package dev.undebug.service;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.flask.FlaskVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which release of Flask a repository asks for. */
final class FlaskVersions {
    private static final Pattern CLAUSE = Pattern.compile("(===?|~=|>=|>|<=|<)\\s*([0-9][0-9.]*)");

    private FlaskVersions() {}

    /**
     * What is known of the release.
     *
     * @param version the lowest that is pinned, for it switches debug mode on most readily; the newest where none is
     * @param known whether the repository says on which side of 2.3 it is, where Flask stopped to read {@code FLASK_ENV}
     */
    record Wanted(FlaskVersion version, boolean known) {}

    static Wanted of(List<FileFacts> facts) {
        List<Requirement> requirements = facts.stream()
                .flatMap(file -> file.requirements().stream())
                .filter(requirement -> requirement.name().equals("flask"))
                .toList();
        return requirements.stream()
                .map(FlaskVersions::pinned)
                .flatMap(Optional::stream)
                .min(FlaskVersion::compareTo)
                .map(version -> new Wanted(version, true))
                .orElseGet(() ->
                        new Wanted(FlaskVersion.NEWEST, requirements.stream().anyMatch(FlaskVersions::isAtLeast23)));
    }

    /** Returns the release that is pinned, or the one from which on an old one is asked for. */
    private static Optional<FlaskVersion> pinned(Requirement requirement) {
        Optional<FlaskVersion> exact = clause(requirement, List.of("==", "===", "~="));
        Optional<FlaskVersion> below = clause(requirement, List.of("<", "<="));
        boolean old = below.isPresent() && !below.get().atLeast(2, 3, 1);
        return exact.or(() -> old
                ? clause(requirement, List.of(">=", ">")).or(() -> Optional.of(FlaskVersion.LAST_WITH_MODE))
                : Optional.empty());
    }

    private static boolean isAtLeast23(Requirement requirement) {
        return clause(requirement, List.of(">=", ">"))
                .filter(version -> version.atLeast(2, 3))
                .isPresent();
    }

    private static Optional<FlaskVersion> clause(Requirement requirement, List<String> operators) {
        Matcher matcher = CLAUSE.matcher(requirement.specifier());
        while (matcher.find()) {
            if (operators.contains(matcher.group(1))) {
                return FlaskVersion.parse(matcher.group(2));
            }
        }
        return Optional.empty();
    }
}
