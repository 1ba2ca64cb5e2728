package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.environment.Surroundings;
import dev.undebug.service.launch.FlaskVersions.Wanted;
import dev.undebug.service.tree.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packages of the repository's programs: from a program's image, or from the requirements files nearest to its
 * code, or from the whole repository.
 */
public final class Installations {
    private static final int MAX_FILES = 50;

    private final Map<String, FileFacts> byPath = new LinkedHashMap<>();
    private final Map<String, List<FileFacts>> byFolder = new LinkedHashMap<>();
    private final Map<String, Optional<Wanted>> nearest = new LinkedHashMap<>();
    private final Installed whole;

    public Installations(List<FileFacts> facts) {
        for (FileFacts file : facts) {
            String path = file.file().path();
            if (!file.requirements().isEmpty() || !file.requirementFiles().isEmpty()) {
                byPath.put(path, file);
                byFolder.computeIfAbsent(folder(path), key -> new ArrayList<>()).add(file);
            }
        }
        Set<String> names = facts.stream()
                .flatMap(file -> file.requirements().stream())
                .map(Requirement::name)
                .collect(Collectors.toSet());
        List<Wanted> all = byFolder.values().stream()
                .map(files -> FlaskVersions.of(requirements(files)))
                .toList();
        whole = new Installed(FlaskVersions.lowest(all), names);
    }

    /** The files in {@code requirements/} belong to the parent folder. */
    private static String folder(String path) {
        String folder = Paths.parent(path);
        return Paths.name(folder).equals("requirements") ? Paths.parent(folder) : folder;
    }

    /** Returns the requirements of the whole repository. */
    public Installed whole() {
        return whole;
    }

    public Installed of(Launch launch, Optional<Entry> entry) {
        return launch.surroundings()
                .dockerfile()
                .flatMap(path -> image(path, launch.surroundings()))
                .or(() -> nearest(entry.map(Entry::path).orElse(launch.place().path())))
                .map(wanted -> new Installed(wanted, whole.names()))
                .orElse(whole);
    }

    /** Returns the packages for a file that runs in its own folder. */
    public Installed at(String path) {
        return nearest(path).map(wanted -> new Installed(wanted, whole.names())).orElse(whole);
    }

    /** Returns the Flask release that a Dockerfile installs, if it does. */
    private Optional<Wanted> image(String dockerfile, Surroundings surroundings) {
        FileFacts file = byPath.get(dockerfile);
        if (file == null) {
            return Optional.empty();
        }
        List<FileFacts> installed = new ArrayList<>(List.of(file));
        Set<String> visited = new LinkedHashSet<>(List.of(dockerfile));
        for (String written : file.requirementFiles()) {
            inImage(written, dockerfile, surroundings).ifPresent(path -> include(path, visited, installed));
        }
        return wanted(requirements(installed));
    }

    private Optional<String> inImage(String written, String dockerfile, Surroundings surroundings) {
        String absolute = Paths.join(surroundings.workingDirectory(), written);
        return surroundings
                .files()
                .find(absolute, byPath::containsKey)
                .or(() -> Optional.of(Paths.repository(Paths.parent(dockerfile), written))
                        .filter(byPath::containsKey))
                .or(() -> only(Paths.name(written)));
    }

    private Optional<String> only(String name) {
        List<String> named = byPath.keySet().stream()
                .filter(path -> Paths.name(path).equals(name))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Reads a requirements file with those that it includes. */
    private void include(String path, Set<String> visited, List<FileFacts> installed) {
        FileFacts file = byPath.get(path);
        if (file == null || visited.size() > MAX_FILES || !visited.add(path)) {
            return;
        }
        installed.add(file);
        file.requirementFiles()
                .forEach(written -> include(Paths.repository(Paths.parent(path), written), visited, installed));
    }

    private Optional<Wanted> nearest(String path) {
        return nearest.computeIfAbsent(Paths.parent(path), this::inFolderOrAbove);
    }

    private Optional<Wanted> inFolderOrAbove(String start) {
        String folder = start;
        while (true) {
            List<FileFacts> files = new ArrayList<>();
            Set<String> visited = new LinkedHashSet<>();
            byFolder.getOrDefault(folder, List.of())
                    .forEach(file -> include(file.file().path(), visited, files));
            Optional<Wanted> found = wanted(requirements(files));
            if (found.isPresent()) {
                return found.get().known() ? found : locked(folder).or(() -> found);
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = Paths.parent(folder);
        }
    }

    /** Returns the release from a lock or constraints file in a folder above, for a requirement without a version. */
    private Optional<Wanted> locked(String below) {
        String folder = below;
        while (!folder.isEmpty()) {
            folder = Paths.parent(folder);
            List<FileFacts> files = byFolder.getOrDefault(folder, List.of()).stream()
                    .filter(file -> FlaskVersions.isLock(file.file().path())
                            || Paths.name(file.file().path()).contains("constraints"))
                    .toList();
            Optional<Wanted> found = wanted(requirements(files)).filter(Wanted::known);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Requirement> requirements(List<FileFacts> files) {
        return files.stream().flatMap(file -> file.requirements().stream()).toList();
    }

    private static Optional<Wanted> wanted(List<Requirement> requirements) {
        return requirements.stream().anyMatch(FlaskVersions::isFlask)
                ? Optional.of(FlaskVersions.of(requirements))
                : Optional.empty();
    }
}
