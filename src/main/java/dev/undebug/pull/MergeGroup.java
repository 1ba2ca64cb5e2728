package dev.undebug.pull;

/**
 * A merge group of a merge queue: a commit that belongs to no pull request.
 *
 * @param head the commit that would become the branch's tip
 * @param base the commit that it is based on: the branch, or the previous group
 */
public record MergeGroup(RepositoryRef repository, CommitSha head, CommitSha base) implements Subject {}
