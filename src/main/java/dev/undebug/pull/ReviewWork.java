package dev.undebug.pull;

/**
 * A pull request is to be reviewed. Work on one pull request is serial and the newest head wins.
 *
 * @param pull the pull request as the event described it
 * @param rerun whether a person asked for a new check run; a redelivery is none
 */
public record ReviewWork(PullRequest pull, boolean rerun) {
    /** Returns what work is keyed by: one pull request. */
    public String key() {
        return pull.ref().toString();
    }
}
