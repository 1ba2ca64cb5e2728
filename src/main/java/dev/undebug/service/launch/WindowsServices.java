package dev.undebug.service.launch;

import dev.undebug.fact.Role;
import dev.undebug.fact.Word;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.launch.Launch.Chance;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the programs that are services of Windows: their own code hands a class to the service manager. */
public final class WindowsServices {
    private static final int MAX_SERVICES = 10;

    private final Workspace workspace;

    public WindowsServices(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the launches by the service manager. */
    public Stream<Launch> find() {
        return workspace.paths().stream()
                .flatMap(path -> workspace.pythonText(path).stream())
                .filter(text -> !text.isTest())
                .flatMap(text -> text.service().stream())
                .limit(MAX_SERVICES)
                .map(WindowsServices::launch);
    }

    /** Its working directory is most likely the folder of its file, to which services change first. */
    private static Launch launch(Place handsOver) {
        RepositoryPath path = RepositoryPath.of(handsOver.path());
        List<Word> words = Stream.of("python", path.name())
                .map(word -> new Word(word, handsOver.span(), true))
                .toList();
        MountTable files = new MountTable(List.of(new Mount(path.folder().text(), ContainerPath.ROOT)), false, true);
        return new Launch(
                path.name(),
                handsOver,
                RoleInference.firstKnown(RoleInference.ofOverlay(path.text()), Role.PRODUCTION),
                Optional.empty(),
                true,
                Chance.SURE,
                CommandLine.recognise(words),
                new RuntimeContext(List.of(), ContainerPath.ROOT, files),
                List.of(new EvidenceStep(
                        handsOver,
                        new Event.Other("hands a class to the service manager of Windows, which starts it"))),
                Optional.empty());
    }
}
