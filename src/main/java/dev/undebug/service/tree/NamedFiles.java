package dev.undebug.service.tree;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.Readers;
import dev.undebug.read.format.NamedAs;
import dev.undebug.read.format.PlacedAs;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files whose own names do not tell what they are, but other files do: an env file, a Dockerfile, a unit, a script, requirements. */
final class NamedFiles {
    private final Set<String> envFiles = new HashSet<>();
    private final Set<String> dockerfiles = new HashSet<>();

    /** For whom the Dockerfiles are built whose names do not tell it. */
    private final Map<String, Role> builtFor = new HashMap<>();

    private final Set<String> scripts = new HashSet<>();
    private final Set<String> requirements = new HashSet<>();
    private final Map<String, PlacedAs> processes = new HashMap<>();

    /** Returns whether this was not known. */
    boolean addEnvFile(String path) {
        return envFiles.add(path);
    }

    /** Returns whether this was not known. */
    boolean addDockerfile(String path) {
        return dockerfiles.add(path);
    }

    /** Returns whether this was not known. */
    boolean addScript(String path) {
        return scripts.add(path);
    }

    /** Returns whether this was not known. */
    boolean addRequirements(String path) {
        return requirements.add(path);
    }

    /** Returns whether this was not known. */
    boolean addProcess(String path, PlacedAs target) {
        return processes.putIfAbsent(path, target) == null;
    }

    /** Sets the role of a Dockerfile, that of its build; returns whether it had another one. */
    boolean setBuiltFor(String path, Role role) {
        return builtFor.put(path, role) != role;
    }

    boolean has(String path) {
        return dockerfiles.contains(path)
                || builtFor.containsKey(path)
                || processes.containsKey(path)
                || envFiles.contains(path)
                || kind(path).isPresent();
    }

    /** Returns whether another file names this one as one that starts programs. */
    boolean startsPrograms(String path) {
        return dockerfiles.contains(path) || scripts.contains(path) || processes.containsKey(path);
    }

    /** Returns the files of which others tell something. */
    Set<String> paths() {
        return Stream.of(dockerfiles, builtFor.keySet(), envFiles, scripts, requirements, processes.keySet())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Reads a file as what it is by its own name and by those of others. */
    FileFacts read(SourceFile file) {
        Optional<PlacedAs> target = Optional.ofNullable(processes.get(file.path()));
        if (target.map(PlacedAs::path).filter(Readers::runsAtBoot).isPresent()) {
            return Readers.read(file, target.get());
        }
        FileFacts called = called(file);
        // Naming a file as a Dockerfile, or putting it somewhere, does not hide its other facts.
        Role role = builtFor.getOrDefault(file.path(), Role.UNKNOWN);
        FileFacts built = dockerfiles.contains(file.path())
                ? called.and(Readers.read(file, NamedAs.DOCKERFILE).orElse(role))
                : called.orElse(role);
        return target.map(there -> built.and(Readers.read(file, there))).orElse(built);
    }

    /** Naming a file as an env file does not hide what it is besides, and its own name does not hide the env file. */
    private FileFacts called(SourceFile file) {
        String path = file.path();
        Optional<NamedAs> kind = kind(path);
        if (!envFiles.contains(path)) {
            return kind.map(known -> Readers.read(file, known)).orElseGet(() -> Readers.read(file));
        }
        FileFacts variables = Readers.read(file, NamedAs.ENV_FILE);
        return kind.isPresent() || Readers.reads(path)
                ? kind.map(known -> Readers.read(file, known))
                        .orElseGet(() -> Readers.read(file))
                        .and(variables)
                : variables;
    }

    private Optional<NamedAs> kind(String path) {
        if (scripts.contains(path)) {
            return Optional.of(NamedAs.SCRIPT);
        }
        return requirements.contains(path) ? Optional.of(NamedAs.REQUIREMENTS) : Optional.empty();
    }
}
