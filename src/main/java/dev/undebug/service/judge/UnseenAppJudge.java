package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;

/** Judges a program that may start an application from outside the repository. */
final class UnseenAppJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (run.program().launcher() == Launcher.PYTHON) {
            run.execution().unseen().stream().findFirst().ifPresent(place -> {
                effects.unknown();
                effects.because(Exposure.UNKNOWN, () -> run.reasons().unseen(place));
            });
        }
    }
}
