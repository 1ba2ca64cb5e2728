package dev.undebug.service.judge;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.LoadedSettings;
import dev.undebug.service.command.Target;
import dev.undebug.service.launch.DeveloperLaunches;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All programs of a repository, judged.
 *
 * @param launched those that launches start
 * @param alone those that start themselves when somebody runs their file
 * @param choices tells which of the launched ones certainly start
 */
public record JudgedPrograms(List<ProgramVerdict> launched, List<ProgramVerdict> alone, AlternativeLaunches choices) {
    /**
     * A launch that may start a program.
     *
     * @param why says why nobody knows
     */
    public record PossibleStart(Launch launch, Event why) {}

    public JudgedPrograms {
        launched = List.copyOf(launched);
        alone = List.copyOf(alone);
    }

    private Stream<ProgramVerdict> all() {
        return Stream.concat(launched.stream(), alone.stream());
    }

    /** Returns the number of programs that end with an exception. */
    public long failing() {
        return all().filter(ProgramVerdict::failed).count();
    }

    /** Returns what all programs load. */
    public LoadedSettings settings() {
        LoadedSettings settings = new LoadedSettings();
        all().forEach(program ->
                settings.add(program.run().execution().coverage().settings()));
        return settings;
    }

    /** Returns the programs that were not evaluated to their end. */
    public List<Program> unfinished() {
        return all().filter(verdict -> !verdict.isFinished())
                .map(ProgramVerdict::program)
                .toList();
    }

    /**
     * Returns the verdicts of the launched programs; without launches, of all others. Nothing is dormant here: an
     * unjudged program may reach any switch.
     */
    public Verdicts shown() {
        Verdicts verdicts = new Verdicts();
        boolean shown = launched.stream().anyMatch(ProgramVerdict::isShown);
        byLaunches(verdicts);
        if (!shown) {
            alone.forEach(program -> verdicts.add(program, false));
        }
        return verdicts;
    }

    private void byLaunches(Verdicts verdicts) {
        launched.stream()
                .filter(program -> !program.isAside() && !program.isJob())
                .forEach(program -> verdicts.add(program, program.isLaunchShown()));
    }

    /** Returns whether somebody may run a file itself; a server imports the entry point of an application. */
    private static boolean isProgram(ProgramVerdict alone) {
        return alone.program()
                .entry()
                .filter(entry -> entry.main() && PythonPaths.isEntry(entry.path()))
                .isEmpty();
    }

    /** Returns whether people start the same program in a way that does not turn a switch on, and not only its developers. */
    private boolean isPassedBy(ProgramVerdict alone, SwitchEffect effect) {
        List<ProgramVerdict> byPeople = launched.stream()
                .filter(program -> program.isByHand() && !isByDevelopers(program) && program.isSameFile(alone))
                .toList();
        return !byPeople.isEmpty()
                && (byPeople.stream().allMatch(program -> program.passesBy(effect))
                        || (byPeople.stream().allMatch(JudgedPrograms::isFlaskRun)
                                && alone.run().startsServer()
                                && effect.subject().environmentVariable().isPresent()));
    }

    /** The command serves the application itself: the server that the program starts is unused then. */
    private static boolean isFlaskRun(ProgramVerdict program) {
        return program.program().launcher() == Launcher.FLASK_RUN && !program.isJob() && program.isFinished();
    }

    /**
     * Returns whether people start the application of a file by another file, which serves it, and nobody is seen to start
     * this one: the other imports this file, or is imported by it.
     */
    private boolean isOtherEntry(ProgramVerdict alone) {
        return launched.stream()
                        .filter(program -> program.isByHand() && !program.isAside() && program.serves())
                        .anyMatch(program -> runsCodeOf(program, alone) || runsCodeOf(alone, program))
                && launched.stream().noneMatch(program -> program.isSameFile(alone));
    }

    private static boolean runsCodeOf(ProgramVerdict program, ProgramVerdict other) {
        return other.program()
                .entry()
                .filter(entry -> program.run().execution().files().contains(entry.path()))
                .isPresent();
    }

    /** Returns whether people start the same program by hand so that a switch is on, and it is seen whom the server serves then. */
    private boolean isStartedByPeople(ProgramVerdict alone, SwitchEffect effect) {
        return launched.stream()
                .filter(program -> program.isByHand() && !program.isAside() && program.isSameFile(alone))
                .anyMatch(program -> program.all().stream()
                        .filter(found -> found.certain() && found.isOf(effect.subject()))
                        .anyMatch(found -> Verdicts.reach(program, found, found.exposure(), false)
                                .showsAudience()));
    }

