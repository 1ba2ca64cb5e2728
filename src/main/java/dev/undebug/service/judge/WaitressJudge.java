package dev.undebug.service.judge;

import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.WaitressTracebacks;
import java.util.Set;

/**
 * Judges waitress started from Python. It shows the exceptions that leave the application: in Flask only in debug mode.
 */
final class WaitressJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        boolean through = run.execution().settings().stream().anyMatch(setting -> Flags.on(setting.value()));
        Outcome outcome = through ? Outcome.traceback() : Outcome.of(Flag.ON, Flag.OFF);
        for (Disclosure disclosure : run.disclosures(Set.of(Disclosure.WAITRESS))) {
            WaitressTracebacks subject = new WaitressTracebacks(disclosure);
            effects.add(subject, outcome, disclosure.certain(), run.evidence(disclosure, subject.place()));
        }
    }
}
