package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of several Dockerfiles, the one that lies with a manifest: in its folder, or in the nearest folder around it other than
 * the root, as in {@code shop/Dockerfile} and {@code shop/k8s/deployment.yaml}.
 */
final class NearDockerfiles {
    private final Map<RepositoryPath, List<FileFacts>> folders;
    private final Function<FileFacts, Set<String>> contexts;

    private static final Pattern WORDS = Pattern.compile("[-_.]+");

    private final Optional<FileFacts> withPython;

    /** The names of the images that nothing in the repository has a name for. */
    private final Set<String> unnamed;

    /** The images of the containers that lie with each Dockerfile, by its path. */
    private final Map<String, Set<String>> images = new HashMap<>();

    /**
     * @param dockerfiles those for deployment
     * @param unnamed the containers whose images nothing in the repository has a name for
     * @param contexts the folders in which a Dockerfile is built
     */
    NearDockerfiles(List<FileFacts> dockerfiles, List<Unit> unnamed, Function<FileFacts, Set<String>> contexts) {
        this.contexts = contexts;
        this.withPython = TwinDockerfiles.one(
                dockerfiles.stream().filter(NearDockerfiles::isOfProgram).toList(), contexts);
        this.unnamed = unnamed.stream()
                .flatMap(container -> container.origin().base().stream())
                .map(base -> ImageName.of(base).whole())
                .collect(Collectors.toSet());
        this.folders = dockerfiles.stream()
                .collect(Collectors.groupingBy(
                        file -> RepositoryPath.of(file.file().path()).folder()));
        unnamed.forEach(container -> with(container)
                .ifPresent(near -> container.origin().base().ifPresent(base -> images.computeIfAbsent(
                                near.file().path(), path -> new HashSet<>())
                        .add(ImageName.of(base).whole()))));
    }

    /** Returns the Dockerfile of a container; empty if containers with different images lie with it. */
    Optional<FileFacts> of(Unit container) {
        return with(container)
                .filter(near ->
                        images.getOrDefault(near.file().path(), Set.of()).size() == 1);
    }

    /**
     * Returns the only Dockerfile that may have Python, among several, for the only image of which nothing in the repository
     * says where it is from; of several images, for the only one that has the name of the folder of that Dockerfile. A container
     * with a command of its own would not show what that image starts.
     */
    Optional<FileFacts> presumed(Unit container) {
        Optional<String> name =
                container.origin().base().map(base -> ImageName.of(base).whole());
        return withPython.filter(file -> with(container).isEmpty()
                && container.commands().isEmpty()
                && name.filter(unnamed::contains).isPresent()
                && (unnamed.size() == 1
                        || name.equals(only(unnamed.stream()
                                .filter(other -> hasNameOfFolder(other, file))
                                .toList()))));
    }

    /** Returns whether a Dockerfile may have a program in Python, and does not only copy its pages to a web server. */
    private static boolean isOfProgram(FileFacts dockerfile) {
        return ThirdPartyImages.mayHavePython(dockerfile)
                && dockerfile.units().stream()
                        .map(Unit::origin)
                        .filter(Origin::last)
                        .noneMatch(
                                stage -> stage.base().filter(Images::isForeign).isPresent());
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    private static boolean hasNameOfFolder(String image, FileFacts dockerfile) {
        String folder = RepositoryPath.of(dockerfile.file().path()).folder().name();
        return List.of(WORDS.split(ImageName.of(image).last())).contains(folder);
    }

    private Optional<FileFacts> with(Unit container) {
        RepositoryPath own = RepositoryPath.of(container.place().path()).folder();
        return Stream.concat(Stream.of(own), own.above().filter(folder -> !folder.names()
                        .isEmpty()))
                .flatMap(folder -> Optional.ofNullable(folders.get(folder)).stream())
                .findFirst()
                .flatMap(near -> TwinDockerfiles.one(near, contexts));
    }
}
