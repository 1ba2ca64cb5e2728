package dev.undebug.service.judge;

import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.List;
import java.util.Optional;

/** The env file that may turn debug mode on, although nothing that is seen does. */
public final class UnseenSettings {
    private UnseenSettings() {}

    /**
     * Returns the env file that may set the variable that a launch leaves unset, as far as the repository shows.
     *
     * @param because the reason why debug mode is off
     */
    public static Optional<EvidenceStep> of(Launch launch, List<EvidenceStep> because) {
        return EvidenceStep.events(because, Event.LeavesUnset.class)
                .findFirst()
                .flatMap(unset -> launch.steps().stream()
                        .filter(step -> step.event() instanceof Event.UnseenEnvFile)
                        .findFirst()
                        .map(step -> new EvidenceStep(
                                step.place(), ((Event.UnseenEnvFile) step.event()).mayHave(unset.variable()))));
    }

    /** Returns whether one leaves open what strangers get from a program. */
    static boolean leaveOpen(ProgramVerdict verdict) {
        return verdict.program()
                .launch()
                .flatMap(launch -> of(launch, verdict.because()))
                .isPresent();
    }
}
