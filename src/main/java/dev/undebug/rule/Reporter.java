package dev.undebug.rule;

import dev.undebug.service.verdict.Judged;
import dev.undebug.service.verdict.Switch;

/** Takes what a rule has to say. */
public interface Reporter {
    /** Reports a switch that is on. Severity, evidence and fingerprint come from how it is reached. */
    void report(Judged<? extends Switch> judged, Advice advice);
}
