package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.service.judge.ProgramVerdict.Reason;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Collects the effects of a program's switches; {@link ProgramVerdict} draws the conclusion. */
final class SwitchEffects {
    private final List<SwitchEffect> found = new ArrayList<>();
    private final List<SwitchEffect> asides = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private boolean open;
    private Optional<EvidenceStep> answer = Optional.empty();
    private Optional<String> asking = Optional.empty();

    /**
     * Adds a switch.
     *
     * @param outcome the outcome of the program with only this switch on
     * @param certain false if an undecided condition guards it
     */
    void add(Switch subject, Outcome outcome, boolean certain, EvidenceBuilder evidence) {
        Exposure exposure = outcome.exposure();
        if (exposure == Exposure.UNKNOWN) {
            open = true;
        } else if (exposure == Exposure.FLAG && outcome.debug() == Flag.ON && isAnswered(subject)) {
            List<EvidenceStep> steps = new ArrayList<>(evidence.steps());
            steps.add(answer.orElseThrow());
            found.add(new SwitchEffect(subject, Exposure.TRACEBACK, certain, steps));
        } else if (exposure != Exposure.NONE) {
            found.add(new SwitchEffect(subject, exposure, certain, evidence.steps()));
        }
    }

    private boolean isAnswered(Switch subject) {
        boolean asked =
                asking.isEmpty() || asking.equals(subject.environmentVariable().map(EnvVar::name));
        return answer.isPresent() && asked && subject.turnsDebugOn();
    }

    /**
     * Records that a view answers with a traceback in debug mode, for the switches that are added from now on.
     *
     * @param variable the variable that it asks for; empty if it asks for the flag of the application
     */
    void answering(Optional<String> variable, EvidenceStep step) {
        if (answer.isEmpty() || (asking.isPresent() && variable.isEmpty())) {
            answer = Optional.of(step);
            asking = variable;
        }
    }

    /** Adds a switch that shows something by itself, whatever Flask does. */
    void show(Switch subject, Exposure exposure, boolean certain, EvidenceBuilder evidence) {
        found.add(new SwitchEffect(subject, exposure, certain, evidence.steps()));
    }

    /** Adds a finding that does not change a stranger's view of the program. */
    void aside(Switch subject, Exposure exposure, boolean certain, EvidenceBuilder evidence) {
        asides.add(new SwitchEffect(subject, exposure, certain, evidence.steps()));
    }

    /**
     * Adds the switches of a server that does not come up: they do not change a stranger's view.
     *
     * @param obstacle the reason
     */
    void kept(SwitchEffects switches, EvidenceStep obstacle) {
        for (SwitchEffect effect : switches.found) {
            asides.add(
                    new SwitchEffect(effect.subject(), Exposure.DORMANT, true, beforeServer(effect.steps(), obstacle)));
        }
        because(Exposure.NONE, () -> List.of(obstacle));
    }

    /**
     * Adds the switches of a server that comes up only under a condition.
     *
     * @param obstacle keeps it from starting otherwise
     */
    void hindered(SwitchEffects switches, EvidenceStep obstacle) {
        taken(switches, obstacle, false);
    }

    /**
     * Adds the switches of a program that this one starts.
     *
     * @param start the call that starts it
     * @param certain whether it certainly starts it
     */
    void taken(SwitchEffects switches, EvidenceStep start, boolean certain) {
        UnaryOperator<SwitchEffect> by = effect -> new SwitchEffect(
                effect.subject(),
                effect.exposure(),
                certain && effect.certain(),
                beforeServer(effect.steps(), start),
                effect.alone());
        switches.found.stream().map(by).forEach(found::add);
        switches.asides.stream().map(by).forEach(asides::add);
        reasons.addAll(switches.reasons);
        open |= switches.open;
    }

    /** Returns the steps with one more, after those of the launch, unless it is among them. */
    private static List<EvidenceStep> beforeServer(List<EvidenceStep> all, EvidenceStep step) {
        if (all.contains(step)) {
            return all;
        }
        List<EvidenceStep> steps = new ArrayList<>(all);
        int launched = (int) steps.stream()
                .takeWhile(one -> !(one.event() instanceof Event.StartsServer))
                .count();
        steps.add(launched, step);
        return steps;
    }

    /** Records that something is unknown. */
    void unknown() {
        open = true;
    }

    /**
     * Records a reason for an exposure.
     *
     * @param exposure the exposure that it explains
     */
    void because(Exposure exposure, Supplier<List<EvidenceStep>> steps) {
        reasons.add(new Reason(exposure, steps));
    }

    /**
     * Raises the switches added since a mark to their joint exposure, if none of them reaches it alone: debug mode and
     * a debugger without a console only show source code together.
     *
     * @param mark the result of {@link #mark}
     */
    void together(int mark, Outcome outcome) {
        List<SwitchEffect> since = found.subList(mark, found.size());
        boolean alone = since.stream().anyMatch(each -> each.exposure().compareTo(outcome.exposure()) <= 0);
        if (!alone && outcome.exposure().shows()) {
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

    /** Returns the verdict on everything collected. */
    ProgramVerdict verdict(ProgramRun run) {
        return new ProgramVerdict(run, found, asides, List.of(), open, reasons);
    }
}
