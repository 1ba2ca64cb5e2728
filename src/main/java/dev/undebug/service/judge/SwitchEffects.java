package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Outcome;
import dev.undebug.service.judge.ProgramVerdict.Reason;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the switches of one program do, as its judges find it. It only collects: what that comes to, the verdict says. */
final class SwitchEffects {
    private final List<SwitchEffect> found = new ArrayList<>();
    private final List<SwitchEffect> asides = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private boolean open;

    /**
     * Adds a switch.
     *
     * @param outcome what comes of the program with it alone
     * @param certain false where a condition that cannot be told guards it
     */
    void add(Switch subject, Outcome outcome, boolean certain, EvidenceBuilder evidence) {
        Exposure exposure = outcome.exposure();
        if (exposure == Exposure.UNKNOWN) {
            open = true;
        } else if (exposure != Exposure.NONE) {
            found.add(new SwitchEffect(subject, exposure, certain, evidence.steps()));
        }
    }

    /** Adds what is to be said of a program and does not change what a stranger gets from it. */
    void aside(Switch subject, Exposure exposure, boolean certain, EvidenceBuilder evidence) {
        asides.add(new SwitchEffect(subject, exposure, certain, evidence.steps()));
    }

    /** Notes that something cannot be told. */
    void unknown() {
        open = true;
    }

    /**
     * Notes what decides what a stranger gets.
     *
     * @param exposure what it comes to
     */
    void because(Exposure exposure, Supplier<List<EvidenceStep>> steps) {
        reasons.add(new Reason(exposure, steps));
    }

    /**
     * Raises the switches that were added since a mark to what they do together, where none of them does it alone: debug mode
     * and a debugger without a console show source code only with one another.
     *
     * @param mark what {@link #mark} returned
     */
    void together(int mark, Outcome outcome) {
        List<SwitchEffect> since = found.subList(mark, found.size());
        boolean alone = since.stream().anyMatch(each -> each.exposure().compareTo(outcome.exposure()) <= 0);
        if (!alone && outcome.exposure().compareTo(Exposure.TRACEBACK) <= 0) {
            since.replaceAll(each -> each.raised(outcome.exposure()));
        }
    }

    int mark() {
        return found.size();
    }

    /** Returns whether a switch was added already. */
    boolean knows(Switch subject) {
        return found.stream().anyMatch(each -> each.subject().equals(subject));
    }

    /** Returns whether debug mode is on, or may be. */
    boolean isOn() {
        return !found.isEmpty();
    }

    /** Returns what all that was collected comes to. */
    ProgramVerdict verdict(ProgramRun run) {
        return new ProgramVerdict(run, found, asides, List.of(), open, reasons);
    }
}
