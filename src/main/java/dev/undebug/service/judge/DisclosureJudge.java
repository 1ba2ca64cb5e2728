package dev.undebug.service.judge;

import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.Disclosure;
import dev.undebug.python.eval.Execution;
import dev.undebug.python.eval.Truth;
import dev.undebug.service.Disclosed;
import dev.undebug.service.run.Flags;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.verdict.TracebackAnswer;

/** Judges what shows errors to visitors whatever Flask's debug flag is. */
final class DisclosureJudge {
    private final SwitchEffects findings;
    private final RunCache runs;
    private final Execution execution;

    DisclosureJudge(SwitchEffects findings, RunCache runs, Execution execution) {
        this.findings = findings;
        this.runs = runs;
        this.execution = execution;
    }

    void judge() {
        for (Disclosure disclosure : execution.disclosures()) {
            if (disclosure.value().truth() == Truth.TRUE) {
                Disclosed subject = new Disclosed(disclosure);
                EvidenceBuilder evidence = findings.evidence().disclosure(disclosure, subject.place());
                findings.culprit(disclosure.value()).ifPresent(evidence::variable);
                findings.add(subject, outcome(disclosure), disclosure.certain(), evidence);
            }
        }
        for (String path : execution.files()) {
            for (TracebackAnswer answer : runs.tracebackAnswers(path)) {
                findings.add(
                        answer, Outcome.traceback(), true, findings.evidence().answer(answer.place()));
            }
        }
    }

    /** Waitress shows what the application lets through, and Flask lets errors through in debug mode only. */
    private Outcome outcome(Disclosure disclosure) {
        boolean caught = disclosure.kind() == Disclosure.Kind.WAITRESS
                && execution.settings().stream().noneMatch(setting -> Flags.on(setting.value()));
        return caught ? Outcome.of(Flag.ON, Flag.OFF) : Outcome.traceback();
    }
}
