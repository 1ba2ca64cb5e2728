package dev.undebug.service.deploy;

import dev.undebug.fact.ComposeUse;
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
 * @param claim what it says of how each of its files is started
 * @param named the command that loads them, if any
 */
record ComposeStack(
        List<String> paths,
        String folder,
        List<String> envFiles,
        List<EnvVar> variables,
        Role role,
        Claim claim,
        Optional<Place> named) {
    ComposeStack {
        paths = List.copyOf(paths);
        variables = List.copyOf(variables);
        envFiles = List.copyOf(envFiles);
    }

    /** The ways in which files that are loaded together are started. A later one says more. */
    enum Claim {
        /** For developers or tests, and nothing is started: each file may be started alone. */
        NOTHING,
        /** Developers or tests start them together: a file for visitors may be started without the others. */
        DEVELOPERS,
        /** Each file is started with the others. */
        ALL;

        static Claim of(ComposeUse use, Role role) {
            boolean others = use.triesOut() || role == Role.DEVELOPMENT || role == Role.TEST;
            boolean nothing = use.effect() == ComposeUse.Effect.NOTHING || use.effect() == ComposeUse.Effect.PRINTS;
            if (!others) {
                return ALL;
            }
            return nothing ? NOTHING : DEVELOPERS;
        }
    }

    /** Returns files that are loaded together, with nothing but their own variables. */
    static ComposeStack of(List<String> paths, String folder, Role role) {
        Claim claim = role == Role.DEVELOPMENT || role == Role.TEST ? Claim.DEVELOPERS : Claim.ALL;
        return new ComposeStack(paths, folder, List.of(), List.of(), role, claim, Optional.empty());
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
        return new ComposeStack(paths, folder, envFiles, variables, role, Claim.ALL, Optional.empty());
    }

    /** Returns this stack with env files for the project's variables. */
    ComposeStack with(List<String> files) {
        return new ComposeStack(paths, folder, files, variables, role, claim, named);
    }

    /** Returns the one of two stacks that says more. */
    ComposeStack or(ComposeStack other) {
        return other.claim.compareTo(claim) > 0 ? other : this;
    }

    /** Returns whether a file of it is started with the others, or with its variables, and so not as it is alone. */
    boolean claims(String path) {
        if (isPlain() || !paths.contains(path)) {
            return false;
        }
        return switch (claim) {
            case ALL -> true;
            case DEVELOPERS -> !ComposeNames.isForVisitors(path);
            case NOTHING -> !ComposeNames.isForVisitors(path) && paths.indexOf(path) > 0;
        };
    }

    /** Returns whether visitors get a file together with others. */
    boolean deploys(String path) {
        return paths.size() > 1 && paths.contains(path) && (role == Role.PRODUCTION || role == Role.STAGING);
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
