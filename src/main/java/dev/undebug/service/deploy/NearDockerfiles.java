package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of several Dockerfiles, the one that lies with a manifest: in its folder, or in the nearest folder around it other than
 * the root, as in {@code shop/Dockerfile} and {@code shop/k8s/deployment.yaml}.
 */
final class NearDockerfiles {
    private final Map<RepositoryPath, List<FileFacts>> folders;

    /** The images of the containers that lie with each Dockerfile, by its path. */
    private final Map<String, Set<String>> images = new HashMap<>();

    /**
     * @param dockerfiles those for deployment
     * @param unnamed the containers whose images nothing in the repository has a name for
     */
    NearDockerfiles(List<FileFacts> dockerfiles, List<Unit> unnamed) {
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

    private Optional<FileFacts> with(Unit container) {
        RepositoryPath own = RepositoryPath.of(container.place().path()).folder();
        return Stream.concat(Stream.of(own), own.above().filter(folder -> !folder.names()
                        .isEmpty()))
                .flatMap(folder -> Optional.ofNullable(folders.get(folder)).stream())
                .findFirst()
                .flatMap(TwinDockerfiles::one);
    }
}
