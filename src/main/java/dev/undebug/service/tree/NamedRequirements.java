package dev.undebug.service.tree;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.ForeignFolders;
import dev.undebug.source.IrrelevantFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the lists of packages whose names do not tell what they are, but pip is told to take them: {@code pip install -r pkgs.lst}. */
public final class NamedRequirements {
    /** A name that more files have says nothing; most of them would be data. */
    private static final int MAX_ALIKE = 10;

    /** Each step may be a request; a list that is not read only leaves versions unknown. */
    private static final int DEEPEST = 3;

    private final Workspace workspace;

    public NamedRequirements(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Reads the lists that commands of these files name, and those that the lists include; returns their facts. */
    public List<FileFacts> read(Collection<FileFacts> files) {
        List<FileFacts> found = new ArrayList<>();
        List<FileFacts> naming = List.copyOf(files);
        for (int depth = 0; depth < DEEPEST && !naming.isEmpty(); depth++) {
            naming = workspace.loadRequirements(named(naming)).stream()
                    .flatMap(path -> workspace.facts(path).stream())
                    .toList();
            found.addAll(naming);
        }
        return found;
    }

    /** Which folder a command means is not known yet, so the name alone decides. */
    private Set<String> named(List<FileFacts> files) {
        Set<String> names = files.stream().flatMap(NamedRequirements::names).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return Set.of();
        }
        return workspace.paths().stream()
                .filter(path -> names.contains(ContainerPath.program(path)) && isOpen(path))
                .collect(Collectors.groupingBy(ContainerPath::program))
                .values()
                .stream()
                .filter(alike -> alike.size() <= MAX_ALIKE)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private static boolean isOpen(String path) {
        return !Readers.readsByName(path) && !IrrelevantFiles.is(path) && !ForeignFolders.hold(path);
    }

    /** Returns the names of the lists that a file takes in, in the repository: an image may have a copy under another one. */
    private static Stream<String> names(FileFacts file) {
        Set<String> written = file.packaging().requirementFiles().stream()
                .map(ContainerPath::program)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        Stream<String> copied = file.units().stream()
                .flatMap(unit -> unit.origin().copies().stream())
                .filter(copy -> written.contains(ContainerPath.program(copy.to())))
                .map(Unit.Copy::from)
                .map(ContainerPath::program);
        return Stream.concat(written.stream(), copied);
    }
}
