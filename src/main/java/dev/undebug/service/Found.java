package dev.undebug.service;

import dev.undebug.flask.Exposure;
import java.util.List;

/** What one switch does in one program when it is the only one that is on. */
record Found(Switch subject, Exposure exposure, boolean certain, List<Step> steps) {
    Found {
        steps = List.copyOf(steps);
    }
}
