package dev.undebug.scan;

/**
 * The limits of work of a scan, in the units of {@link dev.undebug.service.tree.WorkBudget}.
 *
 * @param judging beyond it, the rest is not judged, and the scan is not whole
 * @param proving beyond it, no more fixes are proved
 */
public record ScanBounds(long judging, long proving) {
    /** Each takes about ten seconds. Real repositories need a few thousandths of the first. */
    public static final ScanBounds DEFAULT = new ScanBounds(50_000_000, 30_000_000);
}
