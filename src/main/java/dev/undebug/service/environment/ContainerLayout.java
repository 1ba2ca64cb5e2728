package dev.undebug.service.environment;

import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Glob;
import dev.undebug.source.RepositoryPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the files and folders of the repository that a container has at other places than the repository: a COPY or a
 * mount puts {@code conf/live.py} beside the program, or a folder to a place with another name.
 */
public final class ContainerLayout {
    /** The most files that one pattern puts there. */
    private static final int MOST = 100;

    /** The most patterns of a container that are looked at: each of them is compared with the paths of the repository. */
    private static final int MOST_PATTERNS = 20;

    /** The most copies and mounts of a container that is looked at: each of them may come over each other one. */
    private static final int MOST_MOUNTS = 300;

    private final Workspace workspace;
    private final RuntimeContext runtime;
    private final MountTable stated;
    private int patterns;

    public ContainerLayout(Workspace workspace, RuntimeContext runtime) {
        this.workspace = workspace;
        this.runtime = runtime;
        this.stated = new MountTable(
                runtime.files().mounts().stream()
                        .filter(ContainerLayout::isStated)
                        .limit(MOST_MOUNTS)
                        .filter(mount -> !isHidden(mount))
                        .toList(),
                runtime.files().built());
    }

    private static boolean isStated(Mount mount) {
        return mount.source() == Source.COPY || mount.source() == Source.MOUNT;
    }

    /** Returns whether something is mounted over the folder in which an image has this. */
    private boolean isHidden(Mount copy) {
        return copy.source() == Source.COPY
                && runtime.files()
                        .mounts(Source.MOUNT)
                        .filter(mount -> !workspace.exists(mount.repository()))
                        .anyMatch(mount -> copy.target().isIn(mount.target()));
    }

    /**
     * Returns what is at other places than in the repository, by the repository path at which a program looks for it.
     *
     * @param matters whether a program may look for a file or folder
     */
    public Map<String, String> find(Predicate<RepositoryPath> matters) {
        Map<String, String> placed = new LinkedHashMap<>();
        for (Mount mount : stated.mounts()) {
            if (workspace.hasFolder(mount.repository())) {
                folder(mount).filter(matters).ifPresent(there -> placed.put(there.text(), mount.repository()));
            } else {
                for (ContainerPath target : targets(mount)) {
                    if (!runtime.files().isPlace(target, workspace::hasFolder, workspace::exists)) {
                        continue;
                    }
                    Optional.of(place(target)).filter(matters).ifPresent(there -> stated.find(target, workspace::exists)
                            .filter(file -> !file.equals(there.text()))
                            .ifPresent(file -> placed.put(there.text(), file)));
                }
            }
        }
        return placed;
    }

    /** The folder of the program is what the paths of the repository are told from. What a later COPY brings is over it. */
    private Optional<RepositoryPath> folder(Mount mount) {
        return runtime.workingDirectory().isIn(mount.target())
                ? Optional.empty()
                : Optional.of(place(mount.target()))
                        .filter(there -> !there.text().equals(mount.repository()))
                        .filter(there -> !workspace.hasFolder(there.text())
                                || stated.mounted(mount.target()).get(0).equals(mount.repository()));
    }

    /** Returns the paths of the files that a mount brings. */
    private List<ContainerPath> targets(Mount mount) {
        if (workspace.exists(mount.repository())) {
            RepositoryPath file = RepositoryPath.of(mount.repository());
            return List.of(isFolder(mount) ? mount.target().resolve(file.name()) : mount.target());
        }
        boolean looks = !mount.isOne() && !mount.isComputed() && patterns++ < MOST_PATTERNS;
        return looks ? matching(mount).limit(MOST).toList() : List.of();
    }

    private Stream<ContainerPath> matching(Mount mount) {
        RepositoryPath folder = RepositoryPath.of(mount.repository()).folder();
        Glob pattern = Glob.of("/" + mount.repository());
        return workspace.paths().stream()
                .filter(path -> path.startsWith(folder.text()) && pattern.matches(path))
                .map(RepositoryPath::of)
                .filter(path -> path.folder().equals(folder))
                .map(path -> mount.target().resolve(path.name()));
    }

    /** COPY puts a file into its target if that is a folder. */
    private boolean isFolder(Mount mount) {
        ContainerPath target = mount.target();
        return mount.source() == Source.COPY
                && (!target.name().contains(".")
                        || runtime.workingDirectory().isIn(target)
                        || runtime.files().candidates(target).stream().anyMatch(workspace::hasFolder));
    }

    private RepositoryPath place(ContainerPath path) {
        return runtime.files().place(path, workspace::hasFolder);
    }
}
