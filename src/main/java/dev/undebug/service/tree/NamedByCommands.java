package dev.undebug.service.tree;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the files that commands name, and those that these name in turn. Which folder of the repository a command means is
 * not known yet, so the name alone decides.
 */
public abstract class NamedByCommands {
    /** A name that more files have says nothing; most of them would be data. */
    private static final int MAX_ALIKE = 10;

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{[^}]*+}|\\w++)");

    /** Less text than this around the variables of a name does not tell which file it is. */
    private static final int LEAST_KNOWN = 4;

    private static final int MOST_PARTS = 4;

    private final Workspace workspace;
    private final int deepest;

    /** @param deepest the most rounds; each may be a request */
    protected NamedByCommands(Workspace workspace, int deepest) {
        this.workspace = workspace;
        this.deepest = deepest;
    }

    /**
     * Returns the names, without folders, of the files that the commands of a file name. A name with variables,
     * <code>${MODE}.conf</code>, is that of each file with the same text around them.
     */
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
        Map<String, Pattern> patterns = names.stream()
                .filter(NamedByCommands::isPartlyKnown)
                .collect(Collectors.toMap(name -> name, NamedByCommands::pattern));
        Map<String, List<String>> alike = new HashMap<>();
        for (String path : workspace.paths()) {
            naming(RepositoryPath.of(path).name(), names, patterns)
                    .filter(name -> isOpen(path))
                    .ifPresent(name -> alike.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(path));
        }
        return alike.values().stream()
                .filter(paths -> paths.size() <= MAX_ALIKE)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private static boolean isPartlyKnown(String name) {
        return name.indexOf('$') >= 0
                && VARIABLE.split(name, -1).length <= MOST_PARTS
                && VARIABLE.matcher(name).replaceAll("").length() >= LEAST_KNOWN;
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Arrays.stream(VARIABLE.split(name, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** Returns the written name that is that of a file, if there is one. */
    private static Optional<String> naming(String file, Set<String> names, Map<String, Pattern> patterns) {
        return names.contains(file)
                ? Optional.of(file)
                : patterns.entrySet().stream()
                        .filter(written -> written.getValue().matcher(file).matches())
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
