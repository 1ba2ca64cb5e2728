package dev.undebug.scan;

/**
 * How much work a scan may be, in the units of {@link dev.undebug.service.tree.WorkBudget}.
 *
 * @param judging beyond it, what is left is not judged, and the scan is not whole
 * @param proving beyond it, no more fixes are proved
 */
public record ScanBounds(long judging, long proving) {
    /** Either is some ten seconds. Real repositories need a few thousandths of the first. */
    public static final ScanBounds DEFAULT = new ScanBounds(50_000_000, 30_000_000);
}
