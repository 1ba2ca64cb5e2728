package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.verdict.DevelopmentServer;
import dev.undebug.service.verdict.Event;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges a launch that serves its application with a development server. Runs after the judges that look for a console.
 */
final class DevelopmentServerJudge implements Judge {
    /** An option with the address in the same word. */
    private static final Pattern ADDRESS = Pattern.compile("-h.+");

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        ProgramVerdict verdict = effects.verdict(run);
        boolean console =
                verdict.all().stream().anyMatch(each -> each.certain() && each.exposure() == Exposure.CONSOLE);
        boolean unknown = verdict.exposure() == Exposure.UNKNOWN
                || run.rewritten().isPresent()
                || UnseenSettings.leaveOpen(verdict);
        Exposure exposure = console ? Exposure.CONSOLE : unknown ? Exposure.UNKNOWN : Exposure.NONE;
        run.program().launch().filter(launch -> !launch.byHand()).ifPresent(launch -> launch.command()
                .ifPresent(command -> evidence(run, verdict)
                        .ifPresent(evidence -> effects.aside(
                                new DevelopmentServer(command, launch.name(), isAlone(launch, command, run)),
                                exposure,
                                true,
                                evidence))));
    }

    /** Returns the evidence of the start; empty if no start is certain, or it fails for want of its code or for a mistake in it. */
    private static Optional<EvidenceBuilder> evidence(ProgramRun run, ProgramVerdict verdict) {
        if (run.broken().isPresent() || run.findsNoApplication()) {
            return Optional.empty();
        }
        return run.program().launcher() == Launcher.FLASK_RUN
                ? Optional.of(run.evidence())
                        .filter(evidence -> !isRefused(run.program())
                                && run.program()
                                        .launch()
                                        .filter(Launch::lacksCode)
                                        .isEmpty())
                : run.startsWerkzeug()
                        .filter(start -> !fails(start, verdict) && !MissingTerminal.stops(run, start))
                        .map(start -> run.evidence().start(start));
    }

    /** Words that are not known may give an address. A machine may have a proxy beside the server, its container hardly has one. */
    private static boolean isAlone(Launch launch, Command command, ProgramRun run) {
        return launch.runtime().image().isPresent()
                && command.words().stream()
                        .allMatch(word ->
                                word.literal() && !ADDRESS.matcher(word.text()).matches())
                && launch.listensAlone(run.program().atStart());
    }

    private static boolean fails(AppStart start, ProgramVerdict verdict) {
        return verdict.all().stream()
                .flatMap(effect -> effect.steps().stream())
                .anyMatch(step -> step.event() instanceof Event.RunsInThread
                        && step.place().equals(start.call()));
    }

    /** Returns whether it is {@code flask run} with options or variables that this release of Flask refuses. */
    static boolean isRefused(Program program) {
        if (program.launcher() != Launcher.FLASK_RUN) {
            return false;
        }
        FlaskRun options = CommandFlags.of(program.launch().orElseThrow()).options();
        return options.outcome(program.version(), program.atStart(), Variables.NONE)
                .refusal()
                .isPresent();
    }
}
