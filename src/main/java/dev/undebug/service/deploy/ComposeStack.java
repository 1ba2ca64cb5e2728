package dev.undebug.service.deploy;

import dev.undebug.fact.Role;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compose files that are loaded together.
 *
 * @param paths repository paths; a later file wins
 * @param folder the project's, the base of relative paths
 * @param envFiles env files for the project's variables; without any, the {@code .env} of the folder
 * @param role from the names of the files or from the command that loads them
 * @param named the command that loads them, if any
 */
record ComposeStack(List<String> paths, String folder, List<String> envFiles, Role role, Optional<Place> named) {
    ComposeStack {
        paths = List.copyOf(paths);
        envFiles = List.copyOf(envFiles);
    }

    /** Returns the stack of a file that is loaded alone. */
    static ComposeStack alone(String path) {
        return new ComposeStack(
                List.of(path), RepositoryPath.of(path).folder().text(), List.of(), Role.UNKNOWN, Optional.empty());
    }

    /** Returns this stack without the command that loads it: two commands may load the same files. */
    ComposeStack unnamed() {
        return new ComposeStack(paths, folder, envFiles, role, Optional.empty());
    }

    boolean isPlain() {
        return paths.size() == 1 && envFiles.isEmpty();
    }

    /** Returns every file that is loaded. */
    List<String> loaded() {
        List<String> loaded = new ArrayList<>(paths);
        loaded.addAll(envFiles);
        return loaded;
    }
}
