package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;

/** Tells of programs that were not evaluated to their end: whatever else they do is unknown. */
final class UnfinishedJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (!run.isFinished()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, run.reasons()::notJudged);
        }
    }
}
