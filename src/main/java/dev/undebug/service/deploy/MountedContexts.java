package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.service.environment.MountTable;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the Dockerfile of a service that names an image which nothing builds, by what the service mounts: a build context
 * over the place to which the Dockerfile there copies it.
 */
final class MountedContexts {
    private final List<FileFacts> dockerfiles;
    private final Function<FileFacts, List<Image>> images;
    private final Map<String, List<Image>> known = new HashMap<>();

    /** @param images the images that a Dockerfile makes by itself */
    MountedContexts(List<FileFacts> dockerfiles, Function<FileFacts, List<Image>> images) {
        this.dockerfiles = dockerfiles;
        this.images = images;
    }

    /** Returns the image; empty if several may be meant, or if the service stays, so that its mount may deploy the code. */
    Optional<Image> of(Unit service) {
        boolean named = service.origin()
                .base()
                .filter(base -> !ImageOwner.isOfficial(ImageName.of(base)))
                .isPresent();
        if (!named || Images.isOfOthers(service) || service.origin().restarts()) {
            return Optional.empty();
        }
        List<Image> found = service.origin().bindMounts().stream()
                .flatMap(mount -> known.computeIfAbsent(mount.from(), this::in).stream()
                        .filter(image -> isOver(mount, image) && !isMadeFrom(service, image)))
                .distinct()
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Returns the images that are built in a folder, of the Dockerfiles in it. */
    private List<Image> in(String folder) {
        RepositoryPath context = RepositoryPath.of(folder);
        return dockerfiles.stream()
                .filter(file ->
                        RepositoryPath.of(file.file().path()).isIn(context) && ThirdPartyImages.mayHavePython(file))
                .flatMap(file -> images.apply(file).stream())
                .filter(image -> RepositoryPath.of(image.context()).equals(context))
                .toList();
    }

    /** Returns whether a mount lies over the copy of the same folder, in which the image starts its program. */
    private static boolean isOver(Unit.Copy mount, Image image) {
        ContainerPath target = ContainerPath.of(mount.to());
        MountTable copied = image.runtime().files().stated();
        return image.runtime().workingDirectory().isIn(target)
                && copied.candidates(target)
                        .contains(RepositoryPath.of(mount.from()).text());
    }

    /** The image that a Dockerfile only builds upon has no copy of the code. */
    private static boolean isMadeFrom(Unit service, Image image) {
        Optional<ImageName> name = service.origin().base().map(ImageName::of);
        return image.base().map(ImageName::of).map(ImageName::whole).equals(name.map(ImageName::whole));
    }
}
