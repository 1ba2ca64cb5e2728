package dev.undebug.demo.github;

/**
 * A pull request in the merge queue.
 *
 * @param head the branch of the group, at the commit that would be merged
 * @param base the branch that it would be merged into, at the commit on which it is made
 */
public record QueuedGroup(ForgeEvent.BranchTip head, ForgeEvent.BranchTip base) {}