    /** Returns whether people start a program in a way that says itself that it is for developers. */
    private static boolean isByDevelopers(ProgramVerdict program) {
        return program.isAside()
                && program.program().launch().filter(Launch::saysDevelopment).isPresent();
    }

    /**
     * Returns how developers reach a switch of the same program, if they start it by a task named for them and its server
     * listens for their own machine alone.
     */
    private Optional<Reach> byDevelopers(ProgramVerdict alone, SwitchEffect effect) {
        return launched.stream()
                .filter(program -> isByDevelopers(program) && program.isSameFile(alone))
                .flatMap(program -> program.all().stream()
                        .filter(found -> found.certain() && found.isOf(effect.subject()))
                        .map(found -> Verdicts.reach(program, found, found.exposure(), true)))
                .filter(Reach::staysOnMachine)
                .findFirst();
    }

    /**
     * Returns whether a launch starts the same program, and what strangers then get is not known: that launch does not
     * pass by what turns debug mode on in the program alone.
     */
    private boolean isStartedOpenly(ProgramVerdict alone) {
        return alone.program()
                .entry()
                .filter(entry -> launched.stream()
                        .filter(program -> program.exposure() == Exposure.UNKNOWN && program.isShown())
                        .flatMap(program -> program.program().entry().stream())
                        .anyMatch(other -> other.path().equals(entry.path()) && other.main() == entry.main()))
                .isPresent();
    }

    /**
     * Returns the verdicts on all switches, including those that no launch reaches.
     *
     * @param hidden whether an unread launch may start programs that the known launches do not reach
     * @param developers says whether all launches are for developers
     * @param unseen finds the launch that may start a file, of an image that starts what the image of others says
     * @param named finds the launch that may start a file, of a program that only a variable names, or that is of another language
     * @param other finds the launch that is not followed and names another program than a file
     */
    public Verdicts verdicts(
            boolean hidden,
            DeveloperLaunches developers,
            Function<String, Optional<Launch>> unseen,
            Function<String, Optional<PossibleStart>> named,
            Function<String, Optional<Launch>> other) {
        Verdicts verdicts =
                new Verdicts(developers.only().map(place -> new EvidenceStep(place, new Event.ForDevelopersAlone())));
        byLaunches(verdicts);
        boolean shown = !hidden && choices.isShown();
        for (ProgramVerdict program : alone) {
            for (SwitchEffect effect : program.all()) {
                Optional<Reach> byDevelopers = shown ? Optional.empty() : byDevelopers(program, effect);
                if (byDevelopers.isPresent()) {
                    verdicts.add(effect.subject(), byDevelopers.get());
                } else if (isProgram(program)
                        && !isPassedBy(program, effect)
                        && !isOtherEntry(program)
                        && !isStartedByPeople(program, effect)
                        && (!shown || mayStart(effect.subject(), verdicts))) {
                    Optional<Launch> base = shown ? Optional.empty() : unseenStart(program, effect, unseen);
                    Optional<Launch> beside =
                            shown || base.isPresent() ? Optional.empty() : unseenStart(program, effect, other);
                    if (base.isPresent()) {
                        verdicts.possible(effect.subject(), base.get(), new Event.StartsBase(), effect.steps());
                    } else if (beside.isPresent()) {
                        verdicts.possible(
                                effect.subject(), beside.get(), new Event.StartsUnknown(true), effect.steps());
                    } else {
                        verdicts.add(program, sometimes(program, effect), false);
                    }
                }
            }
            boolean open = isStartedOpenly(program);
            program.all().forEach(effect -> {
                if (open) {
                    verdicts.doubtful(program, effect);
                } else {
                    unreached(program, effect, verdicts, developers, named);
                }
            });
        }
        verdicts.latent(launched.stream().filter(ProgramVerdict::isShown).toList(), true, false);
        verdicts.latent(
                launched.stream()
                        .filter(program -> program.isByHand() && !program.isAside())
                        .toList(),
                false,
                false);
        waiting(shown, verdicts);
        return verdicts;
    }

    /** Returns the launch of which nobody can say whether it starts a program, whose switch strangers meet if it does. */
    private static <T> Optional<T> unseenStart(
            ProgramVerdict alone, SwitchEffect effect, Function<String, Optional<T>> unseen) {
        Role role = alone.program().role();
        boolean met = effect.certain() && effect.exposure().compareTo(Exposure.FLAG) <= 0;
        return alone.program()
                .entry()
                .filter(entry -> met && !role.isPrivate() && !CodeRole.isInTests(entry.path()))
                .flatMap(entry -> unseen.apply(entry.path()));
    }

