package dev.undebug.demo.github.git;

/**
 * When GitHub leaves a patch out.
 *
 * @param lines of one file's patch
 * @param bytes of one file's patch
 */
public record PatchLimits(int lines, int bytes) {
    /** What GitHub documents for the rendered diff of a pull request. */
    public static final PatchLimits DEFAULT = new PatchLimits(20_000, 1_000_000);
}
