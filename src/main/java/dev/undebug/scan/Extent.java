package dev.undebug.scan;

/**
 * The coverage of a scan.
 *
 * @param work the amount of work, in the units of {@link dev.undebug.service.tree.WorkBudget}
 * @param whole whether everything was judged; otherwise a missing finding proves nothing
 * @param looked whether no file was left out that may deploy something by its content
 * @param proved whether every fix was tried
 */
public record Extent(long work, boolean whole, boolean looked, boolean proved) {}
