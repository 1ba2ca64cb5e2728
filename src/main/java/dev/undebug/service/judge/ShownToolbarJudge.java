package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.service.verdict.ShownToolbar;
import java.util.Set;

/** Judges the debug toolbar, which shows the configuration on every page. */
final class ShownToolbarJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (Disclosure disclosure : run.disclosures(Set.of(ShownToolbar.LIBRARY))) {
            ShownToolbar subject = new ShownToolbar(disclosure);
            effects.show(subject, Exposure.SETTINGS, disclosure.certain(), run.evidence(disclosure, subject.place()));
        }
    }
}
