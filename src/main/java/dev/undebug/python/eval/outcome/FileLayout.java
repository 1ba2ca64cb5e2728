package dev.undebug.python.eval.outcome;

import dev.undebug.source.RepositoryPath;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The files and folders of the repository that a program finds at other places of it: its image has them there.
 *
 * @param files what is there, by the repository path at which the program finds it
 */
public record FileLayout(Map<String, String> files) {
    public static final FileLayout NONE = new FileLayout(Map.of());

    public FileLayout {
        files = Map.copyOf(files);
    }

    /**
     * Returns the repository path of what a program finds at a path: the path itself, unless something else is there.
     *
     * @param exists whether the repository has a file
     */
    public String at(String path, Predicate<String> exists) {
        if (files.isEmpty()) {
            return path;
        }
        String known = files.get(path);
        return known != null ? known : inFolder(path, exists).orElse(path);
    }

    /** Programs ask about several paths for each import, so this looks for the folders above by text. */
    private Optional<String> inFolder(String path, Predicate<String> exists) {
        for (int end = path.lastIndexOf('/'); end >= -1; end = end > 0 ? path.lastIndexOf('/', end - 1) : end - 1) {
            String from = files.get(path.substring(0, Math.max(end, 0)));
            if (from != null) {
                String there =
                        RepositoryPath.of(from).at(path.substring(end + 1)).text();
                // Something may be put into a folder that has another place itself.
                String moved = files.getOrDefault(there, there);
                if (exists.test(moved)) {
                    return Optional.of(moved);
                }
            }
        }
        return Optional.empty();
    }
}
