package dev.undebug.scan;

/**
 * How far a scan went.
 *
 * @param work how much work judging was, in the units of {@link dev.undebug.service.tree.WorkBudget}
 * @param whole whether everything was judged; otherwise nothing can be concluded from what was not found
 * @param proved whether every fix was tried
 */
public record Extent(long work, boolean whole, boolean proved) {}
