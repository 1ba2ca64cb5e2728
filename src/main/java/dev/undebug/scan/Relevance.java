package dev.undebug.scan;

import dev.undebug.source.IrrelevantFiles;

/**
 * Decides by path whether a change of a file can matter. Programs may read settings, and containers env files, from
 * files of any name, so only {@link IrrelevantFiles} do not matter.
 */
public final class Relevance {
    private Relevance() {}

    /** Returns whether a change of this file can change the result of a scan. */
    public static boolean matters(String path) {
        return Candidates.isScanned(path) || !IrrelevantFiles.is(path);
    }
}
