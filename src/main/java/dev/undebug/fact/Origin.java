package dev.undebug.fact;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where a unit's files come from, as far as its file says. What a kind of unit cannot have is empty. */
public sealed interface Origin {
    Origin NONE = process(Optional.empty(), List.of());

    /** Returns the origin of a process: where it is started and the env files that it gets. */
    static HostProcess process(Optional<String> workingDirectory, List<String> envFiles) {
        return new HostProcess(workingDirectory, envFiles, List.of(), Optional.empty(), false);
    }

    /** Returns what runs the unit, and sets variables of its own. */
    default Optional<Platform> platform() {
        return Optional.empty();
    }

    /** Returns the same origin, run by a platform. */
    default Origin on(Platform platform) {
        return this;
    }

    /** Returns the working directory as the file gives it. */
    Optional<String> workingDirectory();

    /** Returns the image or stage it is made from, or the image that it runs. */
    default Optional<String> base() {
        return Optional.empty();
    }

    /** Returns how its image is built. */
    default Optional<Unit.Build> build() {
        return Optional.empty();
    }

    /** Returns the env files that it reads, repository paths, in order. */
    default List<String> envFiles() {
        return List.of();
    }

    /** Returns whether the variables of its files replace its own ones of the same names. */
    default boolean envFilesWin() {
        return false;
    }

