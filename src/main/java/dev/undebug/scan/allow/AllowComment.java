package dev.undebug.scan.allow;

import dev.undebug.rules.StaleSuppression;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes the comment that allows a finding, for people to copy. */
public final class AllowComment {
    /** Files in which {@code #} starts no comment, or none that their reader understands. */
    private static final Set<String> WITHOUT =
            Set.of(".json", ".xml", ".js", ".cjs", ".mjs", ".ts", ".html", ".ipynb", ".md");

    private AllowComment() {}

    /** Returns the comment for its own line above a place; empty if the file allows no comment there. */
    public static Optional<String> above(Place place, String rule) {
        return !rule.equals(StaleSuppression.ID) && takesOne(place)
                ? Optional.of("# undebug: allow " + rule + " -- reason")
                : Optional.empty();
    }

    private static boolean takesOne(Place place) {
        String path = place.path().toLowerCase(Locale.ROOT);
        return WITHOUT.stream().noneMatch(path::endsWith)
                && (PythonPaths.isPython(place.path()) || !continues(place) || Comments.isDockerfile(place.path()));
    }

    /** A comment between two lines of one command would split it. */
    private static boolean continues(Place place) {
        SourceFile file = place.file();
        return place.line() > 1
                && file.slice(file.line(place.line() - 1)).stripTrailing().endsWith("\\");
    }
}
