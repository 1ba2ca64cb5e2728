package dev.undebug.demo.github.git;

/**
 * The limits beyond which GitHub omits a patch.
 *
 * @param lines of one file's patch
 * @param bytes of one file's patch
 */
public record PatchLimits(int lines, int bytes) {
    /** GitHub's documented limits for the rendered diff of a pull request. */
    public static final PatchLimits DEFAULT = new PatchLimits(20_000, 1_000_000);
}
