package dev.undebug.service.deploy;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.read.format.FileTemplate;
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
 * @param variables the environment of the command that loads them, as far as they name its variables
 * @param role from the names of the files or from the command that loads them
 * @param named the command that loads them, if any
 */
record ComposeStack(
        List<String> paths,
        String folder,
        List<String> envFiles,
        List<EnvVar> variables,
        Role role,
        Optional<Place> named) {
    ComposeStack {
        paths = List.copyOf(paths);
        variables = List.copyOf(variables);
        envFiles = List.copyOf(envFiles);
    }

    /** Returns files that are loaded together, with nothing but their own variables. */
    static ComposeStack of(List<String> paths, String folder, Role role) {
        return new ComposeStack(paths, folder, List.of(), List.of(), role, Optional.empty());
    }

    /** Returns the stack of a file that is loaded alone. What a template makes is most likely in a copy of the repository. */
    static ComposeStack alone(String path) {
        RepositoryPath folder = FileTemplate.isApart(path)
                ? RepositoryPath.ROOT
                : RepositoryPath.of(path).folder();
        return of(List.of(path), folder.text(), Role.UNKNOWN);
    }

    /** Returns this stack without the command that loads it: two commands may load the same files. */
    ComposeStack unnamed() {
        return new ComposeStack(paths, folder, envFiles, variables, role, Optional.empty());
    }

    boolean isPlain() {
        return paths.size() == 1 && envFiles.isEmpty() && variables.isEmpty();
    }

    /** Returns whether it is a file loaded alone, with variables of the command. */
    boolean isGiven() {
        return paths.size() == 1 && envFiles.isEmpty() && !variables.isEmpty();
    }

    /** Returns every file that is loaded. */
    List<String> loaded() {
        List<String> loaded = new ArrayList<>(paths);
        loaded.addAll(envFiles);
        return loaded;
    }
}
