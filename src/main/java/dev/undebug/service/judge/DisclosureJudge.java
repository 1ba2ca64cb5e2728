package dev.undebug.service.judge;

import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.Disclosure;
import dev.undebug.python.eval.Execution;
import dev.undebug.python.eval.Truth;
import dev.undebug.service.run.Executions;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.Switch;

/** Judges what shows errors to visitors whatever Flask's debug flag is. */
final class DisclosureJudge {
    private final Findings findings;
    private final Executions executions;
    private final Execution execution;

    DisclosureJudge(Findings findings, Executions executions, Execution execution) {
        this.findings = findings;
        this.executions = executions;
        this.execution = execution;
    }

    void judge() {
        for (Disclosure disclosure : execution.disclosures()) {
            if (disclosure.value().truth() == Truth.TRUE) {
                Switch.Disclosed subject = new Switch.Disclosed(disclosure);
                Trail trail = findings.trail().disclosure(disclosure, subject.place());
                findings.culprit(disclosure.value()).ifPresent(trail::variable);
                findings.add(subject, outcome(disclosure), disclosure.certain(), trail);
            }
        }
        for (String path : execution.files()) {
            for (Switch.TracebackAnswer answer : executions.tracebackAnswers(path)) {
                findings.add(answer, Outcome.traceback(), true, findings.trail().answer(answer.place()));
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