    /** Returns the paths of the build context with their places in the image. */
    default List<Unit.Copy> copies() {
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
    default List<Unit.Change> changes() {
        return List.of();
    }

    /** Returns whether the commands replace the image's ENTRYPOINT as well as its CMD. */
    default boolean replacesEntrypoint() {
        return false;
    }

    /** Returns whether something else checks the health of its container than its image says, or nothing does. */
    default boolean replacesCheck() {
        return false;
    }

    /** Returns repository folders that are mounted over the image's files. */
    default List<Unit.Copy> bindMounts() {
        return List.of();
    }

    /** Returns files of its container that no file of the repository is, of kind {@link Unit.Kind#CODE}. */
    default List<Unit> contents() {
        return List.of();
    }

    /**
     * Returns where its container has files that the repository does not show, over whatever its image has there: those of the
     * machine, of a cluster, of an empty folder.
     */
    default List<UnseenMount> unseenMounts() {
        return List.of();
    }

    /**
     * A place where a container has other files than its image.
     *
     * @param path from the root of the container
     * @param bare whether it has no code of the repository: an empty folder, the keys of a ConfigMap or a Secret; the folder of
     *     a machine, or a volume, most likely has it where the image has code
     */
    record UnseenMount(String path, boolean bare) {}

    /**
     * The files of a container that are put over those of its image.
     *
     * @param files those of the repository, as {@link #bindMounts}
     * @param contents as {@link #contents}
     * @param unseen as {@link #unseenMounts}
     */
    record Mounts(List<Unit.Copy> files, List<Unit> contents, List<UnseenMount> unseen) {
        public static final Mounts NONE = new Mounts(List.of(), List.of(), List.of());

        public Mounts {
            files = List.copyOf(files);
            contents = List.copyOf(contents);
            unseen = List.copyOf(unseen);
        }

        /** Returns these files, and those of another one over them. */
        Mounts and(Mounts others) {
            return new Mounts(
                    FileFacts.both(files, others.files),
                    FileFacts.both(contents, others.contents),
                    FileFacts.both(unseen, others.unseen));
        }
    }

    /** Returns whether its container starts again by itself, as one that serves for long does. */
    default boolean restarts() {
        return false;
    }

    /** Returns whether its container serves all addresses of the machine as long as a terminal is open, at which nobody types. */
    default boolean isAtTerminal() {
        return false;
    }

    /** Returns whether people start it on a machine of which nothing is said, where its programs stay. */
    default boolean isLeftByPeople() {
        return false;
    }

    /** Returns units of kind {@link Unit.Kind#VARIABLES} whose variables it gets, in order. */
    default List<Unit.VariableSet> variableSets() {
        return List.of();
    }

    /** Returns the same origin with its commands as they stand in another file. */
    default Origin moved(UnaryOperator<Command> move) {
        return this;
    }

    /** Returns the repository path of a Procfile whose processes, if it exists, run instead, with the same variables. */
    default Optional<String> procfile() {
        return Optional.empty();
    }

    /** Returns whether its commands do some work and end, whatever they are. */
    default boolean runsOnce() {
        return false;
    }

    /** Returns whether the machine runs a program at times that is written in some place of its file. */
    default boolean isJob(Span program) {
        return false;
    }

    /** Returns the ports of its machine's loopback address, if it is published on these alone. */
    default Set<Integer> machinePorts() {
        return Set.of();
    }

    /** Returns whether its process manager starts it only when a command says so. */
    default boolean waits() {
        return false;
    }

    /** Returns whether its build may bring files that {@link #copies} does not show: of a clone, of another stage. */
    default boolean fetches() {
        return unseen() != Unseen.NONE;
    }

    /** Returns what its build may bring that {@link #copies} does not show. */
    default Unseen unseen() {
        return Unseen.NONE;
    }

    /** Returns whether this is the last stage of its Dockerfile: the one that is built by default. */
    default boolean last() {
        return false;
    }

    /** The ways in which a build may bring something into an image besides what it is seen to copy. */
    enum Unseen {
        NONE,
        /** Commands of RUN may bring it */
        BY_COMMANDS,
        /** Files of another stage, of another image or from an address */
        COPIED
    }

    /**
     * The origin of a stage of a Dockerfile.
     *
     * @param workingDirectory a relative one is joined with the one before it
     * @param runs the programs that its commands run, of which one may be a file of the repository that changes others
     * @param packageLists the files from which its commands install packages, as they write them
     * @param onBuild the stage that its ONBUILD instructions are in an image of another Dockerfile that is made from this one
     */
    record Stage(
            Optional<String> base,
            Optional<String> workingDirectory,
            List<Unit.Copy> copies,
            Optional<Command> entrypoint,
            boolean last,
            Unseen unseen,
            List<Unit.Change> changes,
            List<EarlierWork.ProgramRun> runs,
            List<String> packageLists,
            Optional<Unit> onBuild)
            implements Origin {
        public Stage {
            packageLists = List.copyOf(packageLists);
            copies = List.copyOf(copies);
            changes = List.copyOf(changes);
            runs = List.copyOf(runs);
        }

        /** Returns the same stage, in which its programs change these files. */
        public Stage changing(List<Unit.Change> more) {
            List<Unit.Change> all = new ArrayList<>(changes);
            all.addAll(more);
            return new Stage(
                    base, workingDirectory, copies, entrypoint, last, unseen, all, List.of(), packageLists, onBuild);
        }

        @Override
        public Stage moved(UnaryOperator<Command> move) {
            return new Stage(
                    base,
                    workingDirectory,
                    copies,
                    entrypoint.map(move),
                    last,
                    unseen,
                    changes,
                    runs,
                    packageLists,
                    onBuild);
        }
    }

    /**
     * The origin of a service of a compose file, and of a container that a command starts; the env files of the latter
     * are as written.
     *
     * @param contents files of its container that no file of the repository is, of kind {@link Unit.Kind#CODE} with their paths
     *     for names
     * @param stay what ends its container
     * @param containerName the name that its file or command gives to its container
     * @param machinePorts the ports of its machine's loopback address, if it is published on these alone; empty if others
     *     may meet it in another way, or if that is not known
     * @param rawEnvFiles the env files of a service whose lines are taken as they are: {@code format: raw}
     * @param replacesCheck whether its file or command says how its health is checked, or that it is not; also of a program
     *     inside it, which starts no check
     */
    record Service(
            Optional<String> base,
            Optional<Unit.Build> build,
            List<String> envFiles,
            Optional<String> workingDirectory,
            boolean replacesEntrypoint,
            List<Unit.Copy> bindMounts,
            List<Unit> contents,
            List<UnseenMount> unseenMounts,
            Stay stay,
            Optional<String> containerName,
            Set<Integer> machinePorts,
            Set<String> rawEnvFiles,
            boolean replacesCheck)
            implements Origin {
        public Service {
            envFiles = List.copyOf(envFiles);
            bindMounts = List.copyOf(bindMounts);
            contents = List.copyOf(contents);
            unseenMounts = List.copyOf(unseenMounts);
            machinePorts = Set.copyOf(machinePorts);
            rawEnvFiles = Set.copyOf(rawEnvFiles);
        }

        /** Whether a container starts again by itself, ends with the terminal that it serves from, or is not started. */
        public enum Stay {
            RESTARTS,
            UNKNOWN,
            AT_TERMINAL,
            /** The file starts none: {@code scale: 0}. */
            NOT_STARTED
        }

        /** Returns whether its file starts no container of it, until somebody scales it up. */
        public boolean isScaledDown() {
            return stay == Stay.NOT_STARTED;
        }

        @Override
        public boolean restarts() {
            return stay == Stay.RESTARTS;
        }

        @Override
        public boolean isAtTerminal() {
            return stay == Stay.AT_TERMINAL;
        }

        /** Returns the same origin for a command of its own. */
        public Service startedBy(ServiceRun run, boolean hasCommand) {
            Mounts all = new Mounts(bindMounts, contents, unseenMounts).and(run.mounts());
            return new Service(
                    base,
                    build,
                    envFiles,
                    run.workingDirectory().or(() -> workingDirectory),
                    run.replacesEntrypoint() || (replacesEntrypoint && !hasCommand),
                    all.files(),
                    all.contents(),
                    all.unseen(),
                    stay,
                    containerName,
                    machinePorts,
                    rawEnvFiles,
                    replacesCheck || run.inside());
        }

        /** Returns the same origin for a program that a command starts inside its container. */
        public Service inside(Inside program) {
            return new Service(
                    base,
                    build,
                    envFiles,
                    program.workingDirectory().or(() -> workingDirectory),
                    true,
                    bindMounts,
                    contents,
                    unseenMounts,
                    stay,
                    containerName,
                    machinePorts,
                    rawEnvFiles,
                    true);
        }

        /** Returns the same origin with another build of its image. */
        public Service withBuild(Unit.Build other) {
            return new Service(
                    base,
                    Optional.of(other),
                    envFiles,
                    workingDirectory,
                    replacesEntrypoint,
                    bindMounts,
                    contents,
                    unseenMounts,
                    stay,
                    containerName,
                    machinePorts,
                    rawEnvFiles,
                    replacesCheck);
        }

        /** Returns the same origin with other env files. */
        public Service withEnvFiles(List<String> others) {
            return new Service(
                    base,
                    build,
                    others,
                    workingDirectory,
                    replacesEntrypoint,
                    bindMounts,
                    contents,
                    unseenMounts,
                    stay,
                    containerName,
                    machinePorts,
                    rawEnvFiles,
                    replacesCheck);
        }
    }

    /**
     * The origin of a program that a command starts in a container that is there: {@code docker exec web flask run}.
     *
     * @param container its name, as written
     * @param envFiles as written
     */
    record Inside(String container, List<String> envFiles, Optional<String> workingDirectory) implements Origin {
        public Inside {
            envFiles = List.copyOf(envFiles);
        }

        /** Returns the same origin with other env files. */
        public Inside withEnvFiles(List<String> others) {
            return new Inside(container, others, workingDirectory);
        }

        @Override
        public boolean replacesEntrypoint() {
            return true;
        }
    }

    /**
     * The origin of a container that a command starts from a service of a compose file, {@code docker compose run web}, or
     * of a program in that of the service: {@code docker compose exec web flask run}.
     *
     * @param service its name
     * @param files the compose files, as written; empty for the default ones
     * @param inside whether the container is there already
     * @param mounts what the command mounts over the files of the service
     */
    record ServiceRun(
            String service,
            List<String> files,
            Optional<String> workingDirectory,
            boolean replacesEntrypoint,
            boolean inside,
            Mounts mounts)
            implements Origin {
        public ServiceRun {
            files = List.copyOf(files);
        }
    }

    /**
     * The origin of a container of Kubernetes or of a platform.
     *
     * @param build has the Dockerfile where the platform builds the image
     * @param workload what runs it in a cluster, if a manifest says so
     * @param envFiles those that Podman reads for it
     * @param mounts what it has over the files of its image
     */
    record Container(
            Optional<String> base,
            Optional<Unit.Build> build,
            Optional<String> workingDirectory,
            boolean replacesEntrypoint,
            List<Unit.VariableSet> variableSets,
            Optional<Platform> platform,
            Optional<Workload> workload,
            List<String> envFiles,
            Mounts mounts)
            implements Origin {
        public Container {
            variableSets = List.copyOf(variableSets);
            envFiles = List.copyOf(envFiles);
        }

        public Container(
                Optional<String> base,
                Optional<Unit.Build> build,
                Optional<String> workingDirectory,
                boolean replacesEntrypoint,
                List<Unit.VariableSet> variableSets) {
            this(
                    base,
                    build,
                    workingDirectory,
                    replacesEntrypoint,
                    variableSets,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Mounts.NONE);
        }

        @Override
        public List<Unit.Copy> bindMounts() {
            return mounts.files();
        }

        @Override
        public List<Unit> contents() {
            return mounts.contents();
        }

        @Override
        public List<UnseenMount> unseenMounts() {
            return mounts.unseen();
        }

        @Override
        public Container on(Platform other) {
            return new Container(
                    base,
                    build,
                    workingDirectory,
                    replacesEntrypoint,
                    variableSets,
                    Optional.of(other),
                    workload,
                    envFiles,
                    mounts);
        }

        /** Returns the same container, started in a folder of its own choice, if any. */
        public Container in(Optional<String> folder) {
            return new Container(
                    base, build, folder, replacesEntrypoint, variableSets, platform, workload, envFiles, mounts);
        }

        /** Returns the same container, run by a workload of a cluster. */
        public Container of(Optional<Workload> other) {
            return new Container(
                    base, build, workingDirectory, replacesEntrypoint, variableSets, platform, other, envFiles, mounts);
        }

        /** Returns the same container with other files than those of its image. */
        public Container mounting(Mounts more) {
            return new Container(
                    base,
                    build,
                    workingDirectory,
                    replacesEntrypoint,
                    variableSets,
                    platform,
                    workload,
                    envFiles,
                    more);
        }

        /** Returns the same container with the variables of files. */
        public Container withEnvFiles(List<String> files) {
            return new Container(
                    base, build, workingDirectory, replacesEntrypoint, variableSets, platform, workload, files, mounts);
        }

        /** Returns the same container for a program that a command starts inside. */
        public Container inside() {
            return new Container(
                    base, build, workingDirectory, true, variableSets, platform, workload, envFiles, mounts);
        }

        /** Returns the same origin with an image that the repository builds. */
        public Container withBuild(Unit.Build other) {
            return new Container(
                    base,
                    Optional.of(other),
                    workingDirectory,
                    replacesEntrypoint,
                    variableSets,
                    platform,
                    workload,
                    envFiles,
                    mounts);
        }
    }

    /**
     * The origin of what a command changes or starts in containers of a cluster that are there: {@code kubectl set env
     * deployment/web FLASK_DEBUG=1}, {@code kubectl exec deploy/web -- flask run}.
     *
     * @param containers the names of the containers; empty for all, of which a program is started in the first
     */
    record OfWorkload(Workload workload, List<String> containers) implements Origin {
        public OfWorkload {
            containers = List.copyOf(containers);
        }

        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }
    }

