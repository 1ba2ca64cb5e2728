package dev.undebug.service.launch;

import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.provision.RoleTasks;
import dev.undebug.service.command.InstalledCommands;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.deploy.DeployedEnvFiles;
import dev.undebug.service.deploy.Images;
import dev.undebug.service.deploy.Kustomizations.Deployed;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.UnsetVariables;
import dev.undebug.service.environment.VariableSets;
import dev.undebug.service.script.Scripts;
import dev.undebug.service.tree.WorkBudget;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds every launch in the files of a repository. */
public final class Launches {
    private final Function<String, Optional<FileFacts>> facts;
    private final Images.Tree tree;
    private final InstalledCommands installed;
    private final FileEdits edits;
    private final UnitContexts around;

    /**
     * @param facts the facts of a file, by repository path
     * @param envFiles the env files as deployments put them in place
     * @param programs what a program changes that a start runs first, among the files where it runs
     * @param budget once it is spent, commands are no longer followed into scripts
     */
    public Launches(
            Function<String, Optional<FileFacts>> facts,
            Images.Tree tree,
            DeployedEnvFiles envFiles,
            InstalledCommands installed,
            BiFunction<ProgramRun, MountTable, List<Unit.Change>> programs,
            WorkBudget budget) {
        this.facts = facts;
        this.tree = tree;
        this.installed = installed;
        this.edits = new FileEdits(programs);
        this.around = new UnitContexts(facts, envFiles, budget);
    }

    /**
     * Finds every launch.
     *
     * @param composed the services of the compose files, merged
     * @param deployed the containers of kustomizations and charts
     * @param used whether a file is part of a kustomization or a chart
     * @param rendered the files with what charts deploy
     */
    public List<Launch> find(
            List<FileFacts> files,
            List<Started> composed,
            List<Deployed> deployed,
            Predicate<String> used,
            List<FileFacts> rendered) {
        LaunchResolver starts = new LaunchResolver(installed, edits);
        Scripts scripts = new Scripts(facts).among(files);
        UnitLaunches commands = new UnitLaunches(starts, scripts, new UnsetVariables(files));
        VariableSets variables = new VariableSets(files, facts);
        ProcessLaunches processes = new ProcessLaunches(files, variables, around, tree.exists(), edits);
        // A file that is refused builds no image and deploys nothing: what it names may be started otherwise.
        List<Started> started =
                composed.stream().filter(one -> !one.isRefused()).toList();
        ContainerLaunches.Read read = new ContainerLaunches.Read(files, started, deployed);
        ContainerLaunches containers = new ContainerLaunches(
                read, read.images(rendered, tree), new ContainerLaunches.Context(around, commands, variables));
        Map<String, List<Supplier<List<Launch>>>> together = new LinkedHashMap<>();
        started.forEach(one -> add(together, one.unit(), () -> containers.composed(one)));
        deployed.forEach(one -> add(together, one.container(), () -> containers.deployed(one)));
        List<Launch> found = new ArrayList<>();
        List<Launch> atTerminals = new ArrayList<>();
        List<Launch> byTasks = new ArrayList<>();
        IdentityHashMap<Launch, Unit> managed = new IdentityHashMap<>();
        RoleTasks tasks = new RoleTasks(files.stream().map(FileFacts::file).toList());
        for (FileFacts file : files) {
            int before = found.size();
            String path = file.file().path();
            Optional.ofNullable(together.remove(path))
                    .ifPresent(all -> all.forEach(launches -> found.addAll(launches.get())));
            for (Unit unit : file.units()) {
                switch (unit.kind()) {
                    case IMAGE_STAGE -> found.addAll(containers.image(unit, file));
                    case PROCESS -> {
                        if (!scripts.isIdle(unit)) {
                            List<Launch> launches = processes.of(unit, commands);
                            launches.forEach(launch -> managed.put(launch, unit));
                            found.addAll(launches);
                        }
                    }
                    case HOOK -> {
                        boolean onMachine = unit.origin() instanceof Origin.ServiceUnit
                                || unit.origin() instanceof Origin.HostProcess;
                        boolean merged = unit.origin() instanceof Origin.Container && used.test(path);
                        if (!scripts.isIdle(unit) && !merged) {
                            found.addAll(
                                    onMachine
                                            ? UnitLaunches.beside(processes.of(unit, commands))
                                            : containers.beside(unit));
                        }
                    }
                    case CONTAINER -> {
                        if (!used.test(path)) {
                            found.addAll(containers.container(unit));
                        }
                    }
                    case CONTAINER_RUN -> {
                        found.addAll(containers.run(unit));
                        if (has(file, Unit.Kind.TASK)) {
                            byTasks.addAll(containers.atTerminal(unit));
                        } else if (has(file, Unit.Kind.SCRIPT)) {
                            atTerminals.addAll(containers.atTerminal(unit));
                        }
                    }
                    case COMPOSE_SERVICE,
                            DROP_IN,
                            MANAGER,
                            SCRIPT,
                            TASK,
                            VARIABLES,
                            ENV_FILE,
                            RELEASE,
                            PLAYBOOK,
                            PLACEMENT,
                            CODE -> {}
                }
            }
            if (tasks.isLeftOut(path)) {
                found.subList(before, found.size()).replaceAll(launch -> launch.leftOut(file.file()));
            }
        }
        together.values().forEach(all -> all.forEach(launches -> found.addAll(launches.get())));
        // What a container's process manager starts is a program of that container.
        found.removeIf(launch -> managed.containsKey(launch) && scripts.reaches(managed.get(launch)));
        ScriptLaunches byPeople = new ScriptLaunches(starts, scripts);
        found.addAll(byPeople.scripts(files, found));
        found.addAll(byPeople.tasks(files, found));
        found.addAll(byPeople.containers(atTerminals, found));
        found.addAll(ScriptLaunches.taskContainers(byTasks, found));
        return Stream.concat(
                        containers.besideDeployments(found).stream(),
                        composed.stream().filter(Started::isRefused).flatMap(one -> containers.composed(one).stream()))
                .toList();
    }

    /** Returns whether people start what a file has: its tasks, or the file as a script. */
    private static boolean has(FileFacts file, Unit.Kind kind) {
        return file.units().stream()
                .anyMatch(unit -> unit.kind() == kind
                        && (kind == Unit.Kind.TASK || unit.name().isEmpty()));
    }

    /** Launches from several files are listed with the last file. */
    private static void add(
            Map<String, List<Supplier<List<Launch>>>> together, Unit unit, Supplier<List<Launch>> launches) {
        together.computeIfAbsent(unit.place().path(), path -> new ArrayList<>()).add(launches);
    }
}
