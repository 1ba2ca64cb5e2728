package dev.undebug.demo.github;

import java.util.Map;

/**
 * What the merge box shows.
 *
 * @param open whether the pull request is open
 * @param conflicts whether git cannot merge it
 * @param required each required check and what it says
 */
public record Mergeability(boolean open, boolean conflicts, Map<String, Check> required) {
    public Mergeability {
        required = Map.copyOf(required);
    }

    /** What a required check says about the head. */
    public enum Check {
        /** Nothing has been reported: "Expected — waiting for status to be reported". */
        EXPECTED,
        RUNNING,
        PASSED,
        FAILED
    }

    /** Returns whether the button "Merge pull request" is live. */
    public boolean mergeable() {
        return open && !conflicts && required.values().stream().allMatch(Check.PASSED::equals);
    }
}
