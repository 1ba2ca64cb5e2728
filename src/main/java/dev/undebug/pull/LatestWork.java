package dev.undebug.pull;

/**
 * Judge a pull request in its state when the work runs: the data of the event is old, or may be.
 *
 * @param pull as one of the events described it
 */
public record LatestWork(PullRequest pull) implements RequestedWork {
    /** Returns the key of the work that it replaces. */
    @Override
    public String key() {
        return pull.ref().toString();
    }
}
