package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.launch.Launch;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The launches of images that start what the image of others says that they are made from: some server, with code of the
 * repository, in a way that the repository does not show.
 */
final class UnseenBases {
    private final List<Launch> launches;

    /**
     * @param launches all launches of a repository
     * @param exists whether the repository has a file
     */
    UnseenBases(List<Launch> launches, Predicate<String> exists) {
        this.launches = launches.stream()
                .filter(launch -> !launch.isPrivate() && startsItsBase(launch, exists))
                .toList();
    }

    private static boolean startsItsBase(Launch launch, Predicate<String> exists) {
        return launch.invocation().kind() == CommandInvocation.Kind.OPAQUE
                && launch.runtime().image().flatMap(ImageSource::base).isPresent()
                && launch.command()
                        .filter(command -> !isOfBase(command, launch, exists))
                        .isEmpty();
    }

    /** A program by its path that the repository does not have is one of the image below. */
    private static boolean isOfBase(Command command, Launch launch, Predicate<String> exists) {
        Word program = command.words().get(0);
        return program.literal()
                && program.text().startsWith("/")
                && launch.runtime()
                        .files()
                        .stated()
                        .find(launch.runtime().workingDirectory().resolve(program.text()), exists)
                        .isEmpty();
    }

    /** Returns the launch of an image that has a file and may start it. */
    Optional<Launch> withFile(String path) {
        return launches.stream()
                .filter(launch -> launch.runtime().files().mounts(Source.COPY).anyMatch(copy -> copy.covers(path)))
                .findFirst();
    }
}
