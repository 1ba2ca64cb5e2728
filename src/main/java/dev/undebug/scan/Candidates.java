package dev.undebug.scan;

import dev.undebug.read.Readers;
import dev.undebug.service.ComposeRuns;
import dev.undebug.service.WrittenBuilds;
import dev.undebug.source.PythonPaths;
import java.util.Set;

/** Tells by their names which files a scan reads. Others it reads where one of these names them, whatever they are called. */
public final class Candidates {
    private static final Set<String> NEVER = Set.of(
            ".git",
            "node_modules",
            "site-packages",
            "dist-packages",
            ".venv",
            "venv",
            "virtualenv",
            "__pycache__",
            ".ipynb_checkpoints",
            ".tox",
            ".nox",
            ".eggs",
            ".mypy_cache");

    private static final Set<String> SETTINGS = Set.of("toml", "yaml", "yml", "json", "ini", "cfg", "conf");

    private Candidates() {}

    /** Returns whether a scan reads this file in any case. */
    static boolean isScanned(String path) {
        return (PythonPaths.isPython(path)
                        || Readers.reads(path)
                        || isDockerIgnore(path)
                        || ComposeRuns.mayBeIn(path)
                        || WrittenBuilds.mayBeIn(path))
                && !isForeign(path);
    }

    /** Returns whether a scan is likely to read this file: in any case, or because programs keep settings in such files. */
    public static boolean isLikely(String path) {
        return isScanned(path) || (SETTINGS.contains(path.substring(path.lastIndexOf('.') + 1)) && !isForeign(path));
    }

    /** It decides whether a {@code .env} file gets into an image. */
    private static boolean isDockerIgnore(String path) {
        return path.equals(".dockerignore") || path.endsWith("/.dockerignore");
    }

    /** Returns whether a file lies where other people's code is kept. */
    private static boolean isForeign(String path) {
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            if (NEVER.contains(path.substring(from, slash))) {
                return true;
            }
            from = slash + 1;
        }
        return false;
    }
}
