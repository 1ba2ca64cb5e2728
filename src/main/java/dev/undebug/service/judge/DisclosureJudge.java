package dev.undebug.service.judge;

import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.Disclosure;
import dev.undebug.python.eval.Truth;
import dev.undebug.service.Disclosed;
import dev.undebug.service.run.Flags;

/** Judges what shows errors to visitors whatever Flask's debug flag is. */
final class DisclosureJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (Disclosure disclosure : run.execution().disclosures()) {
            if (disclosure.value().truth() == Truth.TRUE) {
                Disclosed subject = new Disclosed(disclosure);
                EvidenceBuilder evidence = run.evidence().disclosure(disclosure, subject.place());
                run.decidingVariable(disclosure.value()).ifPresent(evidence::variable);
                effects.add(subject, outcome(disclosure, run), disclosure.certain(), evidence);
            }
        }
    }

    /** Waitress shows what the application lets through, and Flask lets errors through in debug mode only. */
    private static Outcome outcome(Disclosure disclosure, ProgramRun run) {
        boolean caught = disclosure.kind() == Disclosure.Kind.WAITRESS
                && run.execution().settings().stream().noneMatch(setting -> Flags.on(setting.value()));
        return caught ? Outcome.of(Flag.ON, Flag.OFF) : Outcome.traceback();
    }
}
