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
        return Optional.ofNullable(files.get(path))
                .or(() -> inFolder(RepositoryPath.of(path), exists))
                .orElse(path);
    }

    private Optional<String> inFolder(RepositoryPath path, Predicate<String> exists) {
        return path.above()
                .flatMap(folder -> Optional.ofNullable(files.get(folder.text()))
                        .flatMap(from -> path.below(folder).map(RepositoryPath.of(from)::at))
                        .map(RepositoryPath::text)
                        .stream())
                // Something may be put into a folder that has another place itself.
                .map(moved -> files.getOrDefault(moved, moved))
                .filter(exists)
                .findFirst();
    }
}
