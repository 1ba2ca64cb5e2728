package dev.undebug.scan.allow;

import dev.undebug.rules.StaleSuppression;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the comment that allows a finding, for people to copy. */
public final class AllowComment {
    /** Files in which {@code #} starts no comment, or none that their reader understands. */
    private static final Set<String> WITHOUT =
            Set.of(".json", ".xml", ".js", ".cjs", ".mjs", ".ts", ".html", ".ipynb", ".md");

    private static final Set<String> YAML = Set.of(".yml", ".yaml");

    /** A line below which a node of its own may begin: a key, a list, a literal block of a script. */
    private static final Pattern OPEN = Pattern.compile(".*(?:[:\\[{,|]|\\|[-+\\d]+)\\s*(?:#.*)?");

    private static final Pattern FOLDED = Pattern.compile(".*(?:^|[\\s:-])>[-+\\d]*\\s*(?:#.*)?");

    /** A line that begins an entry of a mapping or of a list. */
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:-(?:\\s.*)?|[\"']?[\\w./-]+[\"']?\\s*:(?:\\s.*)?)");

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
                && (!continues(place) || DockerfileNames.isNamedSo(place.path()))
                && !(YAML.stream().anyMatch(path::endsWith) && isWithinText(place));
    }

    /** A comment between two lines of one command would split it. */
    private static boolean continues(Place place) {
        SourceFile file = place.file();
        return place.line() > 1
                && file.slice(file.line(place.line() - 1)).stripTrailing().endsWith("\\");
    }

    /** A comment within a folded, plain or quoted text of several lines would become a part of it, or end it. */
    private static boolean isWithinText(Place place) {
        String own = line(place.file(), place.line());
        for (int number = place.line() - 1; number > 0; number--) {
            String text = line(place.file(), number);
            if (!text.isBlank() && indentation(text) < indentation(own)) {
                return FOLDED.matcher(text).matches()
                        || !(ENTRY.matcher(own).matches() || OPEN.matcher(text).matches());
            }
        }
        return false;
    }

    private static String line(SourceFile file, int number) {
        return file.slice(file.line(number)).stripTrailing();
    }

    private static int indentation(String text) {
        return text.length() - text.stripLeading().length();
    }
}
