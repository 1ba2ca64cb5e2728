package dev.undebug.service.judge;

import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.Optional;

/** Judges the development servers that a program starts. */
final class StartJudge implements Judge {
    private static final String PRELOAD = "--preload";

    private final boolean launched;

    /** @param launched whether a launch starts the program; another program may give it a terminal */
    StartJudge(boolean launched) {
        this.launched = launched;
    }

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (AppStart start : run.execution().starts()) {
            if (isIgnored(run, start)) {
                continue;
            }
            run.spend();
            SwitchEffects own = new SwitchEffects();
            if (start.removed()) {
                new StartEffects(run, own, start).collect();
                effects.kept(own, new EvidenceStep(start.call(), new Event.CallsRemoved()));
            } else if (start.behind().isPresent()) {
                Place first = start.behind().get();
                new StartEffects(run, own, start).collect();
                effects.kept(own, new EvidenceStep(first, new Event.Blocks(first.toString())));
            } else if (needsMainThread(start)) {
                new StartEffects(run, own, start).collect();
                if (own.isOn()) {
                    effects.kept(own, new EvidenceStep(start.call(), new Event.RunsInThread()));
                } else {
                    new StartEffects(run, effects, start).collect();
                }
            } else if (launched && MissingTerminal.stops(run, start)) {
                new StartEffects(run, own, start).collect();
                effects.hindered(own, new EvidenceStep(start.call(), new Event.NeedsTerminal()));
            } else if (isStartedAgain(run, start)) {
                new StartEffects(run, own, start).collect();
                effects.kept(own, new EvidenceStep(start.call(), new Event.CannotReload()));
            } else {
                new StartEffects(run, effects, start).collect();
            }
        }
    }

    /**
     * Returns whether {@code flask run}, which imports the program, keeps a start from serving: {@code app.run()} does nothing
     * then. Other servers ask nobody: Flask-SocketIO's without threads, as of release 5.3, and {@code run_simple()}.
     */
    private static boolean isIgnored(ProgramRun run, AppStart start) {
        if (run.program().launcher() != Launcher.FLASK_RUN) {
            return false;
        }
        return switch (start.kind()) {
            case RUN_SIMPLE -> false;
            case SOCKETIO ->
                start.loadDotenv() == Truth.TRUE
                        || (start.loadDotenv() == Truth.UNKNOWN
                                && run.program().installed().socketIo().threads());
            case FLASK, DASH, QUART, FLASK_GROUP, FLASK_SCRIPT -> true;
        };
    }

    /**
     * Returns whether debug mode would keep the server from starting: it starts the reloader, which works in the main thread alone.
     * Observed with Flask 3.1 and Werkzeug 3.1; the reloader of every release sets a signal handler first.
     */
    private static boolean needsMainThread(AppStart start) {
        boolean reloads =
                switch (start.kind()) {
                    case FLASK, DASH, SOCKETIO, RUN_SIMPLE -> true;
                    case QUART, FLASK_GROUP, FLASK_SCRIPT -> false;
                };
        boolean debuggerAlone = start.kind() != AppStart.Kind.RUN_SIMPLE
                && mayBeOn(start.useDebugger())
                && start.debug().filter(value -> value.truth() == Truth.TRUE).isEmpty();
        return reloads && start.threaded() && start.options().reloader() == Truth.TRUE && !debuggerAlone;
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

    private static boolean mayBeOn(Optional<Traced> argument) {
        return argument.filter(value -> value.truth() != Truth.FALSE).isPresent();
    }

    /** A configuration file may set {@code preload_app}. */
    private static boolean preloads(Launch launch) {
        return launch.configuration().isPresent()
                || launch.command().stream()
                        .flatMap(command -> command.words().stream())
                        .anyMatch(word -> word.text().equals(PRELOAD));
    }
}
