package dev.undebug.service.verdict;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Loopback;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stranger's view of one switch when the other switches are off.
 *
 * @param exposure {@link Exposure#DORMANT} if launches exist and none reaches the switch
 * @param role the role of the launch
 * @param shown whether the repository shows the launch; false if a file is judged as it starts itself
 * @param certain false if an undecided condition guards the switch
 * @param steps from the launch to the switch
 * @param pinOff whether the debugger's console certainly asks for no PIN there
 * @param evaluated false if the program runs code that was not evaluated, which may change the view
 */
public record Reach(
        Exposure exposure,
        Role role,
        boolean shown,
        boolean certain,
        List<EvidenceStep> steps,
        boolean pinOff,
        boolean evaluated) {
    public Reach {
        steps = List.copyOf(steps);
    }

    /** Returns this reach with one more step of evidence. */
    public Reach noting(EvidenceStep step) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(step);
        return new Reach(exposure, role, shown, certain, more, pinOff, evaluated);
    }

    /** Returns whether the program is only an example: of a library, or beside what the repository deploys. */
    public boolean isExample() {
        return EvidenceStep.events(steps, Event.PackagesLibrary.class).findAny().isPresent()
                || EvidenceStep.events(steps, Event.StartsExample.class)
                        .findAny()
                        .isPresent();
    }

    /** Returns whether no launch is shown, and the program cannot be started by its path alone. */
    public boolean isPartOfPackage() {
        return EvidenceStep.events(steps, Event.ImportsOwnPackage.class)
                .findAny()
                .isPresent();
    }

    /** Returns whether the program gets there only with arguments, with which nobody is seen to start it. */
    public boolean needsArguments() {
        return EvidenceStep.events(steps, Event.NeedsArguments.class).findAny().isPresent();
    }

    /** Returns whether a launch leads to the program only if an image, a stage, a container or a clone is what its name does not say. */
    public boolean isPresumed() {
        return EvidenceStep.events(steps, Event.PresumesImage.class).findAny().isPresent()
                || EvidenceStep.events(steps, Event.PresumesStage.class)
                        .findAny()
                        .isPresent()
                || EvidenceStep.events(steps, Event.InUnseenContainer.class)
                        .findAny()
                        .isPresent()
                || EvidenceStep.events(steps, Event.ClonesAnother.class)
                        .findAny()
                        .isPresent();
    }

    /** Returns the file that an image starts, if its build copies no code. */
    public Optional<String> uncopied() {
        return EvidenceStep.events(steps, Event.NamesElsewhere.class)
                .flatMap(event -> event.uncopied().stream())
                .findFirst();
    }

    /** Returns whether a command before the program presumably fails, so that the program does not start. */
    public boolean followsFailure() {
        return EvidenceStep.events(steps, Event.NeedsMigrationsFolder.class)
                .anyMatch(event -> event.committed().isPresent());
    }

    /** Returns the file without which a script ends before it starts the program, if nothing is seen to bring the file. */
    public Optional<String> endsWithout() {
        return EvidenceStep.events(steps, Event.NeedsFile.class)
                .filter(Event.NeedsFile::missing)
                .map(Event.NeedsFile::file)
                .findFirst();
    }

    /** Returns whether the program starts only at a terminal, and nothing shows that it has one. */
    public boolean needsTerminal() {
        return EvidenceStep.events(steps, Event.NeedsTerminal.class).findAny().isPresent();
    }

    /** Returns the file of tasks with the launch, if nothing is seen to include the file. */
    public Optional<String> leftOut() {
        return EvidenceStep.events(steps, Event.LeftOut.class)
                .map(Event.LeftOut::tasks)
                .findFirst();
    }

    /** Returns the service of the launch, if its file starts no container of it. */
    public Optional<String> scaledDown() {
        return EvidenceStep.events(steps, Event.ScaledDown.class)
                .map(Event.ScaledDown::service)
                .findFirst();
    }

    /** Returns the setting from outside with which alone a script starts the program, if that turns the switch on. */
    public Optional<String> asked() {
        return EvidenceStep.events(steps, Event.AsksFor.class)
                .map(Event.AsksFor::shown)
                .findFirst();
    }

    /** Returns whether the launch is seen, and something shows that it may not get to its program. */
    public boolean mayNotStart() {
        return uncopied().isPresent()
                || followsFailure()
                || endsWithout().isPresent()
                || needsTerminal()
                || leftOut().isPresent()
                || scaledDown().isPresent()
                || (!certain && asked().isPresent());
    }

    /** Returns the launch that may reach the switch, which cannot be followed. */
    public Optional<Place> unfollowed() {
        return steps.stream()
                .filter(step -> step.event() instanceof Event.MayStart
                        || step.event() instanceof Event.NamedByVariable
                        || step.event() instanceof Event.NamedByProgram)
                .map(EvidenceStep::place)
                .findFirst();
    }

    /** Returns the launch that gives the switch to a program of which nobody knows what it is. */
    public Optional<Place> startsUnknown() {
        return steps.stream()
                .filter(step -> step.event() instanceof Event.StartsUnknown)
                .map(EvidenceStep::place)
                .findFirst();
    }

    /** Returns the launch that starts the program in some cases. */
    public Optional<Place> startsSometimes() {
        return steps.stream()
                .filter(step -> step.event() instanceof Event.StartsSometimes)
                .map(EvidenceStep::place)
                .findFirst();
    }

    /** Returns the launch of an image that starts what the image of others says, which may reach the switch. */
    public Optional<Place> startedByBase() {
        return steps.stream()
                .filter(step -> step.event() instanceof Event.StartsBase)
                .map(EvidenceStep::place)
                .findFirst();
    }

    /** Returns the view that answers with a traceback because debug mode is on, if that is what strangers see. */
    public Optional<String> answeredBy() {
        return EvidenceStep.events(steps, Event.AnswersInDebugMode.class)
                .filter(event -> exposure == Exposure.TRACEBACK)
                .map(Event.AnswersInDebugMode::handler)
                .findFirst();
    }

    /** Returns the script with which people start the program, if nothing shows where they do. */
    public Optional<String> byHand() {
        return EvidenceStep.events(steps, Event.StartsByHand.class)
                .map(Event.StartsByHand::script)
                .findFirst();
    }

    /** Returns the place that takes the value for a server with its debugger, if the switch only turns debug mode on by itself. */
    public Optional<Place> takenForDebugger() {
        return steps.stream()
                .filter(step -> step.event() instanceof Event.TakesForDebugger)
                .map(EvidenceStep::place)
                .findFirst();
    }

    /** Returns how a server loads it, if only the kind of a file shows that one does. */
    public Optional<Event.Loading> loading() {
        return EvidenceStep.events(steps, Event.LoadedByServer.class)
                .map(Event.LoadedByServer::loading)
                .findFirst();
    }

    /** Returns whether the program is seen to serve visitors: a server, or one that starts a server. */
    public boolean isOfServer() {
        return EvidenceStep.events(steps, Event.StartsServer.class).findAny().isPresent()
                || EvidenceStep.events(steps, Event.StartsCommand.class).anyMatch(start -> !start.runsScript());
    }

    /** Returns whether the development server that the program starts is seen to listen for others. */
    public boolean listensForOthers() {
        return EvidenceStep.events(steps, Event.StartsServer.class)
                .flatMap(start -> start.host().stream())
                .anyMatch(host -> !Loopback.is(host));
    }

    /** Returns whether the development server that the program starts certainly listens for its own machine or container. */
    public boolean listensAlone() {
        return EvidenceStep.events(steps, Event.StartsServer.class).findAny().isPresent()
                && EvidenceStep.events(steps, Event.StartsServer.class).allMatch(Event.StartsServer::alone);
    }

    /** Returns whether the server is met on its own machine alone, and no proxy is seen to lead to it. */
    public boolean staysOnMachine() {
        boolean published = EvidenceStep.events(steps, Event.PublishedOnMachine.class)
                .findAny()
                .isPresent();
        return published
                || (!listensForOthers()
                        && EvidenceStep.events(steps, Event.StaysOnMachine.class)
                                .findAny()
                                .isPresent());
    }

    /** Returns whether the launch looks like one of developers by its mounts alone, and no other one of the program is seen. */
    public boolean startsAlone() {
        return EvidenceStep.events(steps, Event.StartsAlone.class).findAny().isPresent();
    }

    /** Returns whether it is seen who may meet the server that the program starts: others, or its own machine alone. */
    public boolean showsAudience() {
        return listensForOthers() || staysOnMachine();
    }

    /**
     * Returns whether only an image that starts by itself reaches the switch, which nothing shows: the repository shows
     * a deployment of the image, under which strangers get no debugger, or which mounts other files over its settings, or beside which the image listens for its own
     * container alone or gives strangers no more than the flag.
     */
    public boolean isOnlyInImage() {
        return isSafelyDeployed() || isDeployedOtherwise();
    }

    private boolean isSafelyDeployed() {
        return steps.stream()
                .anyMatch(step -> step.event() instanceof Event.DeployedSafely
                        || step.event() instanceof Event.DeployedWithFiles);
    }

    private boolean isDeployedOtherwise() {
        return !listensForOthers()
                && EvidenceStep.events(steps, Event.DeployedOtherwise.class)
                        .findAny()
                        .isPresent();
    }

    /** Describes a reach by a program that was evaluated, whose console, if there is one, asks for a PIN. */
    public Reach(Exposure exposure, Role role, boolean shown, boolean certain, List<EvidenceStep> steps) {
        this(exposure, role, shown, certain, steps, false, true);
    }
}
