package dev.undebug.service.deploy;

import dev.undebug.service.tree.Paths;
import dev.undebug.service.tree.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths as commands write them, who are run in a folder that their file does not tell. */
final class ComposePaths {
    /** What a script computes: {@code $(pwd)/}, <code>${ROOT}/</code>. */
    private static final Pattern COMPUTED = Pattern.compile("^.*(?:[})]|\\$\\w+)/");

    private ComposePaths() {}

    /** Returns the file that is meant: seen from the folder of the command, from one above it, or the only one that ends so. */
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
