package dev.undebug.service.judge;

import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;

/** Judges the development servers that a program starts. */
final class StartJudge implements Judge {
    private static final String PRELOAD = "--preload";

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (run.program().launcher() == Launcher.FLASK_RUN) {
            return;
        }
        for (AppStart start : run.execution().starts()) {
            run.spend();
            SwitchEffects own = new SwitchEffects();
            if (start.behind().isPresent()) {
                Place first = start.behind().get();
                new StartEffects(run, own, start).collect();
                effects.kept(own, new EvidenceStep(first, new Event.Blocks(first.toString())));
            } else if (isStartedAgain(run, start)) {
                new StartEffects(run, own, start).collect();
                effects.kept(own, new EvidenceStep(start.call(), new Event.CannotReload()));
            } else {
                new StartEffects(run, effects, start).collect();
            }
        }
    }

    /**
     * Returns whether the reloader starts gunicorn again, while it has its port: it serves nobody then. Without the reloader,
     * and with servers that import the program before they listen, such as waitress, the development server answers.
     * Observed with gunicorn 23.
     */
    private static boolean isStartedAgain(ProgramRun run, AppStart start) {
        return run.program().launcher() == Launcher.GUNICORN
                && start.isSwitchedOn()
                && start.options().reloader() == Truth.TRUE
                && run.program().launch().filter(launch -> !preloads(launch)).isPresent();
    }

    /** A configuration file may set {@code preload_app}. */
    private static boolean preloads(Launch launch) {
        return launch.configuration().isPresent()
                || launch.command().stream()
                        .flatMap(command -> command.words().stream())
                        .anyMatch(word -> word.text().equals(PRELOAD));
    }
}
