package dev.undebug.service.verdict;

import dev.undebug.flask.Exposure;
import java.util.List;

/** What one switch does in one program when it is the only one that is on. */
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

    public SwitchEffect of(Switch other) {
        return new SwitchEffect(other, exposure, certain, steps);
    }
}
