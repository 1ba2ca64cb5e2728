package dev.undebug.pull;

/**
 * The branch of a pull request, as it is now.
 *
 * @param pull the pull request with its head of now
 * @param name of the branch
 * @param own whether it is in the repository itself, where the app may be able to write
 */
public record HeadBranch(PullRequest pull, String name, boolean own) {}
