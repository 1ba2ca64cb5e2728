package dev.undebug.service.tree;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.ForeignFolders;
import dev.undebug.source.IrrelevantFiles;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lists of packages whose names do not tell what they are, but pip is told to take them: {@code pip install -r pkgs.lst}. */
public final class NamedRequirements extends NamedByCommands {
    /** A list that is not read only leaves versions unknown. */
    private static final int DEEPEST = 3;

    private final Workspace workspace;

    public NamedRequirements(Workspace workspace) {
        super(workspace, DEEPEST);
        this.workspace = workspace;
    }

    /** An image may have a copy of a list under another name. */
    @Override
    protected Stream<String> names(FileFacts file) {
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

    @Override
    protected boolean isOpen(String path) {
        return !Readers.readsByName(path) && !IrrelevantFiles.is(path) && !ForeignFolders.hold(path);
    }

    @Override
    protected Collection<String> load(Set<String> paths) {
        return workspace.loadRequirements(paths);
    }
}
