package dev.undebug.pull;

/**
 * The current state of a pull request's branch.
 *
 * @param pull the pull request with its current head
 * @param name of the branch
 * @param own whether it is in the repository itself, where the app may be able to write
 */
public record HeadBranch(PullRequest pull, String name, boolean own) {}
