package dev.undebug.scan;

import dev.undebug.source.OtherFiles;

/**
 * Tells by its path whether a change of a file can matter. A program may read settings, and a container variables, from
 * files of any name, so that only those do not matter that are {@link OtherFiles}.
 */
public final class Relevance {
    private Relevance() {}

    /** Returns whether a change of this file can change what a scan finds. */
    public static boolean matters(String path) {
        return Candidates.isScanned(path) || !OtherFiles.is(path);
    }
}
