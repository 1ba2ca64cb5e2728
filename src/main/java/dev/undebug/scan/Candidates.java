package dev.undebug.scan;

import dev.undebug.read.Readers;
import dev.undebug.source.ForeignFolders;
import dev.undebug.source.PythonPaths;
import java.util.Set;

/** Tells by their names which files a scan reads. Others it reads where one of these names them, whatever they are called. */
public final class Candidates {
    private static final Set<String> SETTINGS = Set.of("toml", "yaml", "yml", "json", "ini", "cfg", "conf");

    private Candidates() {}

    /** Returns whether a scan reads this file in any case. */
    static boolean isScanned(String path) {
        return (PythonPaths.isPython(path) || Readers.reads(path) || isDockerIgnore(path))
                && !ForeignFolders.hold(path);
    }

    /** Returns whether a scan is likely to read this file: in any case, or because programs keep settings in such files. */
    public static boolean isLikely(String path) {
        return isScanned(path)
                || (SETTINGS.contains(path.substring(path.lastIndexOf('.') + 1)) && !ForeignFolders.hold(path));
    }

    /** It decides whether a {@code .env} file gets into an image. */
    private static boolean isDockerIgnore(String path) {
        return path.equals(".dockerignore") || path.endsWith("/.dockerignore");
    }
}
