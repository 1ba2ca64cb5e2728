package dev.undebug.python.eval.outcome;

import dev.undebug.source.RepositoryPath;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        @Nullable String known = files.get(path);
        return known != null ? known : inFolder(path, exists).orElse(path);
    }

    private Optional<String> inFolder(String path, Predicate<String> exists) {
        for (String folder : RepositoryPath.foldersAbove(path)) {
            @Nullable String from = files.get(folder);
            if (from != null) {
                int below = folder.isEmpty() ? 0 : folder.length() + 1;
                String there = RepositoryPath.of(from).at(path.substring(below)).text();
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
