package dev.undebug.service.verdict;

import java.util.List;

/**
 * A switch that is on, and every way in which it reaches a stranger.
 *
 * @param reaches at least one
 */
public record SwitchVerdict<S extends Switch>(S subject, List<Reach> reaches) {
    public SwitchVerdict {
        reaches = List.copyOf(reaches);
    }
}
