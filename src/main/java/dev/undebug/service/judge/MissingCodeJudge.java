package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.List;
import java.util.Optional;

/** Makes the verdict open if code does not parse, is missing or was not evaluated to its end: that code may do anything. */
final class MissingCodeJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        Optional<EvidenceStep> broken = run.broken();
        if (broken.isPresent()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, () -> List.of(broken.get()));
        } else if (!run.isFinished()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, run.reasons()::notJudged);
        } else if (!run.execution().missing().isEmpty()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, () -> run.reasons()
                    .notFound(run.execution().missing()));
        } else if (!run.isEvaluated()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, run.reasons()::notEvaluated);
        } else if (!run.isWhole()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, () -> run.reasons()
                    .notFound(run.execution().missing()));
        }
    }
}
