package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a file describes as a whole: a stage of a Dockerfile, a service of a compose file, a line of a
 * Procfile, the variables of a {@code .env} file. Readers produce units; {@code service} joins them.
 *
 * @param kind what it is
 * @param name its name in the file: stage, service, process type; empty where there is none
 * @param place the unit, or the line that names it
 * @param role what the file itself says of who meets it; {@link Role#UNKNOWN} where it says nothing
 * @param environment in the order in which the file sets them; a later one wins
 * @param commands what it runs, in order; the last of a container is its main process
 * @param origin where the files of this unit come from
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

    /** Returns the same unit, met by somebody else. */
    public Unit with(Role other) {
        return new Unit(kind, name, place, other, environment, commands, origin);
    }

    /** What a unit is. */
    public enum Kind {
        IMAGE_STAGE,
        COMPOSE_SERVICE,
        /** Runs an image by its name: a container of Kubernetes or of a cloud's task definition. */
        CONTAINER,
        /** Runs on a machine or platform: a Procfile's line, a unit of systemd. */
        PROCESS,
        /** A shell script, which runs when something starts it. */
        SCRIPT,
        /** A named task of a task runner, which runs when something starts it: a target of a Makefile. */
        TASK,
        /** Variables under a name that others refer to: a ConfigMap. */
        VARIABLES,
        ENV_FILE
    }

    /**
     * Where a unit's files come from, as far as its file says.
     *
     * @param base the image or stage it is made from; the image of a compose service
     * @param build the build context and Dockerfile of a compose service, repository paths; of a container the Dockerfile
     * @param envFiles files of variables that it reads, repository paths, in order
     * @param workingDirectory as the file gives it; a relative one of a Dockerfile is joined with the one before it
     * @param copies what of the build context stands where in the image
     * @param entrypoint the ENTRYPOINT alone, wrappers such as {@code tini --} taken off; it is part of {@code
     *     commands} already, and stays in front where another file replaces only the image's CMD
     * @param replacesEntrypoint whether {@code commands} replaces the image's ENTRYPOINT as well as its CMD
     * @param bindMounts repository folders that a compose service mounts over the image's files
     * @param variableSets units of kind {@link Kind#VARIABLES} whose variables it gets, in order
     * @param last whether this is the last stage of its Dockerfile: the one that is built by default
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

        /** Returns the same origin of an image that the repository builds. */
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

        /** Returns the same origin with the ENTRYPOINT as it stands in another file. */
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

        /** Returns the origin of a process: where it is started and the files of variables that it gets. */
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
     * Variables that a unit gets from another one.
     *
     * @param name the name of that unit
     * @param key the one variable that it gets; empty for all
     * @param variable what it calls that one
     */
    public record VariableSet(String name, Optional<String> key, String variable) {
        public static VariableSet whole(String name) {
            return new VariableSet(name, Optional.empty(), "");
        }
    }

    /**
     * How a compose service or a platform builds an image.
     *
     * @param context the build context, a repository path; {@code ""} is the root
     * @param dockerfile a repository path
     * @param inline the stages of a Dockerfile that stands in the compose file, instead of another one
     */
    public record Build(String context, String dockerfile, Optional<String> target, List<Unit> inline) {
        public Build {
            inline = List.copyOf(inline);
        }
    }

    /**
     * Files of the repository that stand in a container.
     *
     * @param from relative to the build context, or a repository path for a bind mount; {@code ""} is all of it, and
     *     {@code *} may be in it
     * @param to absolute path in the container; ends with {@code /} where the file says that it is a folder
     */
    public record Copy(String from, String to) {}
}
