package dev.undebug.service.deploy;

import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Resolves paths in compose commands, whose working directory is unknown. */
final class ComposePaths {
    /** A computed prefix in a script: {@code $(pwd)/}, <code>${ROOT}/</code>. */
    private static final Pattern COMPUTED = Pattern.compile("^.*(?:[})]|\\$\\w+)/");

    private ComposePaths() {}

    /**
     * Returns the file for a written path: relative to the folder of the command or an ancestor of it, else the only
     * file whose path ends that way.
     */
    static Optional<String> file(String written, String from, Workspace workspace) {
        String path = plain(written);
        if (path.isEmpty() || path.contains("$") || path.contains("*")) {
            return Optional.empty();
        }
        return RepositoryPath.of(from)
                .upward()
                .map(folder -> folder.at(path).text())
                .filter(workspace::exists)
                .findFirst()
                .or(() -> only(written, RepositoryPath.ROOT.at(path).text(), workspace));
    }

    private static Optional<String> only(String written, String path, Workspace workspace) {
        boolean absolute = written.startsWith("/");
        List<String> ending = workspace.paths().stream()
                .filter(other -> RepositoryPath.of(other).endsWith(path)
                        || (absolute && RepositoryPath.of(written).endsWith(other)))
                .limit(2)
                .toList();
        return ending.size() == 1 ? Optional.of(ending.get(0)) : Optional.empty();
    }

    static Optional<String> folder(String written, String from, Workspace workspace) {
        String path = plain(written);
        return path.contains("$")
                ? Optional.empty()
                : Stream.of(RepositoryPath.of(from), RepositoryPath.ROOT)
                        .map(folder -> folder.at(path).text())
                        .filter(workspace::hasFolder)
                        .findFirst();
    }

    private static String plain(String written) {
        return COMPUTED.matcher(written).replaceFirst("");
    }
}
