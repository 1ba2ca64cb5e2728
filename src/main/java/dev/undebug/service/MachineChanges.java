package dev.undebug.service;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.machine.MachineLines;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.launch.Launch;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the repository that commands change on a machine where a program of a unit starts later: those of the unit itself, of
 * scripts, of pipelines, over ssh.
 */
final class MachineChanges {
    private final List<FileFacts> files;
    private final Map<String, List<Unit.Change>> known = new HashMap<>();

    /** @param files all facts of the repository */
    MachineChanges(List<FileFacts> files) {
        this.files = files.stream()
                .filter(file -> !PythonPaths.isPython(file.file().path())
                        && file.units().stream().noneMatch(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE))
                .toList();
    }

    /** Returns a launch with the changes in its folder of the machine; one in an image unchanged. */
    Launch applied(Launch launch) {
        RuntimeContext runtime = launch.runtime();
        Optional<ContainerPath> folder =
                runtime.image().isPresent() || runtime.files().built() ? Optional.empty() : folder(launch);
        List<Unit.Change> changes = folder
                .map(ContainerPath::text)
                .map(path -> known.computeIfAbsent(path, this::changes))
                .orElse(List.of())
                .stream()
                .filter(change -> !placesProgram(change, launch))
                .toList();
        return changes.isEmpty()
                ? launch
                : launch.located(
                        new RuntimeContext(
                                runtime.environment(),
                                runtime.workingDirectory(),
                                runtime.files().changing(changes)),
                        launch.steps());
    }

    /** Returns the folder of the program on its machine, if the launch says it. */
    private static Optional<ContainerPath> folder(Launch launch) {
        ContainerPath directory = launch.runtime().workingDirectory();
        Optional<ContainerPath> ofFile = launch.invocation().target() instanceof Target.File file
                        && file.path().startsWith("/")
                ? Optional.of(ContainerPath.of(file.path()).parent())
                : Optional.empty();
        return Optional.of(directory)
                .filter(path -> !path.isRoot())
                .or(() -> ofFile)
                .filter(path -> path.names().size() > 1);
    }

    private List<Unit.Change> changes(String folder) {
        ContainerPath around = ContainerPath.of(folder);
        return files.stream()
                .filter(file -> file.file().text().contains(folder))
                .flatMap(file -> MachineLines.changes(file.file()).stream())
                .filter(change -> change.removal() == Unit.Removal.NONE
                        && ContainerPath.of(change.path()).isIn(around)
                        // What they say is read as the variables of the unit.
                        && !RepositoryPath.of(change.path()).name().contains(".env")
                        && !putsOwn(change))
                .toList();
    }

    /** Returns whether it puts the program itself there, or the script that starts the program adds to it: what is there then is found otherwise. */
    private static boolean placesProgram(Unit.Change change, Launch launch) {
        boolean own = change.place().path().equals(launch.place().path());
        return (own || change.source().isPresent())
                && launch.invocation().target() instanceof Target.File file
                && launch.runtime().workingDirectory().resolve(file.path()).equals(ContainerPath.of(change.path()));
    }

    /** Returns whether it puts folders in their place, or a file of the name that it has: most likely the repository's own. */
    private static boolean putsOwn(Unit.Change change) {
        String name = ContainerPath.of(change.path()).name();
        return change.source()
                .filter(source -> change.path().endsWith("/")
                        || name.indexOf('.') < 0
                        || ContainerPath.of(source).name().equals(name))
                .isPresent();
    }
}
