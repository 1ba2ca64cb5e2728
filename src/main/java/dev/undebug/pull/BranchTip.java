package dev.undebug.pull;

/**
 * A branch by itself, compared with nothing.
 *
 * @param head its tip
 */
public record BranchTip(RepositoryRef repository, CommitSha head) implements Subject {
    @Override
    public CommitSha base() {
        return head;
    }
}
