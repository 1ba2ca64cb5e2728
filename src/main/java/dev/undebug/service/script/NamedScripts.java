package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.service.tree.NamedByCommands;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the scripts whose own names do not tell what they are, but commands run them: {@code ExecStart=/srv/shop/run_shop}. */
public final class NamedScripts extends NamedByCommands {
    /** A script that is not read is a program that is not known. */
    private static final int DEEPEST = 8;

    private static final Set<String> START_FILES = Set.of(
            "profile",
            "zshenv",
            "zprofile",
            "bash.bashrc",
            ".profile",
            ".bash_profile",
            ".bash_login",
            ".bashrc",
            ".zshenv",
            ".zprofile",
            ".zshrc");

    private final Workspace workspace;
    private final ForeignPrograms programs;

    public NamedScripts(Workspace workspace) {
        super(workspace, DEEPEST);
        this.workspace = workspace;
        this.programs = new ForeignPrograms(workspace);
    }

    @Override
    protected Stream<String> names(FileFacts file) {
        return Stream.concat(
                file.units().stream()
                        .flatMap(unit -> unit.commands().stream())
                        .flatMap(command -> Scripts.called(command.words())
                                .filter(word -> word.literal()
                                        || !word.equals(command.words().get(0)))
                                .stream())
                        .map(word -> ContainerPath.of(word.text()).name()),
                file.units().stream()
                        .filter(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)
                        .flatMap(unit -> unit.origin().copies().stream())
                        .filter(copy -> isStartFile(copy.to()))
                        .map(copy -> ContainerPath.of(copy.from()).name()));
    }

    /** Returns whether an image has a file at a path that shells read before they run anything. */
    private static boolean isStartFile(String path) {
        ContainerPath place = ContainerPath.of(path);
        return START_FILES.contains(place.name()) || place.parent().name().equals("profile.d");
    }

    @Override
    protected boolean isOpen(String path) {
        return !Readers.readsByName(path);
    }

    @Override
    protected Collection<String> load(Set<String> paths) {
        return workspace.loadScripts(programs.others(paths));
    }
}
