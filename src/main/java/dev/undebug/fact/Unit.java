package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One item that a file describes: a stage of a Dockerfile, a service of a compose file, a line of a Procfile, the
 * variables of a {@code .env} file. Readers produce units; {@code service} joins them.
 *
 * @param kind its kind
 * @param name its name in the file: stage, service, process type; empty if it has none
 * @param place the unit, or the line that names it
 * @param role its role according to the file; {@link Role#UNKNOWN} if not stated
 * @param environment in the order in which the file sets them; a later one wins
 * @param commands the commands that it runs, in order; the last of a container is its main process
 * @param origin the source of the unit's files
 */
public record Unit(
        Kind kind,
        String name,
        Place place,
        Role role,
        List<EnvVar> environment,
        List<Command> commands,
        Origin origin) {
    public Unit {
        environment = List.copyOf(environment);
        commands = List.copyOf(commands);
    }

    /** Returns the same unit with another role. */
    public Unit with(Role other) {
        return new Unit(kind, name, place, other, environment, commands, origin);
    }

    /** Returns the same unit with other variables. */
    public Unit with(List<EnvVar> other) {
        return new Unit(kind, name, place, role, other, commands, origin);
    }

    /** Returns the same unit, made from somewhere else. */
    public Unit with(Origin other) {
        return new Unit(kind, name, place, role, environment, commands, other);
    }

    /** The kinds of units. */
    public enum Kind {
        IMAGE_STAGE,
        COMPOSE_SERVICE,
        /** Runs an image by its name: a Kubernetes container, or one of a cloud's task definition. */
        CONTAINER,
        /** Runs on a machine or platform: a line of a Procfile, a systemd unit. */
        PROCESS,
        /** A shell script, which runs when another command starts it. */
        SCRIPT,
        /** A named task of a task runner, which runs when a command starts it: a target of a Makefile. */
        TASK,
        /** Variables under a name that other units refer to: a ConfigMap. */
        VARIABLES,
        ENV_FILE
    }

    /**
     * The source of a unit's files, as far as its own file shows it.
     *
     * @param base the image or stage that it is based on; the image of a compose service
     * @param build the build context and Dockerfile of a compose service, repository paths; for a container the
     *     Dockerfile
     * @param envFiles env files, repository paths, in order
     * @param workingDirectory as in the file; a relative one of a Dockerfile is joined with the one before it
     * @param copies the copies from the build context into the image
     * @param entrypoint the ENTRYPOINT alone, without wrappers such as {@code tini --}; {@code commands} already
     *     contains it, and it stays in front if another file replaces only the image's CMD
     * @param replacesEntrypoint whether {@code commands} replaces the image's ENTRYPOINT as well as its CMD
     * @param bindMounts repository folders that a compose service mounts over the image's files
     * @param variableSets references to units of kind {@link Kind#VARIABLES}, in order
     * @param last whether this is the last stage of its Dockerfile, which is built by default
     */
    public record Origin(
            Optional<String> base,
            Optional<Build> build,
            List<String> envFiles,
            Optional<String> workingDirectory,
            List<Copy> copies,
            Optional<Command> entrypoint,
            boolean replacesEntrypoint,
            List<Copy> bindMounts,
            List<VariableSet> variableSets,
            boolean last) {
        public Origin {
            envFiles = List.copyOf(envFiles);
            copies = List.copyOf(copies);
            bindMounts = List.copyOf(bindMounts);
            variableSets = List.copyOf(variableSets);
        }

        public static final Origin NONE = new Origin(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                false);

        /** Returns the same origin with an image that the repository builds. */
        public Origin withBuild(Build other) {
            return new Origin(
                    base,
                    Optional.of(other),
                    envFiles,
                    workingDirectory,
                    copies,
                    entrypoint,
                    replacesEntrypoint,
                    bindMounts,
                    variableSets,
                    last);
        }

        /** Returns the same origin with an ENTRYPOINT from another file. */
        public Origin withEntrypoint(Optional<Command> other) {
            return new Origin(
                    base,
                    build,
                    envFiles,
                    workingDirectory,
                    copies,
                    other,
                    replacesEntrypoint,
                    bindMounts,
                    variableSets,
                    last);
        }

        /** Returns the origin of a process: its working directory and its env files. */
        public static Origin process(Optional<String> workingDirectory, List<String> envFiles) {
            return new Origin(
                    Optional.empty(),
                    Optional.empty(),
                    envFiles,
                    workingDirectory,
                    List.of(),
                    Optional.empty(),
                    false,
                    List.of(),
                    List.of(),
                    false);
        }
    }

    /**
     * A reference to variables of another unit.
     *
     * @param name the name of that unit
     * @param key the single variable; empty for all
     * @param variable its name in this unit
     */
    public record VariableSet(String name, Optional<String> key, String variable) {
        public static VariableSet whole(String name) {
            return new VariableSet(name, Optional.empty(), "");
        }
    }

    /**
     * The build of an image by a compose service or a platform.
     *
     * @param context the build context, a repository path; {@code ""} is the root
     * @param dockerfile a repository path
     * @param inline the stages of a Dockerfile inside the compose file, used instead of a separate one
     */
    public record Build(String context, String dockerfile, Optional<String> target, List<Unit> inline) {
        public Build {
            inline = List.copyOf(inline);
        }
    }

    /**
     * Files of the repository in a container.
     *
     * @param from relative to the build context, or a repository path for a bind mount; {@code ""} is all of it,
     *     and it may contain {@code *}
     * @param to absolute path in the container; ends with {@code /} if the file marks it as a folder
     */
    public record Copy(String from, String to) {}
}
