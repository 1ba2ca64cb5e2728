package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.Role;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Loopback;
import dev.undebug.flask.Variables;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.tree.KnownRoles;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way in which the repository starts a program.
 *
 * @param name stage, service or process type
 * @param place the command, or the unit without a command
 * @param role the role of the unit
 * @param command the command; empty if it comes from an image outside the repository
 * @param main whether this command keeps running as the main one
 * @param chance whether the command runs at all
 * @param invocation the command, parsed
 * @param runtime its environment and files
 * @param steps the steps to the command, outermost first
 * @param configuration what the server loads from the repository before the application
 */
public record Launch(
        String name,
        Place place,
        Role role,
        Optional<Command> command,
        boolean main,
        Chance chance,
        CommandInvocation invocation,
        RuntimeContext runtime,
        List<EvidenceStep> steps,
        Optional<ServerConfiguration> configuration) {
    private static final String HOST = "FLASK_RUN_HOST";

    public Launch {
        steps = List.copyOf(steps);
    }

    /**
     * Whether a command runs, as far as the repository shows.
     *
     * @param sure whether it certainly runs
     * @param choice the number of a set of alternatives of which one runs; 0 for none
     * @param open whether an unknown command may run instead, or none at all
     * @param script the number of the list of commands that it is one of, in their order; 0 for none
     * @param position how many programs of that list come before it
     * @param waited whether the later ones of these certainly run only after its program ends
     */
    public record Chance(boolean sure, int choice, boolean open, int script, int position, boolean waited) {
        public static final Chance SURE = new Chance(true, 0, false, 0, 0, false);
        static final Chance MAYBE = new Chance(false, 0, true, 0, 0, false);

        static Chance oneOf(int choice, boolean open) {
            return new Chance(false, choice, open, 0, 0, false);
        }

        Chance in(int number, int before, boolean goesOnAfter) {
            return new Chance(sure, choice, open, number, before, goesOnAfter);
        }
    }

    /** Returns this launch with more details. */
    Launch with(CommandInvocation other, RuntimeContext found, Optional<ServerConfiguration> file) {
        return new Launch(name, place, role, command, main, chance, other, found, steps, file);
    }

    /** Returns this launch, of which nothing says for whom it is. */
    Launch forAnybody() {
        return new Launch(name, place, Role.UNKNOWN, command, main, chance, invocation, runtime, steps, configuration);
    }

    /** Returns whether it is for developers by its mounts alone. */
    public boolean mountsSource() {
        return isPrivate()
                && EvidenceStep.events(steps, Event.MountsSource.class)
                        .findAny()
                        .isPresent();
    }

    /** Returns this launch of another command in the same place. */
    Launch starting(Command instead, CommandInvocation other) {
        return new Launch(name, place, role, Optional.of(instead), main, chance, other, runtime, steps, configuration);
    }

    /** Returns this launch with its files where they are found. */
    public Launch located(RuntimeContext found, List<EvidenceStep> more) {
        return new Launch(name, place, role, command, main, chance, invocation, found, more, configuration);
    }

    /** Returns this launch with the configured role of its file, if there is one. */
    public Launch with(KnownRoles known) {
        return known.of(place.path())
                .map(other -> new Launch(
                        name, place, other, command, main, chance, invocation, runtime, steps, configuration))
                .orElse(this);
    }

    /** Returns this launch as one by people, of whom nothing shows where they start it. */
    Launch startedByHand(Role other) {
        List<EvidenceStep> more = new ArrayList<>();
        command.ifPresent(by -> more.add(
                new EvidenceStep(by.place(), new Event.StartsByHand(by.place().path(), false))));
        more.addAll(steps);
        return new Launch(name, place, other, command, main, chance, invocation, runtime, more, configuration);
    }

    /** Returns this launch by people, which is taken for a developer's only because the repository has other launches. */
    Launch besideOthers() {
        return located(
                runtime,
                steps.stream()
                        .map(step -> step.event() instanceof Event.StartsByHand starts
                                ? new EvidenceStep(step.place(), new Event.StartsByHand(starts.script(), true))
                                : step)
                        .toList());
    }

    /** Returns whether it is taken for a developer's only because the repository has other launches. */
    public boolean isBesideOthers() {
        return EvidenceStep.events(steps, Event.StartsByHand.class).anyMatch(Event.StartsByHand::beside);
    }

    /**
     * Returns this launch by a script with the words of the script that it is for development.
     *
     * @param alone whether they count only as long as its server listens for its own machine
     */
    Launch saying(Place words, boolean alone) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(new EvidenceStep(words, new Event.SaysDevelopment(alone)));
        return located(runtime, more);
    }

    /** Returns this launch as one by a hook: what keeps running is another program. */
    Launch beside(Place hook) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(new EvidenceStep(hook, new Event.RunsBeside()));
        return new Launch(name, place, role, command, false, chance, invocation, runtime, more, configuration);
    }

    /** Returns this launch as one that its machine runs at times, for one job. */
    Launch once() {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(new EvidenceStep(place, new Event.RunsOnce()));
        return located(runtime, more);
    }

    /** Returns whether its script says that it is for development. */
    public boolean saysDevelopment() {
        return EvidenceStep.events(steps, Event.SaysDevelopment.class).findAny().isPresent();
    }

    /** Returns whether what its script says counts only as long as its server listens for its own machine. */
    public boolean saysSoAlone() {
        return EvidenceStep.events(steps, Event.SaysDevelopment.class).anyMatch(Event.SaysDevelopment::alone);
    }

    /** Returns this launch as one whose server may listen for others than its machine. */
    Launch listening() {
        Launch reached = reached();
        List<EvidenceStep> more = reached.steps().stream()
                .filter(step -> !(step.event() instanceof Event.SaysDevelopment says && says.alone()))
                .toList();
        return located(reached.runtime(), more);
    }

    /** Returns this launch as one by developers. */
    Launch byDevelopers() {
        return startedByHand(Role.DEVELOPMENT);
    }

    /** Returns this launch as one by people on a machine, to which nothing is seen to lead. */
    Launch onMachine() {
        return onMachine(Set.of());
    }

    /**
     * Returns this launch as one by people on a machine.
     *
     * @param ports of its loopback address to which something leads
     */
    Launch onMachine(Set<Integer> ports) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.removeIf(step -> step.event() instanceof Event.StaysOnMachine);
        more.add(new EvidenceStep(place, new Event.StaysOnMachine(ports)));
        return located(runtime, more);
    }

    /** Returns whether people start it on a machine, to which nothing is seen to lead. */
    boolean isOnMachine() {
        return EvidenceStep.events(steps, Event.StaysOnMachine.class).findAny().isPresent();
    }

    /** Returns the ports of its machine's own address on which alone its container is published. */
    Set<Integer> publishedPorts() {
        return EvidenceStep.events(steps, Event.PublishedOnMachine.class)
                .findFirst()
                .map(Event.PublishedOnMachine::ports)
                .orElse(Set.of());
    }

    /** Returns this launch, to whose machine something leads. */
    Launch reached() {
        return located(
                runtime,
                steps.stream()
                        .filter(step -> !(step.event() instanceof Event.StaysOnMachine
                                || step.event() instanceof Event.PublishedOnMachine))
                        .toList());
    }

    /** Returns this launch as one of an example, with the step that says so. */
    Launch ofExample(EvidenceStep why) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(why);
        return new Launch(name, place, role, command, main, chance, invocation, runtime, more, configuration);
    }

    /** Returns this launch by a file of tasks that nothing is seen to include. */
    Launch leftOut(SourceFile tasks) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(new EvidenceStep(deployment(), new Event.LeftOut(tasks.path())));
        return located(runtime, more);
    }

    /** Returns this launch of an image alone, beside a deployment of the image. */
    Launch deployedBy(Launch deployment) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(new EvidenceStep(
                place, new Event.DeployedOtherwise(deployment.deployment().toString())));
        return located(runtime, more);
    }

    /** Returns where it is written that an image is deployed: at the command, or where an image runs with its own. */
    public Place deployment() {
        return EvidenceStep.events(steps, Event.RunsImage.class).findAny().isPresent()
                ? steps.get(0).place()
                : place;
    }

    /** Returns whether it starts an image by itself, which the repository also deploys. */
    public boolean isOfImageAlone() {
        return EvidenceStep.events(steps, Event.DeployedOtherwise.class)
                .findAny()
                .isPresent();
    }

    /** Returns the places on the way to the program, its start last: files that may write what it starts. */
    List<Place> way() {
        List<Place> way = new ArrayList<>();
        runtime.dockerfile()
                .map(path -> new SourceFile(path, "").place(new Span(0, 0)))
                .ifPresent(way::add);
        steps.forEach(step -> way.add(step.place()));
        way.add(place);
        return way;
    }

    /** Returns whether it is for nobody but developers and tests. */
    public boolean isPrivate() {
        return role.isPrivate();
    }

    /** Returns whether it certainly starts its image, and for others than developers. */
    public boolean isDeployment() {
        return !isPrivate()
                && EvidenceStep.events(steps, Event.PresumesImage.class)
                        .findAny()
                        .isEmpty();
    }

    /** Returns whether people start it by hand, and nothing shows where: it is no launch that the repository shows. */
    public boolean byHand() {
        return EvidenceStep.events(steps, Event.StartsByHand.class).findAny().isPresent();
    }

    /** Returns whether it is certain to be a launch of a Python program that the repository shows. */
    public boolean showsPython() {
        return runsPython() && !byHand() && !isBeside();
    }

    /** Returns whether a hook starts it beside the main program, for work that ends unless it is seen to serve. */
    public boolean isBeside() {
        return EvidenceStep.events(steps, Event.RunsBeside.class).findAny().isPresent();
    }

    /** Returns whether it starts in a container that is there already, and that nothing shows. */
    public boolean isInUnseenContainer() {
        return EvidenceStep.events(steps, Event.InUnseenContainer.class)
                .findAny()
                .isPresent();
    }

    /** Returns whether only the kind of a file shows that a server loads it. */
    public boolean isLoaded() {
        return EvidenceStep.events(steps, Event.LoadedByServer.class).findAny().isPresent();
    }

    /** Returns whether it runs an image that is built in an unknown folder. */
    public boolean isBuiltElsewhere() {
        return EvidenceStep.events(steps, Event.UnknownContext.class).findAny().isPresent();
    }

    /** Returns why it certainly fails, if it does. */
    public Optional<EvidenceStep> failure() {
        return steps.stream()
                .filter(step -> step.event() instanceof Event.NamesAssignment
                        || step.event() instanceof Event.NamesNoInterpreter
                        || step.event() instanceof Event.RefusedByCompose
                        || step.event() instanceof Event.LacksFile
                        || step.event() instanceof Event.NamesFileAsModule)
                .findFirst();
    }

    /** Returns the files on the way to it, and the one that deploys it. */
    public Stream<String> files() {
        return Stream.concat(steps.stream().map(EvidenceStep::place), Stream.of(place, deployment()))
                .map(Place::path)
                .distinct();
    }

    /** Returns whether it is known where it looks for its code, which is not there. */
    public boolean looksElsewhere() {
        return EvidenceStep.events(steps, Event.NamesElsewhere.class).findAny().isPresent();
    }

    /** Returns whether the start fails, because an image certainly lacks a file, or a package is none. */
    public boolean lacksCode() {
        boolean closed = isClosed();
        return steps.stream()
                .map(EvidenceStep::event)
                .anyMatch(event -> (closed && event instanceof Event.NamesNoFile)
                        || event instanceof Event.LacksFile
                        || event instanceof Event.NoPackage
                        || event instanceof Event.MissesOwnPackage);
    }

    /** Returns whether its image certainly has no other code than what the build copies, and mounts nothing. */
    boolean isClosed() {
        return runtime.image().filter(ImageSource::whole).isPresent()
                && runtime.files().mounts(Source.MOUNT).findAny().isEmpty();
    }

    /** Returns whether it names a file as a module: people start the program in another way, which it does not show. */
    public boolean namesFileAsModule() {
        return EvidenceStep.events(steps, Event.NamesFileAsModule.class)
                .findAny()
                .isPresent();
    }

    /** Returns whether it is the {@code flask} command, which reads {@code .env} before it imports anything. */
    boolean readsEnvFilesFirst() {
        return invocation.launcher() == Launcher.FLASK_RUN || invocation.target() instanceof Target.Command;
    }

    /** Returns whether it is started for one job, after which it ends. */
    public boolean runsOnce() {
        return EvidenceStep.events(steps, Event.RunsOnce.class).findAny().isPresent();
    }

    /** Returns whether it is started for work that ends, as far as its name or its kind tells. */
    public boolean isErrand() {
        return runsOnce()
                || EvidenceStep.events(steps, Event.BuildsByName.class)
                        .findAny()
                        .isPresent();
    }

    /** Returns the folders in which its server looks for the application, the first one first. */
    List<ContainerPath> directories() {
        ContainerPath start = runtime.workingDirectory();
        List<String> given = invocation.directories();
        return given.isEmpty()
                ? List.of(start)
                : given.stream().map(start::resolve).toList();
    }

    /** Returns whether it is {@code flask run} that listens for its own machine or container alone, as far as is seen. */
    public boolean listensAlone(Variables variables) {
        return invocation.launcher() == Launcher.FLASK_RUN
                && HandStarted.host(this).isEmpty()
                && !variables.isUnknown(HOST)
                && variables.value(HOST).filter(host -> !Loopback.is(host)).isEmpty();
    }

    public boolean runsPython() {
        return invocation.kind() == CommandInvocation.Kind.PYTHON;
    }
}
