package dev.undebug.service.verdict;

import dev.undebug.flask.Exposure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The effect of one switch on one program when the other switches are off.
 *
 * @param alone false if it has this effect together with other switches only
 */
public record SwitchEffect(
        Switch subject, Exposure exposure, boolean certain, List<EvidenceStep> steps, boolean alone) {
    public SwitchEffect {
        steps = List.copyOf(steps);
    }

    public SwitchEffect(Switch subject, Exposure exposure, boolean certain, List<EvidenceStep> steps) {
        this(subject, exposure, certain, steps, true);
    }

    /** Returns this effect as that of several switches together. */
    public SwitchEffect raised(Exposure to) {
        return new SwitchEffect(subject, to, certain, steps, false);
    }

    public SwitchEffect doubted() {
        return new SwitchEffect(subject, exposure, false, steps, alone);
    }

    /** Returns whether another switch certainly has the same effect, whatever this one does. */
    public boolean isSameAs(SwitchEffect other) {
        return certain && other.certain && alone && other.alone && exposure == other.exposure;
    }

    /** Returns whether it is the effect of a switch, as whatever program meets it: its server may be told other things. */
    public boolean isOf(Switch other) {
        return subject.getClass().equals(other.getClass()) && subject.place().equals(other.place());
    }

    /** Returns this effect with one more step of evidence. */
    public SwitchEffect noting(EvidenceStep step) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(step);
        return new SwitchEffect(subject, exposure, certain, more, alone);
    }

    /** Returns this effect with other steps of evidence, or fewer. */
    public SwitchEffect with(Function<EvidenceStep, Optional<EvidenceStep>> other) {
        List<EvidenceStep> told =
                steps.stream().flatMap(step -> other.apply(step).stream()).toList();
        return new SwitchEffect(subject, exposure, certain, told, alone);
    }

    public SwitchEffect of(Switch other) {
        return new SwitchEffect(other, exposure, certain, steps, alone);
    }
}