    /**
     * Returns whether a launch may start a program so that a switch acts, but none certainly starts: it is also judged as it
     * starts itself. A branch for developers is no such launch where others are for visitors.
     */
    private boolean mayStart(Switch subject, Verdicts verdicts) {
        return !choices.isSure()
                && (choices.isShownToVisitors() ? verdicts.reachesVisitors(subject) : verdicts.knows(subject));
    }

    private void unreached(
            ProgramVerdict alone,
            SwitchEffect effect,
            Verdicts verdicts,
            DeveloperLaunches launches,
            Function<String, Optional<PossibleStart>> named) {
        if (isIgnored(effect.subject())) {
            return;
        }
        Optional<Program> starter = starter(alone, effect.subject());
        if (starter.isPresent()) {
            verdicts.possible(effect.subject(), starter.get(), effect.steps());
            return;
        }
        List<EvidenceStep> steps = unseen(alone, effect.steps(), launches);
        Optional<PossibleStart> open =
                steps.stream().anyMatch(JudgedPrograms::isOpen) ? unseenStart(alone, effect, named) : Optional.empty();
        open.ifPresentOrElse(
                start -> verdicts.possible(effect.subject(), start.launch(), start.why(), effect.steps()),
                () -> verdicts.dormant(effect.subject(), alone.program().role(), steps));
    }

    /** Returns whether a step says that no launch, or one whose program is not known, starts a program. */
    private static boolean isOpen(EvidenceStep step) {
        return step.event() instanceof Event.StartedByNothing || step.event() instanceof Event.StartsUnknown;
    }

    /** Returns whether a launch for visitors gets a variable of which only the release of Flask says what it does, and ignores it. */
    boolean isIgnored(Switch subject) {
        return subject.dependsOnRelease()
                && subject.environmentVariable()
                        .filter(variable -> launched.stream()
                                .filter(ProgramVerdict::isLaunchShown)
                                .map(ProgramVerdict::program)
                                .filter(program -> !program.role().isPrivate())
                                .filter(program -> program.installed().ignoresMode())
                                .anyMatch(program -> program.allLayers().stream()
                                        .anyMatch(layer -> layer.variable().equals(variable))))
                        .isPresent();
    }

    /**
     * Returns the steps to a switch that no launch is seen to reach, with a launch of which nobody can say that, or with
     * what says that none starts the program.
     */
    private List<EvidenceStep> unseen(ProgramVerdict alone, List<EvidenceStep> steps, DeveloperLaunches launches) {
        Optional<EvidenceStep> bare = startsBare(alone);
        if (bare.isPresent()) {
            return Stream.concat(bare.stream(), steps.stream()).toList();
        }
        Optional<EvidenceStep> unseen = launched.stream()
                .filter(ProgramVerdict::isLaunchShown)
                .filter(verdict -> verdict.program().role() != Role.DEVELOPMENT
                        && verdict.program().role() != Role.TEST)
                .flatMap(verdict -> startsUnseen(verdict).stream())
                .findFirst();
        return Stream.concat(
                        unseen
                                .or(() -> lacking(alone))
                                .or(() -> unknown(alone, launches))
                                .or(() -> byNothing(alone, steps))
                                .stream(),
                        steps.stream())
                .toList();
    }

    /** Returns the step of a launch whose program is not known and may be this one. */
    private static Optional<EvidenceStep> unknown(ProgramVerdict alone, DeveloperLaunches launches) {
        return alone.program()
                .entry()
                .flatMap(entry -> launches.unknown(entry.path()))
                .map(place -> new EvidenceStep(place, new Event.StartsUnknown(true)));
    }

    /** Returns an effect of a program with the launch that starts the program in some cases, if one does. */
    private SwitchEffect sometimes(ProgramVerdict alone, SwitchEffect effect) {
        List<ProgramVerdict> same = launched.stream()
                .filter(program -> program.isShown() && program.isSameFile(alone))
                // Another branch may start a server that only imports the file.
                .sorted(Comparator.comparing(program ->
                        program.program().launcher() != alone.program().launcher()))
                .toList();
        // One of several launches may pass it by.
        return Stream.concat(same.stream().filter(program -> program.knows(effect)), same.stream())
                .flatMap(program -> program.program().launch().stream())
                .filter(launch -> !launch.isPrivate() && !launch.chance().sure())
                .findFirst()
                .map(launch -> effect.noting(new EvidenceStep(launch.place(), new Event.StartsSometimes())))
                .orElse(effect);
    }

    /** Returns the step of an image that starts a file which it lacks. */
    private Optional<EvidenceStep> lacking(ProgramVerdict alone) {
        Optional<String> path = alone.program().entry().map(Entry::path);
        return launched.stream()
                .flatMap(verdict -> verdict.program().launch().flatMap(Launch::failure).stream())
                .filter(step -> step.event() instanceof Event.LacksFile lacks
                        && path.filter(lacks.file()::equals).isPresent())
                .findFirst();
    }

