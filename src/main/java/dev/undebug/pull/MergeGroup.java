package dev.undebug.pull;

/**
 * What a merge queue would merge: a commit that is no pull request's.
 *
 * @param head the commit that would be the branch's
 * @param base the one on which it is made: the branch, or the group before
 */
public record MergeGroup(RepositoryRef repository, CommitSha head, CommitSha base) implements Subject {}
