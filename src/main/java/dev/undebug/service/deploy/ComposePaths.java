package dev.undebug.service.deploy;

import dev.undebug.fact.ComposeUse;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Resolves paths in compose commands, whose working directory is unknown. */
final class ComposePaths {
    /** The end of a computed part of a path: {@code $(dirname $(pwd))}, <code>${ROOT}</code>. A folder may be called {@code web (1)}. */
    static final String COMPUTED_END =
            "(?:[}`]|\\$\\w+|\\$\\([^()]*+(?:\\([^()]*+(?:\\([^()]*+\\)[^()]*+)*+\\)[^()]*+)*+\\))";

    private static final Pattern COMPUTED = Pattern.compile("^.*" + COMPUTED_END + "/");

    private ComposePaths() {}

    /** Returns the files that {@code docker compose} loads by default in a folder, or in the nearest one above it. */
    static List<String> byDefault(String from, Workspace workspace) {
        return RepositoryPath.of(from)
                .upward()
                .flatMap(ComposeNames::defaults)
                .filter(workspace::exists)
                .limit(1)
                .toList();
    }

    /**
     * Returns the override that compose loads by itself where a deployment starts the default files in a checkout. A command
     * beside which the default file is named may have brought that one alone to the server.
     */
    static Stream<String> override(ComposeUse use, String path, Workspace workspace) {
        RepositoryPath file = RepositoryPath.of(path);
        boolean deploys = use.deploys()
                && use.lifetime() == ComposeUse.Lifetime.LASTING
                && !use.place().file().text().contains(file.name());
        return deploys
                ? ComposeNames.overrides(file.folder())
                        .filter(other -> workspace.exists(other) && workspace.isCommitted(other))
                        .limit(1)
                : Stream.empty();
    }

    /**
     * Returns the file for a written path: relative to the folder of the command or an ancestor of it, else the only
     * file whose path ends that way.
     */
    static Optional<String> file(String written, String from, Workspace workspace) {
        return found(written, from, workspace).map(Found::path);
    }

    /**
     * A file that a command names.
     *
     * @param path repository path
     * @param base the folder in which the written path leads there; empty if it is not in the repository
     */
    record Found(String path, Optional<RepositoryPath> base) {
        /** Returns a file, with the folder in which the written path leads there. */
        static Found of(String path, String written) {
            return new Found(path, ComposePaths.base(path, written));
        }
    }

    /** Returns the file for a written path, as {@link #file} does, and the folder that the path starts from. */
    static Optional<Found> found(String written, String from, Workspace workspace) {
        String path = plain(written);
        if (path.isEmpty() || path.contains("$") || path.contains("*")) {
            return Optional.empty();
        }
        return RepositoryPath.of(from)
                .upward()
                .filter(folder -> workspace.exists(folder.at(path).text()))
                .findFirst()
                .map(folder -> new Found(
                        folder.at(path).text(),
                        folder.resolve(path.replaceFirst("^/+", "")).map(inside -> folder)))
                .or(() -> only(written, RepositoryPath.ROOT.at(path).text(), workspace)
                        .map(file -> Found.of(file, path)));
    }

    /** Returns the folder in which a path leads to a file. */
    private static Optional<RepositoryPath> base(String file, String path) {
        String end = RepositoryPath.ROOT
                .resolve(path.replaceFirst("^/+", ""))
                .map(RepositoryPath::text)
                .orElse("");
        return !end.isEmpty() && RepositoryPath.of(file).endsWith(end)
                ? Optional.of(RepositoryPath.of(file.substring(0, file.length() - end.length())))
                : Optional.empty();
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

    /** Returns whether parts of a path are filled in when it is used. */
    static boolean isComputed(String written) {
        return written.contains("$") || written.contains("`") || written.contains("{{");
    }

    /** Returns a path without a computed prefix. */
    static String plain(String written) {
        return COMPUTED.matcher(written).replaceFirst("");
    }
}
