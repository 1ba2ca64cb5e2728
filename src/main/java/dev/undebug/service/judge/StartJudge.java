package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;
import java.util.regex.Pattern;

/** Judges the development servers that a program starts. */
final class StartJudge implements Judge {
    private static final Pattern COMPUTED_PORT = Pattern.compile("\\bport\\s*=\\s*[^\\s\\d]");
    private static final Pattern BOUND_PORT = Pattern.compile(":\\d+$");

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (run.program().launcher() == Launcher.FLASK_RUN) {
            return;
        }
        for (AppStart each : run.execution().starts()) {
            AppStart start = mayLackPort(run, each) ? each.doubted() : each;
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

    /**
     * Returns whether a server that imports the module may listen on the port already: platforms give both the same one,
     * and then the second server does not start.
     */
    private static boolean mayLackPort(ProgramRun run, AppStart start) {
        boolean imported = run.program().entry().filter(entry -> !entry.main()).isPresent();
        return imported
                && COMPUTED_PORT.matcher(start.call().text()).find()
                && run.program().launch().stream()
                        .flatMap(launch -> launch.command().stream())
                        .noneMatch(StartJudge::bindsOtherPort);
    }

    private static boolean bindsOtherPort(Command command) {
        return command.words().stream().map(Word::text).anyMatch(BOUND_PORT.asPredicate());
    }
}
