package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.launch.FlaskVersions.Wanted;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
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
            Packaging packaging = file.packaging();
            if (!packaging.requirements().isEmpty()
                    || !packaging.requirementFiles().isEmpty()) {
                byPath.put(path, file);
                byFolder.computeIfAbsent(folder(path), key -> new ArrayList<>()).add(file);
            }
        }
        Set<String> names = facts.stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .map(Requirement::name)
                .collect(Collectors.toSet());
        List<Wanted> all = byFolder.values().stream()
                .map(files -> FlaskVersions.of(requirements(files)))
                .toList();
        whole = new Installed(FlaskVersions.lowest(all), names);
    }

    /** The files in {@code requirements/} belong to the parent folder. */
    private static String folder(String path) {
        RepositoryPath folder = RepositoryPath.of(path).folder();
        return (folder.name().equals("requirements") ? folder.folder() : folder).text();
    }

    /** Returns the requirements of the whole repository. */
    public Installed whole() {
        return whole;
    }

    public Installed of(Launch launch, Optional<Entry> entry) {
        return launch.runtime()
                .dockerfile()
                .flatMap(path -> image(path, launch.runtime()))
                .or(() -> nearest(entry.map(Entry::path).orElse(launch.place().path())))
                .map(wanted -> new Installed(wanted, whole.names()))
                .orElse(whole);
    }

    /** Returns the packages for a file that runs in its own folder. */
    public Installed at(String path) {
        return nearest(path).map(wanted -> new Installed(wanted, whole.names())).orElse(whole);
    }

    /** Returns the Flask release that a Dockerfile installs, if it does. */
    private Optional<Wanted> image(String dockerfile, RuntimeContext runtime) {
        FileFacts file = byPath.get(dockerfile);
        if (file == null) {
            return Optional.empty();
        }
        List<FileFacts> installed = new ArrayList<>(List.of(file));
        Set<String> visited = new LinkedHashSet<>(List.of(dockerfile));
        for (String written : file.packaging().requirementFiles()) {
            inImage(written, dockerfile, runtime).ifPresent(path -> include(path, visited, installed));
        }
        return wanted(requirements(installed));
    }

    private Optional<String> inImage(String written, String dockerfile, RuntimeContext runtime) {
        ContainerPath path = runtime.workingDirectory().resolve(written);
        return runtime.files()
                .find(path, byPath::containsKey)
                .or(() -> Optional.of(RepositoryPath.of(dockerfile)
                                .folder()
                                .at(written)
                                .text())
                        .filter(byPath::containsKey))
                .or(() -> only(path.name()));
    }

    private Optional<String> only(String name) {
        List<String> named = byPath.keySet().stream()
                .filter(path -> RepositoryPath.of(path).name().equals(name))
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
        file.packaging()
                .requirementFiles()
                .forEach(written ->
                        include(RepositoryPath.of(path).folder().at(written).text(), visited, installed));
    }

    private Optional<Wanted> nearest(String path) {
        return nearest.computeIfAbsent(RepositoryPath.of(path).folder().text(), this::inFolderOrAbove);
    }

    private Optional<Wanted> inFolderOrAbove(String start) {
        return RepositoryPath.of(start)
                .upward()
                .flatMap(folder -> in(folder).stream())
                .findFirst();
    }

    private Optional<Wanted> in(RepositoryPath folder) {
        List<FileFacts> files = new ArrayList<>();
        Set<String> visited = new LinkedHashSet<>();
        byFolder.getOrDefault(folder.text(), List.of())
                .forEach(file -> include(file.file().path(), visited, files));
        Optional<Wanted> found = wanted(requirements(files));
        return found.filter(wanted -> !wanted.known())
                .flatMap(open -> locked(folder))
                .or(() -> found);
    }

    /** Returns the release from a lock or constraints file in a folder above, for a requirement without a version. */
    private Optional<Wanted> locked(RepositoryPath below) {
        return below.above()
                .map(folder -> byFolder.getOrDefault(folder.text(), List.of()).stream()
                        .filter(file -> locks(file.file().path()))
                        .toList())
                .flatMap(files -> wanted(requirements(files)).filter(Wanted::known).stream())
                .findFirst();
    }

    private static boolean locks(String path) {
        return FlaskVersions.isLock(path) || RepositoryPath.of(path).name().contains("constraints");
    }

    private static List<Requirement> requirements(List<FileFacts> files) {
        return files.stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .toList();
    }

    private static Optional<Wanted> wanted(List<Requirement> requirements) {
        return requirements.stream().anyMatch(FlaskVersions::isFlask)
                ? Optional.of(FlaskVersions.of(requirements))
                : Optional.empty();
    }
}