    /**
     * The origin of what runs on a machine or platform, and of variables.
     *
     * @param waits whether its process manager starts it only when a command says so
     */
    record HostProcess(
            Optional<String> workingDirectory,
            List<String> envFiles,
            List<Unit.VariableSet> variableSets,
            Optional<Platform> platform,
            boolean waits)
            implements Origin {
        public HostProcess {
            envFiles = List.copyOf(envFiles);
            variableSets = List.copyOf(variableSets);
        }

        @Override
        public HostProcess on(Platform other) {
            return new HostProcess(workingDirectory, envFiles, variableSets, Optional.of(other), waits);
        }

        /** Returns the same origin, started when a command says so. */
        public HostProcess waiting() {
            return new HostProcess(workingDirectory, envFiles, variableSets, platform, true);
        }
    }

    /**
     * The origin of an application of pm2's.
     *
     * @param mode the set of variables that it gets besides those of every start; empty if only those
     */
    record ManagedApplication(Optional<String> workingDirectory, Optional<String> mode) implements Origin {}

    /**
     * The origin of what a platform starts by itself, and of the variables that it sets.
     *
     * @param replacement the repository path of the Procfile, if there is one
     * @param orAbove whether the Procfile may be in a folder above that path
     */
    record PlatformServer(
            Optional<String> workingDirectory, String replacement, Optional<Platform> platform, boolean orAbove)
            implements Origin {
        public PlatformServer(Optional<String> workingDirectory, String replacement, Optional<Platform> platform) {
            this(workingDirectory, replacement, platform, false);
        }

        @Override
        public Optional<String> procfile() {
            return Optional.of(replacement);
        }
    }

