package dev.undebug.service;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.judge.Reasons;
import dev.undebug.service.judge.UnseenSettings;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.RunArgument;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selects the launches that are services, and their results. */
final class Services {
    private final JudgedPrograms programs;
    private final UnseenBases bases;
    private final UnreadFiles unread;
    private final List<EvidenceStep> mentions;
    private final Function<ProgramVerdict, Optional<EvidenceStep>> unfollowed;

    /**
     * @param unread tells what files that were not read leave open
     * @param mentions texts that set {@code FLASK_DEBUG} for what is not followed
     * @param unfollowed finds what is not followed and may turn debug mode on in a program, or start another one
     */
    Services(
            JudgedPrograms programs,
            UnseenBases bases,
            UnreadFiles unread,
            List<EvidenceStep> mentions,
            Function<ProgramVerdict, Optional<EvidenceStep>> unfollowed) {
        this.unfollowed = unfollowed;
        this.mentions = List.copyOf(mentions);
        this.programs = programs;
        this.bases = bases;
        this.unread = unread;
    }

    List<Service> of(List<Launch> launches) {
        List<Service> services = new ArrayList<>();
        Set<Place> deployed = deployedOn();
        for (ProgramVerdict verdict : programs.launched()) {
            Launch launch = verdict.program().launch().orElseThrow();
            boolean stays = launch.main() && !programs.choices().isErrand(verdict);
            if (isBareImage(verdict, deployed)
                    || (launch.isInUnseenContainer() && verdict.isJob())
                    || (launch.byHand() && !verdict.serves() && !verdict.passesBy())) {
                continue;
            }
            if (stays || verdict.serves() || verdict.exposure().compareTo(Exposure.FLAG) <= 0) {
                services.add(service(launch, verdict));
            }
        }
        for (Launch launch : launches) {
            boolean opaque = launch.invocation().kind() == CommandInvocation.Kind.OPAQUE;
            if (opaque && launch.main() && launch.command().isPresent() && !runsKnownImage(launch)) {
                services.add(service(launch, Exposure.UNKNOWN, Reasons.notUnderstood(launch)));
            } else if (launch.command().isEmpty() && startsBase(launch)) {
                services.add(service(
                        launch, Exposure.UNKNOWN, List.of(new EvidenceStep(launch.place(), new Event.StartsBase()))));
            }
        }
        return services;
    }

    /** Returns whether its command starts a container of an image that the repository builds, which has a row of its own. */
    private boolean runsKnownImage(Launch launch) {
        return programs.launched().stream()
                .flatMap(verdict -> verdict.program().launch().stream())
                .flatMap(started -> started.steps().stream())
                .anyMatch(step ->
                        step.event() instanceof Event.RunsImage && step.place().equals(launch.place()));
    }

    /** Returns whether an image that says nothing of its start has a program that its base image may start. */
    private boolean startsBase(Launch launch) {
        return programs.alone().stream()
                .flatMap(program -> program.program().entry().stream())
                .anyMatch(entry ->
                        bases.withFile(entry.path()).filter(launch::equals).isPresent());
    }

    private Service service(Launch launch, ProgramVerdict verdict) {
        List<EvidenceStep> presumed = presumed(launch);
        // A stage that serves no debug mode does so whether it is built or not.
        boolean matters = verdict.exposure() != Exposure.NONE
                || presumed.stream().anyMatch(step -> !(step.event() instanceof Event.PresumesStage));
        if (!presumed.isEmpty() && matters) {
            return service(launch, Exposure.UNKNOWN, presumed);
        }
        Optional<EvidenceStep> command = verdict.unreadStart();
        if (command.isPresent()) {
            return service(launch, Exposure.UNKNOWN, List.of(command.get()));
        }
        List<EvidenceStep> because = because(verdict);
        Optional<EvidenceStep> open = verdict.exposure() == Exposure.NONE
                ? UnseenSettings.of(verdict, verdict.because())
                        .or(() -> unread.of(verdict))
                        .or(() -> mentioned(launch))
                        .or(() -> unfollowed.apply(verdict))
                : Optional.empty();
        if (open.isPresent() && !verdict.isJob()) {
            return service(launch, Exposure.UNKNOWN, List.of(open.get()));
        }
        boolean ends = launch.runsOnce() || verdict.lacksArguments() || verdict.exposure() != Exposure.NONE;
        return verdict.isJob() && ends
                ? service(launch, Exposure.NONE, List.of(endsItself(launch, verdict)))
                : service(launch, verdict.exposure(), because, verdict.unknowns());
    }

