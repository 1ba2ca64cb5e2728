package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;

/** What is not known or could not be read may do anything. */
final class MissingCodeJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (!run.isWhole()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, () -> run.reasons()
                    .notFound(run.execution().missing()));
        }
    }
}
