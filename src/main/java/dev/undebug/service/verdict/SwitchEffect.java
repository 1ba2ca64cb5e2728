package dev.undebug.service.verdict;

import dev.undebug.flask.Exposure;
import java.util.ArrayList;
import java.util.List;

/** The effect of one switch on one program when the other switches are off. */
public record SwitchEffect(Switch subject, Exposure exposure, boolean certain, List<EvidenceStep> steps) {
    public SwitchEffect {
        steps = List.copyOf(steps);
    }

    public SwitchEffect raised(Exposure to) {
        return new SwitchEffect(subject, to, certain, steps);
    }

    public SwitchEffect doubted() {
        return new SwitchEffect(subject, exposure, false, steps);
    }

    /** Returns this effect with one more step of evidence. */
    public SwitchEffect noting(EvidenceStep step) {
        List<EvidenceStep> more = new ArrayList<>(steps);
        more.add(step);
        return new SwitchEffect(subject, exposure, certain, more);
    }

    public SwitchEffect of(Switch other) {
        return new SwitchEffect(other, exposure, certain, steps);
    }
}
