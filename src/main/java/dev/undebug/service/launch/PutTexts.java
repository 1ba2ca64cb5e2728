package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.PresentFiles.Put;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.script.CommandCode;
import dev.undebug.service.script.WrittenCode;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what the build of an image and the scripts of a launch write where the repository has no file: {@code RUN echo "DEBUG = True" > local.cfg}.
 */
final class PutTexts {
    /** The most changes that are looked at. */
    private static final int MOST = 100;

    private final Workspace workspace;
    private final Launch launch;
    private final RuntimeContext runtime;
    private final Map<String, Put> found = new HashMap<>();

    PutTexts(Workspace workspace, Launch launch) {
        this.workspace = workspace;
        this.launch = launch;
        this.runtime = launch.runtime();
    }

    /** Returns the texts, by the absolute path in the container, and by the repository path at which a program looks for it. */
    Map<String, Put> find() {
        MountTable files = runtime.files();
        files.changes().stream()
                .limit(MOST)
                .filter(change -> change.scripts().isEmpty() && !change.path().endsWith("/"))
                .forEach(change -> add(ContainerPath.of(change.path()), text(change), false));
        launch.files()
                .filter(path -> runtime.dockerfile().filter(path::equals).isEmpty())
                .flatMap(this::written)
                .limit(MOST)
                .forEach(unit -> {
                    ContainerPath path = runtime.workingDirectory().resolve(unit.name());
                    boolean mounted = isMounted(unit);
                    add(path, mounted ? code(unit, path) : Optional.empty(), mounted);
                });
        return found;
    }

    /** Returns whether a manifest has a file, which its container finds there: a script may do more, and in any order. */
    private boolean isMounted(Unit unit) {
        return workspace.facts(unit.place().path()).map(FileFacts::units).orElse(List.of()).stream()
                .anyMatch(other -> other.kind() == Unit.Kind.CONTAINER);
    }

    private Stream<Unit> written(String path) {
        return workspace.facts(path).map(FileFacts::units).orElse(List.of()).stream()
                .filter(unit -> unit.kind() == Unit.Kind.CODE);
    }

    /**
     * Adds a text. What is mounted over a folder hides what its image has there.
     *
     * @param over whether the text is there also where the image has a file of the repository
     */
    private void add(ContainerPath path, Optional<CodePart> text, boolean over) {
        MountTable files = runtime.files();
        String place = files.place(path, workspace::hasFolder).text();
        boolean hidden = files.mounts(Source.MOUNT).anyMatch(mount -> path.isIn(mount.target()));
        if (over ? text.isPresent() : !hidden && !workspace.exists(place)) {
            Put put = new Put(text);
            found.merge(path.text(), put, (one, other) -> Put.UNKNOWN);
            found.merge(place, put, (one, other) -> Put.UNKNOWN);
        }
    }

    /** Returns what a change writes, if it is certainly written, and nothing else changes the file. */
    private Optional<CodePart> text(Unit.Change change) {
        ContainerPath path = ContainerPath.of(change.path());
        boolean once = runtime.files().changes().stream()
                        .filter(other -> ContainerPath.of(other.path()).equals(path)
                                || (other.path().endsWith("/") && path.isIn(ContainerPath.of(other.path()))))
                        .limit(2)
                        .count()
                == 1;
        List<Unit> units = runtime.dockerfile().stream()
                .filter(dockerfile -> once && change.place().path().equals(dockerfile))
                .flatMap(this::written)
                .filter(unit -> runtime.workingDirectory().resolve(unit.name()).equals(path))
                .toList();
        return units.size() == 1 ? code(units.get(0), path) : Optional.empty();
    }

    private static Optional<CodePart> code(Unit unit, ContainerPath path) {
        boolean certain = unit.origin() instanceof Origin.Code code && code.sure() && code.literal();
        return certain ? CommandCode.of(new WrittenCode(unit, path, false, false)) : Optional.empty();
    }
}