    /** Returns the text in a file of the launch that may start another server, or set the variable for this one. */
    private Optional<EvidenceStep> mentioned(Launch launch) {
        Set<String> files = Stream.concat(
                        Stream.of(launch.place()), launch.steps().stream().map(EvidenceStep::place))
                .map(Place::path)
                .collect(Collectors.toSet());
        return mentions.stream()
                .filter(mention -> files.contains(mention.place().path()))
                .findFirst();
    }

    private static EvidenceStep endsItself(Launch launch, ProgramVerdict verdict) {
        if (verdict.lacksArguments()) {
            return new EvidenceStep(launch.place(), new Event.PassesNoArguments());
        }
        return new EvidenceStep(
                launch.place(), launch.runsOnce() ? "runs one job and ends" : "starts no server: nobody meets it");
    }

    /** Returns the step to an image, a stage, a container or a clone that may be another's: nobody knows what that one gives. */
    private static List<EvidenceStep> presumed(Launch launch) {
        return launch.steps().stream()
                .filter(step -> step.event() instanceof Event.PresumesImage
                        || step.event() instanceof Event.PresumesStage
                        || step.event() instanceof Event.InUnseenContainer
                        || step.event() instanceof Event.ClonesAnother)
                .toList();
    }

    /** Returns the commands of images that a deployment starts with something turned on. */
    private Set<Place> deployedOn() {
        return programs.launched().stream()
                .filter(verdict -> verdict.exposure() != Exposure.NONE
                        && !verdict.program().role().isPrivate())
                .flatMap(verdict -> verdict.program().launch().stream())
                .filter(launch -> launch.steps().stream()
                                .map(EvidenceStep::event)
                                .anyMatch(event -> !(event instanceof Event.UnknownContext) && !isOfImage(event))
                        && presumed(launch).isEmpty())
                .map(Launch::place)
                .collect(Collectors.toSet());
    }

    /**
     * Returns whether a launch is {@code flask run} of an image by itself, without variables, while a deployment gives
     * them to the same command: nobody starts it without.
     */
    private static boolean isBareImage(ProgramVerdict verdict, Set<Place> deployed) {
        Launch launch = verdict.program().launch().orElseThrow();
        return verdict.exposure() == Exposure.NONE
                && launch.steps().stream().allMatch(step -> isOfImage(step.event()))
                && launch.invocation().launcher() == Launcher.FLASK_RUN
                && deployed.contains(launch.place());
    }

    /** Returns whether an event is one of an image by itself. */
    private static boolean isOfImage(Event event) {
        return event instanceof Event.DeployedOtherwise || event instanceof Event.MadeFrom;
    }

    private static Service service(Launch launch, Exposure exposure, List<EvidenceStep> because) {
        return service(launch, exposure, because, List.of());
    }

    /** @param more what else is unknown if the exposure is */
    private static Service service(
            Launch launch, Exposure exposure, List<EvidenceStep> because, List<EvidenceStep> more) {
        return new Service(
                launch.name(),
                launch.place(),
                launch.invocation().launcher(),
                launch.role(),
                exposure,
                because,
                exposure == Exposure.UNKNOWN
                        ? Stream.concat(because.stream(), more.stream())
                                .distinct()
                                .toList()
                        : List.of());
    }

    /**
     * Prefers a switch that acts when the file starts itself over the mere fact that nothing is on in a server that
     * imports it.
     */
    private List<EvidenceStep> because(ProgramVerdict verdict) {
        boolean fails = verdict.program().launch().flatMap(Launch::failure).isPresent();
        boolean imported = !fails
                && verdict.program().entry().filter(entry -> !entry.main()).isPresent();
        return programs.alone().stream()
                .filter(other -> imported && verdict.exposure() == Exposure.NONE && other.isSameFile(verdict))
                .flatMap(other -> other.all(RunArgument.class).stream())
                .filter(there -> verdict.all(RunArgument.class).stream()
                        .noneMatch(here -> here.place().equals(there.place())))
                .findFirst()
                .map(verdict.run().reasons()::notReached)
                .orElseGet(verdict::because);
    }
}
