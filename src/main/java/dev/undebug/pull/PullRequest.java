package dev.undebug.pull;

/**
 * A pull request at one moment.
 *
 * @param head the commit to judge
 * @param base the tip of the base branch
 * @param open false once merged or closed
 */
public record PullRequest(PullRef ref, CommitSha head, CommitSha base, boolean open) {}
