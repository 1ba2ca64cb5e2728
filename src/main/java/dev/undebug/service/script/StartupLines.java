package dev.undebug.service.script;

import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.tree.PythonTemplate;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files {@code *.pth} that an image puts among the installed packages: Python runs their lines that begin with {@code import}
 * when it starts. Source: the documentation of {@code site}.
 */
public final class StartupLines {
    private static final int MOST = 10;

    private static final Set<String> PACKAGES = Set.of("site-packages", "dist-packages");

    private StartupLines() {}

    /** Returns whether a folder of a container is one of installed packages. */
    public static boolean isOfPackages(ContainerPath folder) {
        return PACKAGES.contains(folder.name());
    }

    public static List<Prelude> of(RuntimeContext runtime, Workspace workspace) {
        return runtime.files()
                .mounts(Source.COPY)
                .flatMap(mount -> files(mount, workspace))
                .distinct()
                .sorted()
                .limit(MOST)
                .map(path -> new Prelude(path, Optional.empty(), List.of(), Set.of(), true))
                .toList();
    }

    private static Stream<String> files(Mount mount, Workspace workspace) {
        String copied = mount.repository();
        if (copied.endsWith(PythonTemplate.STARTUP)) {
            boolean placed = isOfPackages(mount.target())
                    || (isOfPackages(mount.target().parent())
                            && mount.target().name().endsWith(PythonTemplate.STARTUP));
            return placed && workspace.exists(copied) ? Stream.of(copied) : Stream.empty();
        }
        return isOfPackages(mount.target())
                ? workspace.paths().stream()
                        .filter(path -> path.endsWith(PythonTemplate.STARTUP)
                                && RepositoryPath.of(path).folder().equals(RepositoryPath.of(copied)))
                : Stream.empty();
    }
}
