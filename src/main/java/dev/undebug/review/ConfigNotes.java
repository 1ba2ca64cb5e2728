package dev.undebug.review;

import dev.undebug.review.draft.Markdown;
import dev.undebug.scan.config.ConfigChange;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes notes about the configuration in Markdown. */
final class ConfigNotes {
    /** Paths that users of other tools may choose. */
    private static final List<String> MISNAMED =
            List.of(".github/undebug.yaml", ".undebug.yaml", ".undebug.yml", "undebug.yaml", "undebug.yml");

    private ConfigNotes() {}

    /** Returns a note on files that look like the configuration but are not read. */
    static List<String> misnamed(Collection<String> paths) {
        return paths.contains(RepositoryConfig.PATH)
                ? List.of()
                : MISNAMED.stream()
                        .filter(paths::contains)
                        .map(path -> Markdown.code(path) + " is ignored: the configuration file is "
                                + Markdown.code(RepositoryConfig.PATH) + ".")
                        .toList();
    }

    /** Returns notes on mistakes in the current configuration. */
    static List<String> problems(SourceFile file, RepositoryConfig config) {
        return problems(file, config, "The defaults apply.");
    }

    /** The consequence of all mistakes is stated once. */
    private static List<String> problems(SourceFile file, RepositoryConfig config, String consequence) {
        List<String> told = new ArrayList<>();
        config.problems()
                .forEach(problem -> told.add(Markdown.code(file.path() + ":" + problem.line()) + " "
                        + Markdown.prose(sentence(problem.reason()))));
        if (told.size() == 1) {
            return List.of(told.get(0) + " " + consequence);
        }
        if (!told.isEmpty()) {
            told.add(consequence);
        }
        return told;
    }

    /** Returns a phrase with a full stop; a question stays as it is. */
    private static String sentence(String phrase) {
        return phrase.endsWith("?") ? phrase : phrase + ".";
    }

    /**
     * Returns notes on a pull request's changes to the configuration.
     *
     * @param before the current configuration
     * @param after the head's configuration; or the one that applies to a repository without its own
     */
    static List<String> change(Optional<SourceFile> before, Optional<SourceFile> after) {
        ConfigChange change = ConfigChange.between(before, after);
        List<String> notes = new ArrayList<>();
        String what = change.differences().isEmpty()
                ? "It changes no setting."
                : "Then, "
                        + String.join(
                                ", ",
                                change.differences().stream()
                                        .map(Markdown::prose)
                                        .toList()) + ".";
        notes.add(beginning(after) + " " + what);
        after.ifPresent(
                file -> notes.addAll(problems(file, change.after(), "After the merge, the defaults would apply.")));
        return notes;
    }

    private static String beginning(Optional<SourceFile> after) {
        if (after.map(SourceFile::path).filter(RepositoryConfig.PATH::equals).isPresent()) {
            return "This pull request changes the configuration. It takes effect after the merge.";
        }
        return "This pull request removes the configuration. After the merge, "
                + after.map(file -> Markdown.code(file.path()) + " applies").orElse("the defaults apply") + ".";
    }
}
