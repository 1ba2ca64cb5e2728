package dev.undebug.service.verdict;

import dev.undebug.flask.Exposure;
import java.util.List;

/** What one switch does in one program when it is the only one that is on. */
record SwitchEffect(Switch subject, Exposure exposure, boolean certain, List<EvidenceStep> steps) {
    SwitchEffect {
        steps = List.copyOf(steps);
    }
}
