package dev.undebug.service;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.flask.FlaskVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which release of Flask a repository pins. */
final class FlaskVersions {
    private static final Pattern PIN = Pattern.compile("(?:===?|~=)\\s*([0-9][0-9.]*)");

    private FlaskVersions() {}

    /** Returns the lowest pinned release, for it switches debug mode on most readily; the newest where none is pinned. */
    static FlaskVersion of(List<FileFacts> facts) {
        return facts.stream()
                .flatMap(file -> file.requirements().stream())
                .filter(requirement -> requirement.name().equals("flask"))
                .map(FlaskVersions::pinned)
                .flatMap(Optional::stream)
                .min(FlaskVersion::compareTo)
                .orElse(FlaskVersion.NEWEST);
    }

    private static Optional<FlaskVersion> pinned(Requirement requirement) {
        Matcher matcher = PIN.matcher(requirement.specifier());
        return matcher.find() ? FlaskVersion.parse(matcher.group(1)) : Optional.empty();
    }
}
