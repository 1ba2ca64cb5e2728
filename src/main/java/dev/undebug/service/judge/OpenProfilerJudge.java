package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.service.verdict.OpenProfiler;
import java.util.Set;

/** Judges flask-profiler, which shows strangers other visitors' requests, whether or not the service shows errors. */
final class OpenProfilerJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (Disclosure disclosure : run.disclosures(Set.of(OpenProfiler.LIBRARY))) {
            OpenProfiler subject = new OpenProfiler(disclosure);
            effects.aside(subject, Exposure.TRACEBACK, disclosure.certain(), run.evidence(disclosure, subject.place()));
        }
    }
}
