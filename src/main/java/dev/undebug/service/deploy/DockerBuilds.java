package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.deploy.WrittenBuilds.Named;
import dev.undebug.service.tree.Paths;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Dockerfiles that somebody builds, so that they may be called like anything: {@code build.dockerfile} of a compose
 * service, and what is written elsewhere.
 */
public final class DockerBuilds {
    private static final int MAX_WRITTEN = 500;

    /** What a pipeline builds is not only tested where it goes somewhere. */
    private static final Pattern SHIPS =
            Pattern.compile("(?i)push|deploy|release|publish|registry|\\.(?:azurecr|amazonaws|gcr|docker)\\b");

    private final Workspace workspace;
    private final List<Started> composed;

    /**
     * @param composed the services of the compose files, put together
     */
    public DockerBuilds(Workspace workspace, List<Started> composed) {
        this.workspace = workspace;
        this.composed = composed;
    }

    /**
     * Reads the Dockerfiles that are named.
     *
     * @param called what files say that tell by their names what they are
     * @return with what these say, in the order of the files
     */
    public List<FileFacts> read(List<FileFacts> called) {
        List<Written> written = written();
        Map<String, Role> builtFor = new LinkedHashMap<>();
        composed.forEach(one -> dockerfile(one).ifPresent(path -> builtFor.put(path, Role.UNKNOWN)));
        written.forEach(one -> builtFor.put(one.path, Role.UNKNOWN));
        Set<String> others = workspace.loadDockerfiles(builtFor.keySet());
        if (others.isEmpty()) {
            return called;
        }
        builtFor.clear();
        Images images = new Images(with(called, others));
        for (Started one : composed) {
            dockerfile(one)
                    .ifPresent(path -> builtFor.merge(
                            path,
                            new ContainerRun(
                                            one.unit(),
                                            one.unit().origin().build().flatMap(images::built))
                                    .role(),
                            DockerBuilds::together));
        }
        written.forEach(one -> builtFor.merge(one.path, one.role, DockerBuilds::together));
        builtFor.forEach((path, role) -> {
            if (isPrivate(role)) {
                workspace.setBuiltFor(path, role);
            }
        });
        return with(called, others);
    }

    /** What is built for production too is not only for development. */
    private static Role together(Role first, Role second) {
        return isPrivate(first) && isPrivate(second) ? first : Role.UNKNOWN;
    }

    private static boolean isPrivate(Role role) {
        return role == Role.DEVELOPMENT || role == Role.TEST;
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

    /**
     * A Dockerfile that a file names.
     *
     * @param role who meets what is built there, as far as the place tells
     */
    private record Written(String path, Role role) {}

    private List<Written> written() {
        List<Written> names = new ArrayList<>();
        for (Content content : workspace.contents()) {
            if (content instanceof Content.Decoded decoded) {
                String folder = Paths.parent(decoded.file().path());
                for (Named named : WrittenBuilds.in(decoded.file())) {
                    if (names.size() < MAX_WRITTEN) {
                        ComposePaths.file(named.path(), folder, workspace)
                                .ifPresent(path -> names.add(new Written(path, role(decoded.file(), named.at()))));
                    }
                }
            }
        }
        return names;
    }

    private Role role(SourceFile file, int at) {
        Optional<Unit> task = workspace.facts(file.path()).stream()
                .flatMap(facts -> facts.units().stream())
                .filter(unit ->
                        unit.kind() == Unit.Kind.TASK && unit.place().span().start() <= at)
                .max(Comparator.comparing(unit -> unit.place().span().start()));
        Role role = task.map(Unit::role).orElseGet(() -> ComposeRuns.role(file, at));
        return role == Role.TEST && SHIPS.matcher(file.text()).find() ? Role.UNKNOWN : role;
    }
}
