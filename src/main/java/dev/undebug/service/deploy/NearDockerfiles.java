package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Of several Dockerfiles, the one that lies with a manifest: in its folder, or in the nearest folder around it other than
 * the root, as in {@code shop/Dockerfile} and {@code shop/k8s/deployment.yaml}.
 */
final class NearDockerfiles {
    private final List<FileFacts> dockerfiles;
    private final List<Unit> unnamed;

    /**
     * @param dockerfiles those for deployment
     * @param unnamed the containers whose images nothing in the repository has a name for
     */
    NearDockerfiles(List<FileFacts> dockerfiles, List<Unit> unnamed) {
        this.dockerfiles = List.copyOf(dockerfiles);
        this.unnamed = List.copyOf(unnamed);
    }

    /** Returns the Dockerfile of a container; empty if containers with different images lie with it. */
    Optional<FileFacts> of(Unit container) {
        return with(container).filter(near -> images(near) == 1);
    }

    private long images(FileFacts dockerfile) {
        return unnamed.stream()
                .filter(other -> with(other).filter(dockerfile::equals).isPresent())
                .flatMap(other -> other.origin().base().stream())
                .map(base -> ImageName.of(base).whole())
                .distinct()
                .limit(2)
                .count();
    }

    private Optional<FileFacts> with(Unit container) {
        RepositoryPath own = RepositoryPath.of(container.place().path()).folder();
        return Stream.concat(Stream.of(own), own.above().filter(folder -> !folder.names()
                        .isEmpty()))
                .map(this::in)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0));
    }

    private List<FileFacts> in(RepositoryPath folder) {
        return dockerfiles.stream()
                .filter(file -> RepositoryPath.of(file.file().path()).folder().equals(folder))
                .toList();
    }
}