    /**
     * The origin of a unit of systemd, or of its drop-in.
     *
     * @param files its env files, paths of the machine as written
     * @param unsets the variables that it finally removes; one with a value only if it has that value
     * @param clears the settings that the file empties before it sets them
     * @param runsOnce whether its commands do some work and end
     */
    record ServiceUnit(
            Optional<String> workingDirectory,
            List<String> files,
            List<EnvVar> unsets,
            Set<Setting> clears,
            boolean runsOnce)
            implements Origin {
        public ServiceUnit {
            files = List.copyOf(files);
            unsets = List.copyOf(unsets);
            clears = Set.copyOf(clears);
        }

        @Override
        public List<String> envFiles() {
            return files.stream().flatMap(file -> inRepository(file).stream()).toList();
        }

        /** Returns the file of the repository that most likely has the path or name of an env file of the machine. */
        public Optional<String> inRepository(String file) {
            return workingDirectory
                    .flatMap(directory -> ContainerPath.of(file).below(ContainerPath.of(directory)))
                    .or(() -> file.contains(".env")
                            ? Optional.of(ContainerPath.of(file).name())
                            : Optional.empty());
        }

        @Override
        public boolean envFilesWin() {
            return true;
        }

        @Override
        public Optional<Platform> platform() {
            return Optional.of(Platform.SYSTEMD);
        }
    }

