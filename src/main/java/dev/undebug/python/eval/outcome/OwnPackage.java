package dev.undebug.python.eval.outcome;

import dev.undebug.source.RepositoryPath;
import java.util.Optional;

/**
 * The package around a program. Its name is that of a folder where the program runs, which the repository may call
 * otherwise: {@code COPY . /srv/shop} makes the whole repository the package {@code shop}.
 *
 * @param name its absolute name
 * @param folder the folder of the repository with its modules
 */
public record OwnPackage(String name, RepositoryPath folder) {
    /**
     * Returns the outermost package whose folder is sure: above it, the names of the folders differ, or the repository ends.
     *
     * @param path the repository path of the program's file
     * @param around the absolute name of the package with that file; {@code ""} for none
     */
    public static Optional<OwnPackage> of(String path, String around) {
        String name = around;
        RepositoryPath folder = RepositoryPath.of(path).folder();
        for (int dot = name.lastIndexOf('.');
                dot >= 0 && folder.name().equals(name.substring(dot + 1));
                dot = name.lastIndexOf('.')) {
            name = name.substring(0, dot);
            folder = folder.folder();
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(new OwnPackage(name, folder));
    }

    /** Returns the path of one of its modules without an ending; the folder itself for the package. */
    public Optional<RepositoryPath> path(String module) {
        return module.equals(name)
                ? Optional.of(folder)
                : module.startsWith(name + ".")
                        ? Optional.of(
                                folder.at(module.substring(name.length() + 1).replace('.', '/')))
                        : Optional.empty();
    }
}
