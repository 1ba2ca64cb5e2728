package dev.undebug.service.judge;

import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.service.verdict.FrameworkDebugMode;

/** Judges applications of other frameworks: in debug mode they show errors, whatever Flask does. */
final class FrameworkDebugJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (Disclosure disclosure : run.disclosures(FrameworkDebugMode.FRAMEWORKS)) {
            FrameworkDebugMode subject = new FrameworkDebugMode(disclosure);
            effects.add(subject, Outcome.traceback(), disclosure.certain(), run.evidence(disclosure, subject.place()));
        }
    }
}
