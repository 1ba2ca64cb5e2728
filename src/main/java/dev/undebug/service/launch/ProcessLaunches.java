package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.Variables;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.environment.VariableSets;
import dev.undebug.service.launch.LaunchResolver.Draft;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the launches of processes: units of systemd, programs of supervisor, process types of platforms. */
final class ProcessLaunches {
    private static final String SERVICE = ".service";
    private final DropIns dropIns;
    private final PlatformServers platforms;
    private final VariableSets variables;
    private final UnitContexts around;
    private final Predicate<String> exists;
    private final FileEdits edits;
    /** The commands beside units, by their files. */
    private final Map<String, List<Unit>> beside;

    /**
     * @param files all files
     * @param exists whether the repository has a file
     * @param edits tells what commands before a program change
     */
    ProcessLaunches(
            List<FileFacts> files,
            VariableSets variables,
            UnitContexts around,
            Predicate<String> exists,
            FileEdits edits) {
        this.edits = edits;
        this.beside = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.HOOK && unit.origin() instanceof Origin.ServiceUnit)
                .collect(Collectors.groupingBy(unit -> unit.place().path()));
        this.dropIns = new DropIns(files);
        this.platforms = new PlatformServers(files, exists);
        this.variables = variables;
        this.around = around;
        this.exists = exists;
    }

    /** Returns the launches of a process; none if the platform starts another server instead. */
    List<Launch> of(Unit process, UnitLaunches commands) {
        if (platforms.isReplaced(process)) {
            return List.of();
        }
        Unit applied = dropIns.applied(process);
        boolean hook = process.kind() == Unit.Kind.HOOK;
        List<Launch> launches = launches(hook ? applied.withCommands(process.commands()) : applied, commands);
        return launches.stream()
                .map(launch -> isOnDesk(process) ? launch.onMachine() : launch)
                .map(launch ->
                        isOfDevelopers(process, launch) ? launch.onMachine().saying(launch.place(), true) : launch)
                .toList();
    }

    /**
     * Platforms lead visitors to the process {@code web} alone, and foreman leads nobody anywhere. Behind another process whose
     * script is named for developers, a proxy that the repository does not show is not to be expected.
     */
    private static boolean isOfDevelopers(Unit process, Launch launch) {
        return process.origin().platform().filter(Platform.PROCFILE::equals).isPresent()
                && RoleInference.ofScript(launch.place().path()) == Role.DEVELOPMENT;
    }

    /** People keep programs for themselves on a Mac, where nothing leads to a loopback address. */
    private static boolean isOnDesk(Unit process) {
        return process.origin().platform().filter(Platform.LAUNCHD::equals).isPresent();
    }

    private List<Launch> launches(Unit unit, UnitLaunches commands) {
        List<Unit> sets = new ArrayList<>(around.ofPlatform(unit));
        platforms.variables(unit).forEach(sets::add);
        int platform = sets.size();
        sets.addAll(variables.around(unit));
        sets.addAll(unit.origin().envFilesWin() ? sets.size() : platform, around.envFiles(unit));
        platforms.over(unit).forEach(sets::add);
        RuntimeContext base = around.on(platforms.of(unit), UnitContexts.ofProcess(unit), unit);
        RuntimeContext runtime = changed(unit, unset(unit, around.withVariables(base, sets)), commands);
        Role role = unit.role() == Role.UNKNOWN ? Role.PRODUCTION : unit.role();
        List<EvidenceStep> steps = new ArrayList<>(around.placed(unit));
        if (unit.origin().runsOnce() || hasTimer(unit)) {
            steps.add(new EvidenceStep(unit.place(), new Event.RunsOnce()));
        }
        return commands.of(new Draft(unit.name(), unit.place(), role, runtime, steps), unit.commands());
    }

    /** Returns a context with what systemd runs before a service changes in its files. */
    private RuntimeContext changed(Unit unit, RuntimeContext runtime, UnitLaunches commands) {
        List<Command> before = unit.kind() == Unit.Kind.PROCESS
                ? beside.getOrDefault(unit.place().path(), List.of()).stream()
                        .filter(hook -> hook.name().equals(unit.name()))
                        .flatMap(hook -> hook.commands().stream())
                        .toList()
                : List.of();
        List<Unit.Change> changes = edits.before(commands.followed(before, runtime));
        return changes.isEmpty() ? runtime : runtime.changing(changes);
    }

    /** Returns a context without the variables that systemd removes after all others are set. */
    private static RuntimeContext unset(Unit unit, RuntimeContext runtime) {
        if (!(unit.origin() instanceof Origin.ServiceUnit service)
                || service.unsets().isEmpty()) {
            return runtime;
        }
        Variables set = RuntimeContext.variables(runtime.environment());
        return runtime.with(service.unsets().stream()
                .filter(variable ->
                        variable.isRemoved() || set.value(variable.name()).equals(variable.value()))
                .map(variable -> new Layered(EnvVar.removed(variable.name(), variable.place()), unit.name()))
                .toList());
    }

    /**
     * A timer of systemd starts the unit of the same name again and again, which has to end in between. A unit that a
     * script writes has no file of its own.
     */
    private boolean hasTimer(Unit unit) {
        String path = unit.place().path();
        return unit.origin() instanceof Origin.ServiceUnit
                && path.contains(SERVICE)
                && exists.test(path.replace(SERVICE, ".timer"));
    }
}
