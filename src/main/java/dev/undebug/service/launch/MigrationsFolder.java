package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.script.PlainCommands;
import dev.undebug.service.tree.MigrationSetup;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event.NeedsMigrationsFolder;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which launches presumably get no further than {@code flask db init}: the folder that it is to make has files of the
 * repository, and nothing on the way is seen to remove them or to name another folder.
 */
public final class MigrationsFolder {
    private static final String NAME = "migrations";

    /** The files that Flask-Migrate makes there. */
    private static final List<String> FILES = List.of("env.py", "alembic.ini", "script.py.mako", "README");

    private final Workspace workspace;
    private final ImageFiles images;
    private @Nullable Boolean usual;

    public MigrationsFolder(Workspace workspace, ImageFiles images) {
        this.workspace = workspace;
        this.images = images;
    }

    /**
     * Returns a launch with the file that makes a command before it fail, or without that command.
     *
     * @param layers all variables that its programs get, those of env files too
     */
    public Launch noted(Launch launch, List<Layered> layers) {
        Optional<NeedsMigrationsFolder> needed =
                EvidenceStep.events(launch.steps(), NeedsMigrationsFolder.class).findFirst();
        if (needed.isEmpty()) {
            return launch;
        }
        Optional<String> committed = isPlain(launch, layers)
                ? committed(launch, ContainerPath.of(needed.get().folder()).resolve(NAME))
                : Optional.empty();
        List<EvidenceStep> steps = new ArrayList<>();
        for (EvidenceStep step : launch.steps()) {
            if (!(step.event() instanceof NeedsMigrationsFolder)) {
                steps.add(step);
            } else if (committed.isPresent()) {
                steps.add(new EvidenceStep(
                        step.place(), new NeedsMigrationsFolder(needed.get().folder(), committed)));
            }
        }
        return launch.located(launch.runtime(), steps);
    }

    private boolean isPlain(Launch launch, List<Layered> layers) {
        MountTable files = launch.runtime().files();
        return files.built()
                && launch.runtime().image().filter(ImageSource::whole).isPresent()
                && files.mounts(Source.MOUNT).findAny().isEmpty()
                && layers.stream().noneMatch(layer -> layer.variable().name().startsWith("FLASK_DB_"))
                && hasKnownFiles(launch)
                && Stream.concat(launch.runtime().dockerfile().stream(), launch.files())
                        .distinct()
                        .allMatch(path -> isPlain(path, launch))
                && isUsual();
    }

    private boolean hasKnownFiles(Launch launch) {
        UnseenMounts mounts = new UnseenMounts(workspace);
        return !mounts.mayBeInImage(launch) || !mounts.mayBeIn(launch);
    }

    private boolean isPlain(String path, Launch launch) {
        Optional<String> text = workspace.text(path);
        boolean dockerfile = launch.runtime().dockerfile().filter(path::equals).isPresent();
        return dockerfile
                ? text.filter(PlainCommands::areInDockerfile).isPresent()
                : isCompose(path)
                        ? text.filter(compose -> isPlain(compose, path, launch)).isPresent()
                        : text.filter(PlainCommands::areInScript).isPresent();
    }

    private boolean isCompose(String path) {
        return workspace.facts(path).map(FileFacts::units).orElse(List.of()).stream()
                .anyMatch(unit -> unit.kind() == Unit.Kind.COMPOSE_SERVICE);
    }

    private static boolean isPlain(String compose, String path, Launch launch) {
        boolean here = launch.place().path().equals(path);
        return !compose.contains("tmpfs")
                && (!here
                        || PlainCommands.areInValue(
                                compose, launch.place().span().start()));
    }

    private boolean isUsual() {
        if (usual == null) {
            usual = MigrationSetup.isUsual(workspace);
        }
        return usual;
    }

    private Optional<String> committed(Launch launch, ContainerPath folder) {
        return FILES.stream()
                .map(folder::resolve)
                .flatMap(path -> launch.runtime().files().stated().find(path, workspace::exists).stream())
                .filter(workspace::isCommitted)
                .filter(path -> !images.isKeptOut(RepositoryPath.of(path), launch.runtime()))
                .findFirst();
    }
}
