package dev.undebug.pull;

/**
 * Judge a commit and publish the result.
 *
 * @param subject as the event described it
 * @param rerun whether a person requested a new check run; a redelivery does not count
 */
public record CheckWork(Subject subject, boolean rerun) implements RequestedWork {
    /** Returns one key for each pull request, for each merge group, and for the default branch of a repository. */
    @Override
    public String key() {
        if (subject instanceof PullRequest pull) {
            return pull.ref().toString();
        }
        return subject.repository() + (subject instanceof MergeGroup group ? "@" + group.head() : "");
    }

    @Override
    public RequestedWork inDoubt() {
        if (subject instanceof PullRequest pull) {
            return new LatestWork(pull);
        }
        return subject instanceof BranchTip tip ? new WelcomeWork(tip.repository()) : this;
    }

    /** A branch's commit has a check of its own, however old it is; a pull request may have another base now. */
    @Override
    public RequestedWork late() {
        return subject instanceof PullRequest pull ? new LatestWork(pull) : this;
    }
}
