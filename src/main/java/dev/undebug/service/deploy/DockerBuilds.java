package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Dockerfiles that something builds, whatever their names: {@code build.dockerfile} of a compose service, and
 * builds in other files.
 */
public final class DockerBuilds {
    private static final int MAX_WRITTEN = 500;
    private static final Pattern SUFFIXED = Pattern.compile("(?:Dockerfile|Containerfile)[._-].+");

    private final Workspace workspace;
    private final List<Started> composed;
    private final BuildPaths paths;

    /** @param composed the services of the compose files, merged */
    public DockerBuilds(Workspace workspace, List<Started> composed) {
        this.workspace = workspace;
        this.composed = composed;
        this.paths = new BuildPaths(workspace);
    }

    /**
     * Reads the Dockerfiles that builds name.
     *
     * @param called the facts of files recognised by their names
     * @return the facts with those of the Dockerfiles added, in the order of the files
     */
    public List<FileFacts> read(List<FileFacts> called) {
        List<ImageBuild> written = called.stream()
                .flatMap(file -> file.builds().stream())
                .limit(MAX_WRITTEN)
                .flatMap(build -> paths.located(build).stream())
                .toList();
        Map<String, Role> builtFor = new LinkedHashMap<>();
        composed.forEach(one -> dockerfile(one).ifPresent(path -> builtFor.put(path, Role.UNKNOWN)));
        written.forEach(one -> builtFor.put(one.dockerfile(), Role.UNKNOWN));
        Set<String> others = workspace.loadDockerfiles(builtFor.keySet());
        Set<String> suffixed = builtFor.keySet().stream()
                .filter(path -> !others.contains(path) && saysNothing(path))
                .collect(Collectors.toSet());
        if (others.isEmpty() && suffixed.isEmpty()) {
            return called;
        }
        builtFor.clear();
        Images images = new Images(with(called, others));
        for (Started one : composed) {
            dockerfile(one)
                    .ifPresent(path -> builtFor.merge(
                            path,
                            suffixed.contains(path)
                                    ? one.unit().role()
                                    : new ContainerRun(
                                                    one.unit(),
                                                    one.unit().origin().build().flatMap(images::built))
                                            .role(),
                            DockerBuilds::together));
        }
        written.forEach(one -> builtFor.merge(one.dockerfile(), one.role(), DockerBuilds::together));
        Set<String> changed = new HashSet<>(others);
        builtFor.forEach((path, role) -> {
            if (role.isPrivate() && (others.contains(path) || suffixed.contains(path))) {
                workspace.setBuiltFor(path, role);
                changed.add(path);
            }
        });
        return with(called, changed);
    }

    /**
     * Returns whether a Dockerfile has a name of its own that tells nothing of its use, {@code Dockerfile.flask}: platforms build
     * those of the usual name unasked. The mounts of a service say nothing of what such a one is for.
     */
    private static boolean saysNothing(String path) {
        String name = RepositoryPath.of(path).name();
        return SUFFIXED.matcher(name).matches() && RoleInference.ofContainerFile(path) == Role.UNKNOWN;
    }

    /** A build for production, too, is not only for development. */
    private static Role together(Role first, Role second) {
        return first.isPrivate() && second.isPrivate() ? first : Role.UNKNOWN;
    }

    private List<FileFacts> with(List<FileFacts> called, Collection<String> others) {
        List<FileFacts> all = new ArrayList<>(called);
        all.removeIf(file -> others.contains(file.file().path()));
        others.forEach(path -> workspace.facts(path).ifPresent(all::add));
        all.sort(Comparator.comparing(file -> file.file().path()));
        return all;
    }

    private static Optional<String> dockerfile(Started one) {
        return one.unit()
                .origin()
                .build()
                .filter(build -> build.inline().isEmpty())
                .map(Unit.Build::dockerfile);
    }

    private static String folder(Place place) {
        return RepositoryPath.of(place.path()).folder().text();
    }

    /** Returns the facts with the repository paths of the files that their commands name. */
    public List<FileFacts> located(List<FileFacts> facts) {
        return facts.stream()
                .map(file -> file.builds().isEmpty()
                        ? file
                        : file.withBuilds(file.builds().stream()
                                .flatMap(build -> paths.located(build).stream())
                                .toList()))
                .map(file -> file.units().stream().anyMatch(DockerBuilds::isRun)
                        ? file.withUnits(
                                file.units().stream().map(this::located).toList())
                        : file)
                .toList();
    }

    private static boolean isRun(Unit unit) {
        return unit.kind() == Unit.Kind.CONTAINER_RUN;
    }

    /** Returns the env file that a command names; one that is not in the repository may be put there first. */
    private String envFile(String written, String from) {
        return ComposePaths.file(written, from, workspace)
                .orElseGet(() -> written.contains("$")
                        ? written
                        : RepositoryPath.of(from)
                                .resolve(written)
                                .map(RepositoryPath::text)
                                .orElse(written));
    }

    private Unit located(Unit unit) {
        if (!isRun(unit) || unit.origin().envFiles().isEmpty()) {
            return unit;
        }
        List<String> paths = unit.origin().envFiles().stream()
                .map(written -> envFile(written, folder(unit.place())))
                .toList();
        if (unit.origin() instanceof Origin.Service container) {
            return unit.with(container.withEnvFiles(paths));
        }
        return unit.origin() instanceof Origin.Inside inside ? unit.with(inside.withEnvFiles(paths)) : unit;
    }
}
