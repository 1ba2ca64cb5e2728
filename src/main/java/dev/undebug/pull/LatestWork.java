package dev.undebug.pull;

/**
 * A pull request is to be judged as it is when that is done: what was told of it is old, or may be.
 *
 * @param pull as one of the events described it
 */
public record LatestWork(PullRequest pull) implements RequestedWork {
    /** Returns the key of what it stands for. */
    @Override
    public String key() {
        return pull.ref().toString();
    }
}
