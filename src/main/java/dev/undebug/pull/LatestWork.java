package dev.undebug.pull;

/**
 * A pull request is to be judged as it is when that is done: of what was told of it, it cannot be known what is newer.
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
