package dev.undebug.service;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares images that start by themselves with what the repository deploys of them: where all deployments of an image
 * have a command or settings under which strangers get no debugger, or other files in place of the settings that turn it on,
 * these are what visitors meet.
 */
final class ImagesAlone {
    /** The first deployment that serves without a debugger, by Dockerfile. */
    private final Map<String, Launch> safe = new HashMap<>();

    /** The first deployment that mounts files over the settings of the image whose texts are not known, by Dockerfile. */
    private final Map<String, Launch> covered = new HashMap<>();

    /** The first deployment that may serve somebody, by Dockerfile: no migration of a database. */
    private final Map<String, Launch> serving = new HashMap<>();

    /** The Dockerfiles of which a deployment is not known to serve without a debugger. */
    private final Set<String> open = new HashSet<>();

    private ImagesAlone(List<Launch> launches, List<ProgramVerdict> verdicts) {
        verdicts.stream().filter(verdict -> !verdict.isJob()).forEach(verdict -> serves(launch(verdict)));
        launches.stream()
                .filter(launch -> launch.invocation().kind() == CommandInvocation.Kind.OPAQUE)
                .forEach(launch -> {
                    serves(launch);
                    deployed(launch).ifPresent(open::add);
                });
        verdicts.forEach(this::add);
    }

    /**
     * Returns the programs; those of images that start by themselves say which deployment is safe.
     *
     * @param launches all launches, also those that start no Python program
     */
    static JudgedPrograms compared(List<Launch> launches, JudgedPrograms programs) {
        ImagesAlone images = new ImagesAlone(
                launches.stream().filter(launch -> !launch.isBeside()).toList(),
                programs.launched().stream()
                        .filter(verdict -> !launch(verdict).isBeside())
                        .toList());
        return new JudgedPrograms(images.noted(programs.launched()), programs.alone(), programs.choices());
    }

    private static Launch launch(ProgramVerdict verdict) {
        return verdict.program().launch().orElseThrow();
    }

    private void serves(Launch launch) {
        launch.runtime()
                .dockerfile()
                .filter(path -> !launch.isOfImageAlone() && launch.isDeployment())
                .ifPresent(path -> serving.putIfAbsent(path, launch));
    }

    private void add(ProgramVerdict verdict) {
        Launch launch = launch(verdict);
        Exposure exposure = verdict.exposure();
        boolean known = verdict.isFinished() && (exposure == Exposure.NONE || exposure == Exposure.FLAG);
        deployed(launch).ifPresent(dockerfile -> {
            if (mountsSettings(verdict, launch)) {
                covered.putIfAbsent(dockerfile, launch);
            } else if (!known) {
                open.add(dockerfile);
            } else if (verdict.serves()) {
                safe.putIfAbsent(dockerfile, launch);
            }
        });
    }

    /** Returns whether all that is open about a deployment is the text of a file that it puts in place of one of the image. */
    private static boolean mountsSettings(ProgramVerdict verdict, Launch launch) {
        return verdict.isFinished()
                && verdict.exposure() == Exposure.UNKNOWN
                && verdict.run().execution().coverage().meetsUnseenText()
                && launch.runtime().files().isMountedOver();
    }

    /** Returns the Dockerfile whose image a launch deploys for visitors; what a stage gets says nothing of production. */
    private static Optional<String> deployed(Launch launch) {
        return launch.runtime()
                .dockerfile()
                .filter(path -> !launch.isOfImageAlone() && launch.isDeployment() && launch.role() != Role.STAGING);
    }

    private List<ProgramVerdict> noted(List<ProgramVerdict> verdicts) {
        return verdicts.stream().map(this::noted).toList();
    }

    private ProgramVerdict noted(ProgramVerdict verdict) {
        Optional<Launch> met = launch(verdict).runtime().dockerfile().map(serving::get);
        ProgramVerdict known = verdict.with(step -> met(step, met));
        ProgramVerdict safely = replacement(known)
                .map(step -> known.noting(step, Exposure::shows))
                .orElse(known);
        return otherwise(known)
                .flatMap(step -> met(step, met))
                .map(step -> safely.noting(step, Exposure.FLAG::equals))
                .orElse(safely);
    }

    /** Returns a step that names the deployment that visitors meet; none if it is about deployments, and they meet none. */
    private static Optional<EvidenceStep> met(EvidenceStep step, Optional<Launch> deployment) {
        return step.event() instanceof Event.DeployedOtherwise
                ? deployment.map(launch -> new EvidenceStep(
                        step.place(),
                        new Event.DeployedOtherwise(launch.deployment().toString())))
                : Optional.of(step);
    }

    /** Returns the step that says which deployment of the image shows what visitors meet, whatever that is. */
    private static Optional<EvidenceStep> otherwise(ProgramVerdict verdict) {
        return launch(verdict).steps().stream()
                .filter(step -> step.event() instanceof Event.DeployedOtherwise)
                .findFirst();
    }

    private Optional<EvidenceStep> replacement(ProgramVerdict verdict) {
        Launch launch = launch(verdict);
        Optional<String> dockerfile =
                launch.runtime().dockerfile().filter(path -> launch.isOfImageAlone() && !open.contains(path));
        Optional<Event> safely = dockerfile
                .map(safe::get)
                .map(deployment ->
                        new Event.DeployedSafely(deployment.deployment().toString()));
        return safely.or(() -> dockerfile
                        .map(covered::get)
                        .map(deployment -> new Event.DeployedWithFiles(
                                deployment.deployment().toString())))
                .map(event -> new EvidenceStep(launch.place(), event));
    }
}
