package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of the repository that the build of an image runs after it has copied them: {@code RUN ./configure.sh}. What they change
 * counts as changed by the build.
 */
public final class ImagePrograms {
    private final Workspace workspace;

    public ImagePrograms(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the facts of files with what the programs change that the builds of images run. */
    public List<FileFacts> followed(List<FileFacts> facts) {
        return facts.stream()
                .map(file -> file.units().stream().anyMatch(ImagePrograms::runs) ? followed(file) : file)
                .toList();
    }

    private static boolean runs(Unit unit) {
        return unit.origin() instanceof Origin.Stage stage && !stage.runs().isEmpty();
    }

    private FileFacts followed(FileFacts dockerfile) {
        EarlierPrograms programs = new EarlierPrograms(workspace, Optional.of(files(dockerfile)));
        return dockerfile.withUnits(dockerfile.units().stream()
                .map(unit -> unit.origin() instanceof Origin.Stage stage
                                && !stage.runs().isEmpty()
                        ? changed(unit, stage, programs.changes(stage.runs()))
                        : unit)
                .toList());
    }

    private static Unit changed(Unit unit, Origin.Stage stage, List<Unit.Change> changes) {
        return changes.isEmpty() ? unit : unit.with(stage.changing(changes));
    }

    /** Returns the files that its stages copy. The context of the build may be the root of the repository, or the folder of the file. */
    private static MountTable files(FileFacts dockerfile) {
        RepositoryPath own = RepositoryPath.of(dockerfile.file().path()).folder();
        List<Mount> copies = dockerfile.units().stream()
                .flatMap(unit -> unit.origin().copies().stream())
                .flatMap(copy -> Stream.of(RepositoryPath.ROOT, own)
                        .distinct()
                        .map(context ->
                                new Mount(context.at(copy.from()).text(), ContainerPath.of(copy.to()), Source.COPY)))
                .toList();
        return MountTable.built(copies, List.of());
    }
}