    /** Settings of a unit of systemd that are lists: another file adds to them, or empties them first. */
    enum Setting {
        ENVIRONMENT,
        ENV_FILES,
        UNSETS,
        COMMANDS
    }

    /** The origin of a script that leaves its programs running on the machine on which people start it. */
    record LeftByPeople() implements Origin {
        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }

        @Override
        public boolean isLeftByPeople() {
            return true;
        }
    }

    /**
     * The origin of a script that has the machine run programs at times.
     *
     * @param jobs where its file writes these programs
     */
    record Schedules(List<Span> jobs) implements Origin {
        public Schedules {
            jobs = List.copyOf(jobs);
        }

        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }

        @Override
        public boolean isJob(Span program) {
            return jobs.stream().anyMatch(job -> job.contains(program));
        }
    }

    /**
     * The origin of a process manager.
     *
     * @param patterns of the files that it reads besides its own, as written
     */
    record Includes(List<String> patterns) implements Origin {
        public Includes {
            patterns = List.copyOf(patterns);
        }

        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }
    }

    /**
     * The origin of what a tool puts on a machine.
     *
     * @param copies as the tool may mean them, the likeliest first
     * @param shared whether a machine has these files for as long as it runs, for what is around the tool's file alone
     */
    record Placement(List<Unit.Copy> copies, boolean shared) implements Origin {
        public Placement {
            copies = List.copyOf(copies);
        }

        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }
    }

    /**
     * The origin of a Python file that commands write.
     *
     * @param text its characters where they are written, as far as the unit's place goes, with white space for all else;
     *     empty if they are not all written there
     * @param literal whether nothing is filled in when it is written
     * @param sure whether it is certainly written
     */
    record Code(Optional<String> text, boolean literal, boolean sure) implements Origin {
        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }
    }

    /**
     * A playbook of Ansible that a command runs.
     *
     * @param path as written
     * @param folder the folder in which the command runs, as written; {@code ""} if not stated
     * @param ofPipeline whether a pipeline runs it, with which processes end that are no services
     */
    record Playbook(String path, String folder, boolean ofPipeline) implements Origin {
        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }
    }

    /**
     * The origin of a release of a Helm chart.
     *
     * @param chart the path of the chart, as written
     * @param values the paths of the files of values, as written
     * @param set the values that the command sets, by their paths
     */
    record Release(String chart, List<String> values, List<EnvVar> set) implements Origin {
        public Release {
            values = List.copyOf(values);
            set = List.copyOf(set);
        }

        @Override
        public Optional<String> workingDirectory() {
            return Optional.empty();
        }
    }
}
