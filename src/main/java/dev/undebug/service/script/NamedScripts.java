package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Word;
import dev.undebug.read.Readers;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the scripts whose own names do not tell what they are, but commands run them: {@code ExecStart=/srv/shop/run_shop}. */
public final class NamedScripts {
    /** A name that more files have says nothing; most of them would be data. */
    private static final int MAX_ALIKE = 10;

    /** Each step may be a request; a script that is not read is a program that is not known. */
    private static final int DEEPEST = 8;

    private final Workspace workspace;

    public NamedScripts(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Reads the scripts that commands of these files run, and what those run in turn; returns their facts. */
    public List<FileFacts> read(Collection<FileFacts> files) {
        List<FileFacts> found = new ArrayList<>();
        List<FileFacts> callers = List.copyOf(files);
        for (int depth = 0; depth < DEEPEST && !callers.isEmpty(); depth++) {
            callers = workspace.loadScripts(called(callers)).stream()
                    .flatMap(path -> workspace.facts(path).stream())
                    .toList();
            found.addAll(callers);
        }
        return found;
    }

    /** Where the folders of a machine or an image are in the repository is not known yet, so the name alone decides. */
    private Set<String> called(List<FileFacts> files) {
        Set<String> called = files.stream()
                .flatMap(file -> file.units().stream())
                .flatMap(unit -> unit.commands().stream())
                .flatMap(command -> Scripts.called(command.words()).stream())
                .map(NamedScripts::name)
                .collect(Collectors.toSet());
        return workspace.paths().stream()
                .filter(path -> called.contains(RepositoryPath.of(path).name()) && !Readers.readsByName(path))
                .collect(Collectors.groupingBy(path -> RepositoryPath.of(path).name()))
                .values()
                .stream()
                .filter(alike -> alike.size() <= MAX_ALIKE)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private static String name(Word word) {
        return ContainerPath.of(word.text()).name();
    }
}
