package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.FrameworkDebugMode;

/** Judges applications of other frameworks: in debug mode they show errors, whatever Flask does. */
final class FrameworkDebugJudge implements Judge {
    private static final String SERVER = "runserver";

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (Disclosure disclosure : run.disclosures(FrameworkDebugMode.FRAMEWORKS)) {
            FrameworkDebugMode subject = new FrameworkDebugMode(disclosure);
            effects.add(subject, Outcome.traceback(), disclosure.certain(), run.evidence(disclosure, subject.place()));
        }
        run.execution().disclosures().stream()
                .filter(disclosure -> disclosure.library().equals(Disclosure.DJANGO))
                .forEach(disclosure -> explain(run, disclosure, effects));
    }

    /** Adds the reason for a Django that shows nothing, or of which that is not known. */
    private static void explain(ProgramRun run, Disclosure django, SwitchEffects effects) {
        String setting = EvidenceStep.code(django.subject());
        if (django.value().truth() == Truth.UNKNOWN) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, () -> new EvidenceBuilder()
                    .because(django.call(), "takes " + setting + ", whose value is not known")
                    .steps());
        } else if (isDevelopmentServer(run)) {
            effects.because(Exposure.NONE, () -> new EvidenceBuilder()
                    .because(django.call(), "starts Django's development server, and " + setting + " is off")
                    .steps());
        }
    }

    private static boolean isDevelopmentServer(ProgramRun run) {
        return run.program().launcher() == Launcher.PYTHON
                && run.program()
                        .entry()
                        .map(Entry::arguments)
                        .filter(arguments -> arguments.contains(SERVER))
                        .isPresent();
    }
}
