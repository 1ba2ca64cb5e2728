package dev.undebug.demo.github;

import java.util.Map;

/**
 * The state of the merge box.
 *
 * @param open whether the pull request is open
 * @param conflicts whether git cannot merge it
 * @param required the required checks with their results
 */
public record Mergeability(boolean open, boolean conflicts, Map<String, Check> required) {
    public Mergeability {
        required = Map.copyOf(required);
    }

    /** The result of a required check. */
    public enum Check {
        /** No result yet: "Expected — waiting for status to be reported". */
        EXPECTED,
        RUNNING,
        PASSED,
        FAILED
    }

    /** Returns whether the button "Merge pull request" is enabled. */
    public boolean mergeable() {
        return open && !conflicts && required.values().stream().allMatch(Check.PASSED::equals);
    }
}
