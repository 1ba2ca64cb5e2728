package dev.undebug.service.environment;

import dev.undebug.service.tree.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Maps paths that a program sees to files of the repository.
 *
 * @param mounts later mounts cover earlier ones
 * @param built whether a container's build copied the files, so that {@code .dockerignore} applies
 * @param guessed whether the program runs on a machine with an unknown checkout folder: then the end of a path is
 *     matched
 */
public record FileMap(List<Mount> mounts, boolean built, boolean guessed) {
    public FileMap {
        mounts = List.copyOf(mounts);
    }

    public FileMap(List<Mount> mounts, boolean built) {
        this(mounts, built, false);
    }

    /**
     * A file or folder of the repository at another path.
     *
     * @param repository repository path; {@code ""} is the root
     * @param target absolute path that the program sees
     */
    public record Mount(String repository, String target) {}

    /** Returns the repository path for an absolute path of the program, if the repository has it. */
    public Optional<String> find(String path, Predicate<String> exists) {
        return candidates(path).stream().filter(exists).findFirst();
    }

    public List<String> candidates(String path) {
        List<String> found = new ArrayList<>();
        for (int i = mounts.size() - 1; i >= 0; i--) {
            candidates(mounts.get(i), path, found);
        }
        for (int slash = guessed ? path.indexOf('/') : -1; slash >= 0; slash = path.indexOf('/', slash + 1)) {
            found.add(path.substring(slash + 1));
        }
        return found;
    }

    private static void candidates(Mount mount, String path, List<String> found) {
        String target = mount.target().endsWith("/") && mount.target().length() > 1
                ? mount.target().substring(0, mount.target().length() - 1)
                : mount.target();
        if (path.equals(target)) {
            found.add(mount.repository());
            return;
        }
        String prefix = target.equals("/") ? "/" : target + "/";
        if (!path.startsWith(prefix)) {
            return;
        }
        String rest = path.substring(prefix.length());
        if (mount.repository().contains("*")) {
            found.add(Paths.repository(Paths.parent(mount.repository()), rest));
        } else {
            found.add(Paths.repository(mount.repository(), rest));
            // COPY app.py /srv/ puts the file into the folder.
            found.add(Paths.repository(Paths.parent(mount.repository()), rest));
        }
    }
}
