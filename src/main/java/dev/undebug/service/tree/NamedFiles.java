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

/** Files whose own names do not tell what they are, but other files do: an env file, a Dockerfile, a unit, a script, requirements. */
final class NamedFiles {
    private final Set<String> envFiles = new HashSet<>();
    private final Map<String, Role> dockerfiles = new HashMap<>();
    private final Set<String> scripts = new HashSet<>();
    private final Set<String> requirements = new HashSet<>();
    private final Map<String, PlacedAs> processes = new HashMap<>();

    /** Returns whether this was not known. */
    boolean addEnvFile(String path) {
        return envFiles.add(path);
    }

    /** Returns whether this was not known. */
    boolean addDockerfile(String path) {
        return dockerfiles.putIfAbsent(path, Role.UNKNOWN) == null;
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

    /** Sets the role of a Dockerfile, that of its build; returns whether it is one of these. */
    boolean setBuiltFor(String path, Role role) {
        return dockerfiles.replace(path, role) != null;
    }

    boolean has(String path) {
        return dockerfiles.containsKey(path)
                || processes.containsKey(path)
                || kind(path).isPresent();
    }

    /** Returns whether another file names this one as one that starts programs. */
    boolean startsPrograms(String path) {
        return dockerfiles.containsKey(path) || scripts.contains(path) || processes.containsKey(path);
    }

    Set<String> dockerfiles() {
        return dockerfiles.keySet();
    }

    Set<String> processes() {
        return processes.keySet();
    }

    /** Reads a file as what it is by its own name and by those of others. */
    FileFacts read(SourceFile file) {
        Optional<PlacedAs> target = Optional.ofNullable(processes.get(file.path()));
        if (target.map(PlacedAs::path).filter(Readers::runsAtBoot).isPresent()) {
            return Readers.read(file, target.get());
        }
        FileFacts called =
                kind(file.path()).map(kind -> Readers.read(file, kind)).orElseGet(() -> Readers.read(file));
        // Naming a file as a Dockerfile, or putting it somewhere, does not hide its other facts.
        FileFacts built = Optional.ofNullable(dockerfiles.get(file.path()))
                .map(role -> called.and(Readers.read(file, NamedAs.DOCKERFILE).orElse(role)))
                .orElse(called);
        return target.map(there -> built.and(Readers.read(file, there))).orElse(built);
    }

    private Optional<NamedAs> kind(String path) {
        if (envFiles.contains(path)) {
            return Optional.of(NamedAs.ENV_FILE);
        }
        if (scripts.contains(path)) {
            return Optional.of(NamedAs.SCRIPT);
        }
        return requirements.contains(path) ? Optional.of(NamedAs.REQUIREMENTS) : Optional.empty();
    }
}
