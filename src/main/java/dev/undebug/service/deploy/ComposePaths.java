package dev.undebug.service.deploy;

import dev.undebug.service.tree.Paths;
import dev.undebug.service.tree.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
        String folder = from;
        while (true) {
            String candidate = Paths.repository(folder, path);
            if (workspace.exists(candidate)) {
                return Optional.of(candidate);
            }
            if (folder.isEmpty()) {
                break;
            }
            folder = Paths.parent(folder);
        }
        String end = "/" + Paths.repository("", path);
        List<String> ending = workspace.paths().stream()
                .filter(other -> other.endsWith(end) || (written.startsWith("/") && written.endsWith("/" + other)))
                .limit(2)
                .toList();
        return ending.size() == 1 ? Optional.of(ending.get(0)) : Optional.empty();
    }

    static Optional<String> folder(String written, String from, Workspace workspace) {
        String path = plain(written);
        return path.contains("$")
                ? Optional.empty()
                : Optional.of(Paths.repository(from, path))
                        .filter(workspace::hasFolder)
                        .or(() -> Optional.of(Paths.repository("", path)).filter(workspace::hasFolder));
    }

    private static String plain(String written) {
        return COMPUTED.matcher(written).replaceFirst("");
    }
}
