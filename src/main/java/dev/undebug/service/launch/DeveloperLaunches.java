package dev.undebug.service.launch;

import dev.undebug.service.command.CommandInvocation;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says where only launches for developers are found, so that nothing shows how visitors meet a program. */
public final class DeveloperLaunches {
    private final List<Launch> launches;

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

    private Optional<Place> only(Predicate<Launch> wanted) {
        List<Launch> found = launches.stream().filter(wanted).toList();
        return found.stream().allMatch(Launch::isPrivate)
                ? found.stream().map(Launch::deployment).findFirst()
                : Optional.empty();
    }
}
