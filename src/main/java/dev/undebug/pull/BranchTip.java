package dev.undebug.pull;

/**
 * A branch on its own, without a comparison.
 *
 * @param head its tip
 */
public record BranchTip(RepositoryRef repository, CommitSha head) implements Subject {
    @Override
    public CommitSha base() {
        return head;
    }
}
