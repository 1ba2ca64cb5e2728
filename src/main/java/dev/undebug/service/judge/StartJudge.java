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
            if (start.behind().isPresent()) {
                SwitchEffects later = new SwitchEffects();
                new StartEffects(run, later, start).collect();
                effects.later(later, start.behind().get());
            } else {
                new StartEffects(run, effects, start).collect();
            }
        }
    }
}
