package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * The compose files that a command or variable loads together: {@code docker compose -f a.yml -f b.yml up},
 * {@code COMPOSE_FILE=a.yml:b.yml}.
 *
 * @param place the command or variable
 * @param role the role of the started services, as far as the place shows it
 * @param effect what it does with the services
 * @param lifetime how long the services run
 * @param variables the environment of the command, with which it fills in the files; a later one wins
 */
public record ComposeUse(
        Project project, Place place, Role role, Effect effect, Lifetime lifetime, List<EnvVar> variables) {
    public ComposeUse {
        variables = List.copyOf(variables);
    }

    /** The effect of a command on services, as far as its subcommand shows it. */
    public enum Effect {
        STARTS,
        /** It prints the merged files, which another program may start. */
        PRINTS,
        /** It builds, pulls, stops or shows them: nothing runs by it that did not run before. */
        NOTHING,
        /** The subcommand is written elsewhere, as that of a variable is. */
        UNKNOWN
    }

    /** How long services run, as far as the place of the command shows it. */
    public enum Lifetime {
        /** A pipeline loads them only for itself: they end with it. */
        PIPELINE,
        /** They may end with a pipeline that deploys, unless its machine is a server. */
        UNKNOWN,
        /** They stay on the machine of the command. */
        LASTING
    }

    /** Returns whether a pipeline loads them only for itself. */
    public boolean ephemeral() {
        return lifetime == Lifetime.PIPELINE;
    }

    /** Returns whether it is for visitors of a site. */
    public boolean deploys() {
        return role == Role.PRODUCTION || role == Role.STAGING;
    }

    /** Returns whether it is for developers or for tests. */
    public boolean triesOut() {
        return role == Role.DEVELOPMENT || role == Role.TEST;
    }

    /** Returns the same use with another role. */
    public ComposeUse with(Role other) {
        return new ComposeUse(project, place, other, effect, lifetime, variables);
    }

    /**
     * The loaded files, as written.
     *
     * @param directory the folder in which the command runs, which may be one of a machine; {@code ""} if not stated
     * @param files compose files, a later one wins; empty for the default files
     * @param folder the project's
     * @param envFiles of the project's variables; empty for the default one
     * @param services the services that the command starts, besides those on which they depend; empty for all
     */
    public record Project(
            String directory,
            List<String> files,
            Optional<String> folder,
            List<String> envFiles,
            List<String> services) {
        /** More files than people load together. Of a project with more, none are known: the last one wins. */
        public static final int MOST_FILES = 200;

        public Project {
            files = List.copyOf(files);
            envFiles = List.copyOf(envFiles);
            services = List.copyOf(services);
        }

        public static Project of(List<String> files) {
            return new Project("", files, Optional.empty(), List.of(), List.of());
        }

        /** Returns the same files, loaded by a command in a folder. */
        public Project in(String other) {
            return new Project(other, files, folder, envFiles, services);
        }
    }
}
