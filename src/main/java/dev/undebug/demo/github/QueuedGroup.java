package dev.undebug.demo.github;

/**
 * A group in the merge queue.
 *
 * @param head the group's branch, at the merged commit
 * @param base the branch to merge into, at the commit that the group is based on
 */
public record QueuedGroup(ForgeEvent.BranchTip head, ForgeEvent.BranchTip base) {}