    /** Returns the step to a launch of a program that serves only with arguments, and gets none. */
    private Optional<EvidenceStep> startsBare(ProgramVerdict alone) {
        return launched.stream()
                .filter(verdict -> verdict.lacksArguments()
                        && verdict.isSameFile(alone)
                        && alone.run().execution().coverage().needsArguments())
                .flatMap(verdict -> verdict.program().launch().stream())
                .map(launch -> new EvidenceStep(launch.place(), new Event.PassesNoArguments()))
                .findFirst();
    }

    /** Returns the step of a launch that starts code which is not in the repository, or runs a command that cannot be read. */
    static Optional<EvidenceStep> startsUnseen(ProgramVerdict verdict) {
        return verdict.program().startsUnseenCode()
                ? verdict.program().launch().map(launch -> new EvidenceStep(launch.place(), new Event.StartsUnseen()))
                : verdict.unreadStart();
    }

    private Optional<EvidenceStep> byNothing(ProgramVerdict alone, List<EvidenceStep> steps) {
        return alone.program()
                .entry()
                .filter(entry -> launched.stream()
                        .noneMatch(other -> other.run().execution().files().contains(entry.path())))
                .flatMap(entry -> steps.stream()
                        .findFirst()
                        .map(step -> new EvidenceStep(step.place(), new Event.StartedByNothing(entry.path()))));
    }

    /** Since 1.0, {@code flask run} sets the flag of the application once more. */
    private static boolean overrides(Program program) {
        return program.launcher() == Launcher.FLASK_RUN && program.version().atLeast(1, 0);
    }

    /** @param shown whether launches exist: then a program that none of them may start is dormant */
    private void waiting(boolean shown, Verdicts verdicts) {
        if (shown) {
            alone.forEach(program -> program.latent().forEach(effect -> starter(program, effect.subject())
                    .ifPresent(launch -> verdicts.possible(effect.subject(), launch, effect.steps()))));
        }
        Map<Boolean, List<ProgramVerdict>> apart =
                alone.stream().collect(Collectors.partitioningBy(program -> shown || isOtherEntry(program)));
        verdicts.latent(apart.getOrDefault(true, List.of()), shown, true);
        verdicts.latent(apart.getOrDefault(false, List.of()), false, false);
    }

    /** Returns a launch for visitors that cannot be followed and may start a program so that a switch acts. */
    private Optional<Program> starter(ProgramVerdict alone, Switch subject) {
        Optional<String> path = alone.program().entry().map(Entry::path).filter(file -> !CodeRole.isInTests(file));
        return path.stream()
                .flatMap(file -> launched.stream()
                        .filter(ProgramVerdict::isLaunchShown)
                        .map(ProgramVerdict::program)
                        .filter(program -> !program.role().isPrivate())
                        // A server imports the program, which then does not run its own.
                        .filter(program -> !subject.actsInOwnServer() || program.launcher() == Launcher.PYTHON)
                        .filter(program -> !(subject.isOverriddenByFlaskRun() && overrides(program)))
                        .filter(program -> program.mayStart(file)
                                && !namesAnother(program, file)
                                && !importsPackage(program, alone, file))
                        // Of several services with programs of one name, each has its own folders.
                        .min(Comparator.comparingLong(program -> -sharedFolders(program, file)))
                        .stream())
                .findFirst();
    }

    /** Returns whether a launch names another file more fully, which is at least as near to it. */
    private boolean namesAnother(Program program, String file) {
        return alone.stream()
                .flatMap(other -> other.program().entry().stream())
                .map(Entry::path)
                .anyMatch(other -> program.names(other) > program.names(file)
                        && sharedFolders(program, other) >= sharedFolders(program, file));
    }

    /** Returns whether a launch imports a module, and beside the file of its name is a package, which Python takes instead. */
    private static boolean importsPackage(Program program, ProgramVerdict alone, String file) {
        boolean byPath = program.launch()
                .filter(launch -> launch.invocation().target() instanceof Target.File)
                .isPresent();
        String inside = file.replaceFirst("\\.py$", "/__init__.py");
        return !byPath
                && !inside.equals(file)
                && alone.run().runs().file(inside).isPresent();
    }

    private static long sharedFolders(Program program, String file) {
        Set<String> folders = new HashSet<>(RepositoryPath.of(file).folder().names());
        return program.launch().stream()
                .flatMap(launch -> RepositoryPath.of(launch.place().path()).folder().names().stream())
                .distinct()
                .filter(folders::contains)
                .count();
    }
}
