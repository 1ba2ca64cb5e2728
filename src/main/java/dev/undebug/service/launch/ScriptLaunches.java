package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.DevelopmentWords;
import dev.undebug.read.text.OwnFolders;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.launch.LaunchResolver.Draft;
import dev.undebug.service.proxy.Tunnels;
import dev.undebug.service.script.Scripts;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the launches by scripts and tasks that no other launch runs: people start them. */
final class ScriptLaunches {
    /** Scripts for people that are judged; those nearest to the root come first. */
    private static final int MAX_BY_HAND = 10;

    /** Scripts that are followed only to be listed beside deployments. */
    private static final int MAX_LISTED = 50;

    private final LaunchResolver starts;
    private final Scripts scripts;
    private final OwnFolders folders = new OwnFolders();

    /** @param scripts knows the scripts and tasks that launches run */
    /** The names of the scripts in the root of the repository. */
    private Set<String> inRoot = Set.of();

    ScriptLaunches(LaunchResolver starts, Scripts scripts) {
        this.starts = starts;
        this.scripts = scripts;
    }

    /**
     * Returns the launches by scripts. People start them on a server, if the scripts say so. If nothing else shows how a
     * program is launched, the other scripts that serve everyone do.
     *
     * @param found the other launches
     */
    List<Launch> scripts(List<FileFacts> files, List<Launch> found) {
        List<Unit> all = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT && unit.name().isEmpty())
                .toList();
        inRoot = all.stream()
                .map(unit -> unit.place().path())
                .filter(path -> RepositoryPath.of(path).folder().isRoot())
                .collect(Collectors.toSet());
        List<Launch> launches = new ArrayList<>();
        all.stream()
                .filter(HandStarted::onServer)
                .filter(unit -> !scripts.reaches(unit.place().path()))
                .forEach(unit -> launches.addAll(onServer(unit, files)));
        Predicate<Place> deployed = DeveloperLaunches.beside(Stream.concat(
                        found.stream().filter(ScriptLaunches::isProgram),
                        launches.stream().filter(HandStarted::isDeployment))
                .toList());
        Map<Boolean, List<Unit>> open = all.stream()
                .filter(HandStarted::isOpen)
                .filter(unit -> !scripts.reaches(unit.place().path()))
                .sorted(Comparator.comparing(
                        unit -> RepositoryPath.of(unit.place().path()).names().size()))
                .collect(Collectors.partitioningBy(unit -> deployed.test(unit.place())));
        List<Launch> others = Stream.concat(
                        open.getOrDefault(false, List.of()).stream(),
                        open.getOrDefault(true, List.of()).stream().limit(MAX_LISTED))
                .flatMap(unit -> script(unit).stream())
                .toList();
        others.stream()
                .filter(launch -> isShown(launch, deployed.test(launch.place())))
                // The word of a branch says who starts it, not that a proxy leads to its machine.
                .map(Launch::onMachine)
                .forEach(launches::add);
        // Branches for developers alone do not show how visitors meet the program.
        boolean shown = found.stream().anyMatch(ScriptLaunches::isProgram)
                || launches.stream().anyMatch(launch -> !launch.isPrivate() && !launch.runsOnce());
        if (!shown) {
            launches.removeIf(Launch::isPrivate);
        }
        others.stream()
                .filter(launch -> !isShown(launch, deployed.test(launch.place())) && (shown || !launch.isPrivate()))
                .flatMap(launch -> byHand(launch, deployed.test(launch.place())).stream())
                .limit(MAX_BY_HAND)
                .forEach(launches::add);
        if (!shown) {
            launches.addAll(besideFrontEnds(all));
        }
        return launches;
    }

    private static Optional<Launch> byHand(Launch launch, boolean deployed) {
        boolean beside = deployed && !Tunnels.mayBeOpened(launch.place().file());
        boolean open = beside
                && HandStarted.byHand(launch, false)
                        .filter(alone -> !alone.isPrivate())
                        .isPresent();
        return HandStarted.byHand(launch, beside).map(found -> open ? found.besideOthers() : found);
    }

    /** Returns whether it starts a program to run on: a job at times tells nothing of how others are started. */
    private static boolean isProgram(Launch launch) {
        return launch.runsPython() && !launch.runsOnce();
    }

    /** Leaves aside what else a script starts, such as a front end in development: it does not tell where people start it. */
    private List<Launch> besideFrontEnds(List<Unit> all) {
        return all.stream()
                .filter(unit -> unit.role() == Role.DEVELOPMENT
                        && RoleInference.ofScript(unit.place().path()) == Role.UNKNOWN
                        && !scripts.reaches(unit.place().path()))
                .limit(MAX_BY_HAND)
                .flatMap(unit -> script(unit, Role.UNKNOWN).stream())
                .flatMap(launch -> HandStarted.byHand(launch, false).stream())
                .toList();
    }

    /** Returns whether a script that says nothing about where it is started shows how visitors meet a program. */
    private static boolean isShown(Launch launch, boolean deployed) {
        return launch.role() == Role.UNKNOWN
                ? HandStarted.isForProduction(launch) || (!deployed && HandStarted.servesEveryone(launch))
                : !launch.isPrivate();
    }

    /** The commands or the name of a script may show that it is for a server; else people start it on a machine. */
    private List<Launch> onServer(Unit unit, List<FileFacts> files) {
        List<Launch> launches = script(unit);
        if (unit.role() != Role.UNKNOWN && !unit.origin().isLeftByPeople()) {
            return launches;
        }
        // What a script does for strangers counts more than what it says.
        Optional<Place> tunnel = Tunnels.opened(unit);
        Optional<Place> words = Optional.of(unit)
                .filter(script -> script.role() == Role.UNKNOWN && tunnel.isEmpty() && !isNamed(script, files))
                .flatMap(script -> DevelopmentWords.in(script.place().file()));
        return launches.stream()
                .map(Launch::onMachine)
                .map(launch -> words.map(said -> launch.saying(said, false)).orElse(launch))
                .map(launch -> tunnel.map(opened -> through(opened, launch)).orElse(launch))
                .toList();
    }

    private static Launch through(Place tunnel, Launch launch) {
        List<EvidenceStep> steps = new ArrayList<>(launch.steps());
        steps.add(new EvidenceStep(tunnel, new Event.OpensTunnel()));
        return launch.located(launch.runtime(), steps);
    }

    /** Returns whether a file that is not for developers alone has the name of a script: something may run the script by it. */
    private static boolean isNamed(Unit script, List<FileFacts> files) {
        String path = script.place().path();
        String name = RepositoryPath.of(path).name();
        return files.stream()
                .filter(file -> !file.file().path().equals(path))
                .filter(file ->
                        file.units().stream().anyMatch(unit -> !unit.role().isPrivate()))
                .anyMatch(file -> file.file().contains(name));
    }

    private List<Launch> script(Unit unit) {
        return script(unit, unit.role());
    }

    private List<Launch> script(Unit unit, Role role) {
        String name = RepositoryPath.of(unit.place().path()).name();
        RuntimeContext runtime =
                UnitContexts.ofScript(unit, folders.isNamedIn(unit.place().file()), inRoot.contains(name));
        Draft draft = new Draft(name, unit.place(), role, runtime, List.of());
        return starts.programs(draft, scripts.followed(unit, runtime)).stream()
                .map(launch -> isJob(launch, unit) ? launch.once() : launch)
                .toList();
    }

    /** Returns whether a script has its machine run a program at times, perhaps by another script. */
    private static boolean isJob(Launch launch, Unit script) {
        return Stream.concat(Stream.of(launch.place()), launch.steps().stream().map(EvidenceStep::place))
                .filter(place -> place.path().equals(script.place().path()))
                .anyMatch(place -> script.origin().isJob(place.span()));
    }

    /**
     * Returns the launches by containers that scripts start at a terminal: people start them, as they start scripts.
     *
     * @param started what these containers run
     * @param found the other launches
     */
    List<Launch> containers(List<Launch> started, List<Launch> found) {
        boolean deployed = found.stream().anyMatch(Launch::showsPython);
        return started.stream()
                .flatMap(launch -> launch.isPrivate() || isShown(launch, deployed)
                        ? Stream.of(launch)
                        : HandStarted.byHand(launch, deployed).stream())
                .toList();
    }

    /** Returns the launches by containers that tasks start at a terminal, as those by tasks. */
    static List<Launch> taskContainers(List<Launch> started, List<Launch> found) {
        boolean deployed = found.stream().anyMatch(Launch::showsPython);
        return started.stream()
                .flatMap(launch -> (deployed ? HandStarted.byHand(launch, true) : HandStarted.byTask(launch)).stream())
                .toList();
    }

    /**
     * Returns the launches by tasks. Developers' tasks are listed beside deployments; alone, they do not show how
     * visitors meet the program, but how its developers start it, if their name says so. People start a program by other tasks
     * for that, nobody knows where, as they do by a script.
     *
     * @param found the other launches
     */
    List<Launch> tasks(List<FileFacts> files, List<Launch> found) {
        List<Unit> all = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.TASK && !scripts.reaches(unit))
                .toList();
        List<Launch> launches = new ArrayList<>();
        all.stream().filter(ScriptLaunches::isForVisitors).forEach(unit -> launches.addAll(task(unit, unit.role())));
        if (Stream.concat(found.stream(), launches.stream()).anyMatch(Launch::showsPython)) {
            all.stream()
                    .filter(unit -> unit.role() != Role.UNKNOWN && unit.role() != Role.TEST && !isForVisitors(unit))
                    .forEach(unit -> launches.addAll(task(unit, unit.role())));
        } else {
            all.stream()
                    .filter(HandStarted::startsServer)
                    .flatMap(unit -> task(unit, Role.UNKNOWN).stream())
                    .flatMap(launch -> HandStarted.byTask(launch).stream())
                    .limit(MAX_BY_HAND)
                    .forEach(launches::add);
            all.stream()
                    .filter(HandStarted::isForDevelopers)
                    .flatMap(unit -> task(unit, Role.DEVELOPMENT).stream()
                            .flatMap(launch -> HandStarted.byHand(launch, false).stream())
                            .map(launch -> launch.saying(unit.place(), false)))
                    .limit(MAX_BY_HAND)
                    .forEach(launches::add);
        }
        return launches;
    }

    private static boolean isForVisitors(Unit task) {
        return task.role() == Role.PRODUCTION || task.role() == Role.STAGING;
    }

    private List<Launch> task(Unit unit, Role role) {
        RuntimeContext runtime = UnitContexts.ofTask(unit);
        List<EvidenceStep> steps = RoleInference.builds(unit.name())
                ? List.of(new EvidenceStep(unit.place(), new Event.BuildsByName()))
                : List.of();
        Draft draft = new Draft(unit.name(), unit.place(), role, runtime, steps);
        return starts.programs(draft, scripts.started(unit, runtime));
    }
}
