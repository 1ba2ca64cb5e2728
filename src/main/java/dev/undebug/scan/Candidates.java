package dev.undebug.scan;

import dev.undebug.read.Readers;
import dev.undebug.source.ForeignFolders;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SettingsFiles;

/**
 * Decides by file names which files a scan reads. It reads other files, whatever their names, if one of these names
 * them.
 */
public final class Candidates {
    private Candidates() {}

    /** Returns whether a scan always reads this file. */
    public static boolean isScanned(String path) {
        return (PythonPaths.isPython(path) || Readers.reads(path) || isDockerIgnore(path))
                && !ForeignFolders.hold(path);
    }

    /** Returns whether a scan is likely to read this file: always, or because programs keep settings in such files. */
    public static boolean isLikely(String path) {
        return isScanned(path) || (SettingsFiles.mayBe(path) && !ForeignFolders.hold(path));
    }

    /** A .dockerignore decides whether a {@code .env} file gets into an image. */
    private static boolean isDockerIgnore(String path) {
        return RepositoryPath.of(path).name().equals(".dockerignore");
    }
}
