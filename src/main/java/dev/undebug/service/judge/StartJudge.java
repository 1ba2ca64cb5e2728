package dev.undebug.service.judge;

import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;

/** Judges the development servers that a program starts. */
final class StartJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (run.program().launcher() == Launcher.FLASK_RUN) {
            return;
        }
        for (AppStart start : run.execution().starts()) {
            run.spend();
            new StartEffects(run, effects, start).collect();
        }
    }
}
