package dev.undebug.service.launch;

import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where only launches for developers are found, so that nothing shows how visitors meet a program. */
public final class DeveloperLaunches {
    /** Launches of programs that are not known, among which one is sought that may start a file. */
    private static final int MOST_UNKNOWN = 20;

    private final List<Launch> launches;

    private @Nullable List<Launch> unknown;

    /** @param launches all launches of a repository */
    public DeveloperLaunches(List<Launch> launches) {
        this.launches = launches.stream()
                .filter(launch -> launch.invocation().kind() != CommandInvocation.Kind.FOREIGN)
                .filter(launch -> !isImageWithoutCommand(launch))
                .toList();
    }

    /** An image that says nothing of its start is no launch by itself. */
    private static boolean isImageWithoutCommand(Launch launch) {
        return launch.command().isEmpty()
                && launch.runtime()
                        .dockerfile()
                        .filter(launch.place().path()::equals)
                        .isPresent();
    }

    /** Returns a launch of the repository, if it has some and all of them are for developers. */
    public Optional<Place> only() {
        return only(launch -> true);
    }

    /** Returns a launch of an image that says nothing of its start, if there are some and all are for developers. */
    public Optional<Place> only(Launch image) {
        return image.runtime()
                .dockerfile()
                .filter(path -> isImageWithoutCommand(image))
                .flatMap(path -> only(launch ->
                        launch.runtime().dockerfile().filter(path::equals).isPresent()));
    }

    /** Returns the launch for visitors of a program that is not known and may be a file, if there is one. */
    public Optional<Place> unknown(String file) {
        if (unknown == null) {
            unknown = unknown();
        }
        return unknown.stream()
                .filter(launch -> launch.runtime().dockerfile().isEmpty()
                        || launch.runtime().files().mounts(Source.COPY).anyMatch(copy -> copy.covers(file)))
                .map(Launch::place)
                .findFirst();
    }

    /** A command that only starts a container of an image of the repository is left out: that is a launch of its own. */
    private List<Launch> unknown() {
        Set<Place> containers = launches.stream()
                .flatMap(launch -> launch.steps().stream())
                .filter(step -> step.event() instanceof Event.RunsImage)
                .map(EvidenceStep::place)
                .collect(Collectors.toSet());
        return launches.stream()
                .filter(launch -> launch.invocation().kind() == CommandInvocation.Kind.OPAQUE
                        && launch.main()
                        && launch.command().isPresent()
                        && !launch.isPrivate()
                        && !containers.contains(launch.place()))
                .limit(MOST_UNKNOWN)
                .toList();
    }

    private Optional<Place> only(Predicate<Launch> wanted) {
        List<Launch> found = launches.stream().filter(wanted).toList();
        return found.stream().allMatch(Launch::isPrivate)
                ? found.stream().map(Launch::deployment).findFirst()
                : Optional.empty();
    }

    /**
     * Returns whether a script is in the project of a deployment: in its folder, below or above it. In a folder beside that
     * of every deployment there is another project.
     */
    public static Predicate<Place> beside(List<Launch> deployments) {
        Set<RepositoryPath> folders = deployments.stream()
                .map(launch ->
                        launch.runtime().dockerfile().orElse(launch.place().path()))
                .map(path -> RepositoryPath.of(path).folder())
                .collect(Collectors.toSet());
        Set<RepositoryPath> around =
                folders.stream().flatMap(RepositoryPath::upward).collect(Collectors.toSet());
        return script -> {
            RepositoryPath own = RepositoryPath.of(script.path()).folder();
            return around.contains(own) || own.upward().anyMatch(folders::contains);
        };
    }
}
