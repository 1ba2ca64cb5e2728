package dev.undebug.fact;

import dev.undebug.source.ContainerPath;
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

    /** Returns the same unit with other commands. */
    public Unit withCommands(List<Command> other) {
        return new Unit(kind, name, place, role, environment, other, origin);
    }

    /** Returns what runs beside the unit, in its environment. */
    public Unit hook(List<Command> other, Origin beside) {
        return new Unit(Kind.HOOK, name, place, role, environment, other, beside);
    }

    /** Returns the same unit, made from somewhere else. */
    public Unit with(Origin other) {
        return new Unit(kind, name, place, role, environment, commands, other);
    }

    /** Returns the same unit, run by a platform. */
    public Unit on(Platform platform) {
        return with(origin.on(platform));
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
        /**
         * Commands that run beside the program of another unit, with the same files and variables: the health check of an
         * image or a container, what systemd starts before and after a service.
         */
        HOOK,
        /**
         * Changes of what another file starts under the same name, which run nothing alone: a drop-in of systemd, a command
         * that sets variables of a workload.
         */
        DROP_IN,
        /** A process manager, which starts the processes of its own file and of those that it includes. */
        MANAGER,
        /** A shell script, which runs when another command starts it. */
        SCRIPT,
        /** A named task of a task runner, which runs when a command starts it: a target of a Makefile. */
        TASK,
        /** Variables under a name that other units refer to: a ConfigMap. */
        VARIABLES,
        ENV_FILE,
        /** A command that installs a Helm chart. */
        RELEASE,
        /** A command that runs a playbook of Ansible. */
        PLAYBOOK,
        /** Files of the repository that a tool puts on a machine, where other units start them, or shares with it. */
        PLACEMENT,
        /** A Python file that commands write, under its path, where other units start it. */
        CODE
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
     * @param context the build context, a repository path; {@code ""} is the root, and it contains {@code $} if a variable
     *     without a known value is in it
     * @param dockerfile a repository path
     * @param arguments the arguments of the build
     * @param inline the stages of a Dockerfile inside the compose file, used instead of a separate one
     * @param changes the changes of the repository's files before it, see {@link ImageBuild#changes}
     */
    public record Build(
            String context,
            String dockerfile,
            Optional<String> target,
            BuildArguments arguments,
            List<Unit> inline,
            List<Change> changes) {
        public Build {
            inline = List.copyOf(inline);
            changes = List.copyOf(changes);
        }

        /** Creates a build of files that nothing is seen to change. */
        public Build(
                String context,
                String dockerfile,
                Optional<String> target,
                BuildArguments arguments,
                List<Unit> inline) {
            this(context, dockerfile, target, arguments, inline, List.of());
        }

        /** Returns the same build with other arguments; those of a Dockerfile inside the compose file stay. */
        public Build with(BuildArguments others) {
            return new Build(context, dockerfile, target, others, inline, changes);
        }

        /** Returns the same build after changes of the repository's files. */
        public Build after(List<Change> earlier) {
            return new Build(context, dockerfile, target, arguments, inline, earlier);
        }

        /** Returns whether a variable without a known value is in the context. */
        public boolean isComputed() {
            return context.contains("$");
        }
    }

    /**
     * Files of the repository in a container.
     *
     * @param from relative to the build context, or a repository path for a bind mount; {@code ""} is all of it,
     *     and it may contain {@code *}
     * @param to absolute path in the container; ends with {@code /} if the file marks it as a folder; empty where a tool puts
     *     files on a machine and does not say where
     */
    public record Copy(String from, String to) {}

    /**
     * A change of a file by a command in an image: {@code sed -i}, a redirection.
     *
     * @param path absolute path in the container; with a slash at its end, a folder in which any file may change
     * @param scripts the programs of {@code sed} or {@code perl} that change it; empty if it gets other contents
     * @param source absolute path of the file in the container whose contents it gets, if a command says so
     * @param removal whether the command removes it
     */
    public record Change(String path, List<String> scripts, Optional<String> source, Removal removal, Place place) {
        public Change {
            scripts = List.copyOf(scripts);
        }

        public Change(String path, List<String> scripts, Place place) {
            this(path, scripts, Optional.empty(), Removal.NONE, place);
        }

        /** Returns a removal; of a folder, the path ends with a slash. */
        public static Change removal(String path, boolean certain, Place place) {
            return new Change(path, List.of(), Optional.empty(), certain ? Removal.CERTAIN : Removal.POSSIBLE, place);
        }

        /** Returns a move to another place, at which the files of the container have it as well. */
        public static Change move(String path, Place place) {
            return new Change(path, List.of(), Optional.empty(), Removal.MOVED, place);
        }

        /** Returns the same change of the file or folder where another tree has it: whose contents a file gets is not known there. */
        public Change at(String other) {
            return new Change(path.endsWith("/") ? other + "/" : other, scripts, Optional.empty(), removal, place);
        }

        /** Returns the same change, after which something else may have brought files to an absolute path. */
        public Change before(String brought) {
            ContainerPath own = ContainerPath.of(path);
            ContainerPath other = ContainerPath.of(brought);
            boolean back =
                    switch (removal) {
                        case CERTAIN -> own.isIn(other) || other.isIn(own);
                        case MOVED -> own.equals(other);
                        case NONE, POSSIBLE -> false;
                    };
            return back ? removal(path, false, place) : this;
        }
    }

    /** Whether a change removes a file, or all files of a folder. */
    public enum Removal {
        NONE,
        /** The command may not run, its words are a pattern, or something may bring the files back. */
        POSSIBLE,
        CERTAIN,
        /** The file is at another place, where programs find it. */
        MOVED
    }
}
