package dev.undebug.service.tree;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the files that commands name, and those that these name in turn. Which folder of the repository a command means is
 * not known yet, so the name alone decides.
 */
public abstract class NamedByCommands {
    /** A name that more files have says nothing; most of them would be data. */
    private static final int MAX_ALIKE = 10;

    private final Workspace workspace;
    private final int deepest;

    /** @param deepest the most rounds; each may be a request */
    protected NamedByCommands(Workspace workspace, int deepest) {
        this.workspace = workspace;
        this.deepest = deepest;
    }

    /** Returns the names, without folders, of the files that the commands of a file name. */
    protected abstract Stream<String> names(FileFacts file);

    /** Returns whether a file with such a name is not read anyway. */
    protected abstract boolean isOpen(String path);

    /** Reads files of the repository as what the commands take them for; returns those that were read. */
    protected abstract Collection<String> load(Set<String> paths);

    /** Reads the files, and returns their facts. */
    public final List<FileFacts> read(Collection<FileFacts> files) {
        List<FileFacts> found = new ArrayList<>();
        List<FileFacts> naming = List.copyOf(files);
        for (int depth = 0; depth < deepest && !naming.isEmpty(); depth++) {
            naming = load(named(naming)).stream()
                    .flatMap(path -> workspace.facts(path).stream())
                    .toList();
            found.addAll(naming);
        }
        return found;
    }

    private Set<String> named(List<FileFacts> files) {
        Set<String> names = files.stream().flatMap(this::names).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return Set.of();
        }
        return workspace.paths().stream()
                .filter(path -> names.contains(RepositoryPath.of(path).name()) && isOpen(path))
                .collect(Collectors.groupingBy(path -> RepositoryPath.of(path).name()))
                .values()
                .stream()
                .filter(alike -> alike.size() <= MAX_ALIKE)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }
}
