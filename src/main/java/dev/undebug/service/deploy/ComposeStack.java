package dev.undebug.service.deploy;

import dev.undebug.fact.Role;
import dev.undebug.service.tree.Paths;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compose files that are loaded together.
 *
 * @param paths repository paths; a later file wins
 * @param folder the project's, from which relative paths count
 * @param envFiles of the project's variables; the {@code .env} of the folder where there are none
 * @param role who meets it, where the names of the files or what loads them tell
 * @param named what loads them, where something does
 */
record ComposeStack(List<String> paths, String folder, List<String> envFiles, Role role, Optional<Place> named) {
    ComposeStack {
        paths = List.copyOf(paths);
        envFiles = List.copyOf(envFiles);
    }

    /** A file that is loaded by itself. */
    static ComposeStack alone(String path) {
        return new ComposeStack(List.of(path), Paths.parent(path), List.of(), Role.UNKNOWN, Optional.empty());
    }

    /** Returns this without what loads it: two commands may load the same. */
    ComposeStack unnamed() {
        return new ComposeStack(paths, folder, envFiles, role, Optional.empty());
    }

    boolean isPlain() {
        return paths.size() == 1 && envFiles.isEmpty();
    }

    /** Returns all that is loaded. */
    List<String> loaded() {
        List<String> loaded = new ArrayList<>(paths);
        loaded.addAll(envFiles);
        return loaded;
    }
}
