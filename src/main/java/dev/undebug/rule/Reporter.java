package dev.undebug.rule;

import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;

/** Receives the reports of a rule. */
public interface Reporter {
    /** Reports a switch that is on. Severity, evidence and fingerprint follow from its reaches. */
    void report(SwitchVerdict<? extends Switch> judged, Advice advice);
}
