package dev.undebug.read.compose;

import dev.undebug.source.RepositoryPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the paths of compose files: relative to the folder of the project, or to the folder in which people call compose,
 * which may be another one: {@code ${PWD}/web}.
 *
 * @param directory the folder in which people call compose, a repository path
 */
record ComposeFolders(String directory) {
    private static final Pattern HERE = Pattern.compile("^\\$(?:PWD|\\{PWD\\})(?=/|$)");

    /**
     * Returns the repository path.
     *
     * @param folder the project's
     * @param written with the known variables filled in
     */
    Optional<RepositoryPath> resolve(String folder, String written) {
        Matcher here = HERE.matcher(written);
        return here.find()
                ? RepositoryPath.of(directory).resolve("." + written.substring(here.end()))
                : RepositoryPath.of(folder).resolve(written);
    }

    /** Returns a path in a container that has the same folders as the machine: what is above the repository is left out. */
    static String inContainer(String written) {
        return HERE.matcher(written).replaceFirst(".");
    }

    /** Returns whether a path begins with the folder in which people call compose. */
    static boolean isFromHere(String written) {
        return HERE.matcher(written).find();
    }

    /** Returns whether nothing else is unknown in such a path. */
    static boolean isWholeFromHere(String written) {
        return isFromHere(written) && written.lastIndexOf('$') == 0;
    }
}
