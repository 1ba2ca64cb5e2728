package dev.undebug.service.deploy;

import dev.undebug.fact.Unit;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A stage of a Dockerfile with all the stages that it is based on.
 *
 * @param chain from the first stage to the one that runs
 * @param context the build context, a repository path
 * @param stated whether a build states the context; otherwise it is a guess
 */
public record Image(List<Unit> chain, String context, boolean stated) {
    private static final int MAX_STAGES = 50;

    public Image {
        chain = List.copyOf(chain);
    }

    /** Builds the chain of a stage from the stages of its Dockerfile, with a stated context. */
    public static Image of(Unit stage, List<Unit> stages, String context) {
        return new Image(chain(stage, stages), context, true);
    }

    /** Builds the chain of a stage from the stages of its Dockerfile, with a guessed context. */
    static Image guessed(Unit stage, List<Unit> stages, String context) {
        return new Image(chain(stage, stages), context, false);
    }

    private static List<Unit> chain(Unit stage, List<Unit> stages) {
        List<Unit> chain = new ArrayList<>(List.of(stage));
        Optional<Unit> base = base(stage, stages);
        while (base.isPresent() && !chain.contains(base.get()) && chain.size() < MAX_STAGES) {
            chain.add(0, base.get());
            base = base(base.get(), stages);
        }
        return chain;
    }

    private static Optional<Unit> base(Unit stage, List<Unit> stages) {
        return stage.origin().base().flatMap(name -> stages.stream()
                .filter(other -> !other.name().isEmpty() && other.name().equalsIgnoreCase(name))
                .findFirst());
    }

    /** Returns a name for the image of one among several contexts. */
    public String contextName() {
        String folder = RepositoryPath.of(context).name();
        return folder.isEmpty() ? "image" : folder;
    }

    /** Returns the stage that runs. */
    public Unit stage() {
        return chain.get(chain.size() - 1);
    }

    /** Returns the stage whose command the image runs, if any stage has a command. */
    public Optional<Unit> started() {
        return last(unit -> !unit.commands().isEmpty());
    }

    /** Returns the stage that sets the image's ENTRYPOINT. */
    Optional<Unit> entered() {
        return last(unit -> unit.origin().entrypoint().isPresent());
    }

    private Optional<Unit> last(Predicate<Unit> wanted) {
        return chain.stream().filter(wanted).reduce((first, second) -> second);
    }

    /** Returns what it has of the repository's code. */
    ImageCode code() {
        return new ImageCode(chain);
    }

    public RuntimeContext runtime() {
        List<Layered> environment = new ArrayList<>();
        List<Mount> mounts = new ArrayList<>();
        ContainerPath workingDirectory = ContainerPath.ROOT;
        for (Unit unit : chain) {
            unit.environment().forEach(variable -> environment.add(new Layered(variable, unit.name())));
            if (unit.origin().workingDirectory().isPresent()) {
                workingDirectory = workingDirectory.resolve(
                        unit.origin().workingDirectory().get());
            }
            unit.origin()
                    .copies()
                    .forEach(copy -> mounts.add(new Mount(
                            RepositoryPath.of(context).at(copy.from()).text(),
                            ContainerPath.of(copy.to()),
                            Source.COPY)));
        }
        // Files that no COPY explains, such as those from another stage, most likely have the layout of the build
        // context.
        mounts.add(0, new Mount(context, workingDirectory));
        return new RuntimeContext(
                environment,
                workingDirectory,
                MountTable.built(
                        mounts,
                        chain.stream()
                                .flatMap(unit -> unit.origin().changes().stream())
                                .toList()),
                Optional.of(new ImageSource(stage().place().path(), stated ? Optional.of(context) : Optional.empty())));
    }
}
