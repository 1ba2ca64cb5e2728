package dev.undebug.service.verdict;

import dev.undebug.flask.Exposure;
import java.util.List;

/** What one switch does in one program when it is the only one that is on. */
public record Found(Switch subject, Exposure exposure, boolean certain, List<Step> steps) {
    public Found {
        steps = List.copyOf(steps);
    }
}
