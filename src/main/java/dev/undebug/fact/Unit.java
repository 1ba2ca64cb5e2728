package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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

    /** Returns the same unit with other commands. */
    public Unit withCommands(List<Command> other) {
        return new Unit(kind, name, place, role, environment, other, origin);
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
        /** A container that a command starts by the name of its image: {@code docker run acme/shop}. */
        CONTAINER_RUN,
        /** Runs on a machine or platform: a line of a Procfile, a systemd unit. */
        PROCESS,
        /** Changes of a process in another file with the same name, which run nothing alone: a drop-in of systemd. */
        DROP_IN,
        /** A shell script, which runs when another command starts it. */
        SCRIPT,
        /** A named task of a task runner, which runs when a command starts it: a target of a Makefile. */
        TASK,
        /** Variables under a name that other units refer to: a ConfigMap. */
        VARIABLES,
        ENV_FILE,
        /** A command that installs a Helm chart. */
        RELEASE
    }

    /** Where a unit's files come from, as far as its file says. What a kind of unit cannot have is empty. */
    public sealed interface Origin {
        Origin NONE = process(Optional.empty(), List.of());

        /** Returns the origin of a process: where it is started and the files of variables that it gets. */
        static Origin process(Optional<String> workingDirectory, List<String> envFiles) {
            return new ProcessOrigin(workingDirectory, envFiles, List.of());
        }

        /** Returns the working directory as the file gives it. */
        Optional<String> workingDirectory();

        /** Returns the image or stage it is made from, or the image that it runs. */
        default Optional<String> base() {
            return Optional.empty();
        }

        /** Returns how its image is built. */
        default Optional<Build> build() {
            return Optional.empty();
        }

        /** Returns files of variables that it reads, repository paths, in order. */
        default List<String> envFiles() {
            return List.of();
        }

        /** Returns whether the variables of its files replace its own ones of the same names. */
        default boolean envFilesWin() {
            return false;
        }

        /** Returns what of the build context stands where in the image. */
        default List<Copy> copies() {
            return List.of();
        }

        /**
         * Returns the ENTRYPOINT alone, wrappers such as {@code tini --} taken off; it is part of the commands already, and
         * stays in front where another file replaces only the image's CMD.
         */
        default Optional<Command> entrypoint() {
            return Optional.empty();
        }

        /** Returns the files that the build changes after it has copied them, in order. */
        default List<Change> changes() {
            return List.of();
        }

        /** Returns whether the commands replace the image's ENTRYPOINT as well as its CMD. */
        default boolean replacesEntrypoint() {
            return false;
        }

        /** Returns repository folders that are mounted over the image's files. */
        default List<Copy> bindMounts() {
            return List.of();
        }

        /** Returns units of kind {@link Kind#VARIABLES} whose variables it gets, in order. */
        default List<VariableSet> variableSets() {
            return List.of();
        }

        /** Returns the same origin with its commands as they stand in another file. */
        default Origin moved(UnaryOperator<Command> move) {
            return this;
        }

        /** Returns whether its commands do some work and end, whatever they are. */
        default boolean runsOnce() {
            return false;
        }

        /** Returns whether this is the last stage of its Dockerfile: the one that is built by default. */
        default boolean last() {
            return false;
        }
    }

    /**
     * The origin of a stage of a Dockerfile.
     *
     * @param workingDirectory a relative one is joined with the one before it
     */
    public record StageOrigin(
            Optional<String> base,
            Optional<String> workingDirectory,
            List<Copy> copies,
            Optional<Command> entrypoint,
            boolean last,
            List<Change> changes)
            implements Origin {
        public StageOrigin {
            copies = List.copyOf(copies);
            changes = List.copyOf(changes);
        }

        @Override
        public StageOrigin moved(UnaryOperator<Command> move) {
            return new StageOrigin(base, workingDirectory, copies, entrypoint.map(move), last, changes);
        }
    }

    /**
     * The origin of a service of a compose file, and of a container that a command starts; the env files of the latter
     * are as written.
     */
    public record ServiceOrigin(
            Optional<String> base,
            Optional<Build> build,
            List<String> envFiles,
            Optional<String> workingDirectory,
            boolean replacesEntrypoint,
            List<Copy> bindMounts)
            implements Origin {
        public ServiceOrigin {
            envFiles = List.copyOf(envFiles);
            bindMounts = List.copyOf(bindMounts);
        }

        /** Returns the same origin with other env files. */
        public ServiceOrigin withEnvFiles(List<String> others) {
            return new ServiceOrigin(base, build, others, workingDirectory, replacesEntrypoint, bindMounts);
        }
    }

    /**
     * The origin of a container of Kubernetes or of a platform.
     *
     * @param build has the Dockerfile where the platform builds the image
     */
    public record ContainerOrigin(
            Optional<String> base,
            Optional<Build> build,
            Optional<String> workingDirectory,
            boolean replacesEntrypoint,
            List<VariableSet> variableSets)
            implements Origin {
        public ContainerOrigin {
            variableSets = List.copyOf(variableSets);
        }

        /** Returns the same origin with an image that the repository builds. */
        public ContainerOrigin withBuild(Build other) {
            return new ContainerOrigin(base, Optional.of(other), workingDirectory, replacesEntrypoint, variableSets);
        }
    }

    /** The origin of what runs on a machine or platform, and of variables. */
    public record ProcessOrigin(
            Optional<String> workingDirectory, List<String> envFiles, List<VariableSet> variableSets)
            implements Origin {
        public ProcessOrigin {
            envFiles = List.copyOf(envFiles);
            variableSets = List.copyOf(variableSets);
        }
    }

    /**
     * The origin of a unit of systemd, or of its drop-in.
     *
     * @param clears the settings that the file empties before it sets them
     * @param runsOnce whether its commands do some work and end
     */
    public record ServiceUnitOrigin(
            Optional<String> workingDirectory, List<String> envFiles, Set<Setting> clears, boolean runsOnce)
            implements Origin {
        public ServiceUnitOrigin {
            envFiles = List.copyOf(envFiles);
            clears = Set.copyOf(clears);
        }

        @Override
        public boolean envFilesWin() {
            return true;
        }
    }

    /** Settings of a unit of systemd that are lists: another file adds to them, or empties them first. */
    public enum Setting {
        ENVIRONMENT,
        ENV_FILES,
        COMMANDS
    }

    /**
     *
     * The origin of a release of a Helm chart.
     *
     * @param chart the path of the chart, as written
     * @param values the paths of the files of values, as written
     * @param set the values that the command sets, by their paths
     */
    public record ReleaseOrigin(String chart, List<String> values, List<EnvVar> set) implements Origin {
        public ReleaseOrigin {
            values = List.copyOf(values);
            set = List.copyOf(set);
        }

        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }
    }

    /**
     * A reference to variables of another unit.
     *
     * @param name the name of that unit
     * @param key the single variable; empty for all
     * @param variable its name in this unit; of all variables, what is put in front of their names
     */
    public record VariableSet(String name, Optional<String> key, String variable) {
        public static VariableSet whole(String name) {
            return prefixed(name, "");
        }

        /** Returns a reference to all variables, whose names get a prefix. */
        public static VariableSet prefixed(String name, String prefix) {
            return new VariableSet(name, Optional.empty(), prefix);
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

    /**
     * A change of a file by a command in an image: {@code sed -i}, a redirection.
     *
     * @param path absolute path in the container
     * @param scripts the programs of {@code sed} or {@code perl} that change it; empty if it gets other contents
     */
    public record Change(String path, List<String> scripts, Place place) {
        public Change {
            scripts = List.copyOf(scripts);
        }
    }
}
