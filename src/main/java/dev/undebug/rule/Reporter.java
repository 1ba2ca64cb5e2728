package dev.undebug.rule;

import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;

/** Takes what a rule has to say. */
public interface Reporter {
    /** Reports a switch that is on. Severity, evidence and fingerprint come from how it is reached. */
    void report(SwitchVerdict<? extends Switch> judged, Advice advice);
}
