package dev.undebug.scan;

import dev.undebug.read.Readers;
import dev.undebug.service.ComposeRuns;
import dev.undebug.source.PythonPaths;
import java.util.Set;

/** Tells by its path whether a file can matter at all. */
public final class Relevance {
    /** Where a repository keeps its configuration. */
    public static final String CONFIGURATION = ".github/undebug.yml";

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

    private Relevance() {}

    /** Returns whether a change of this file can change what a scan finds. */
    public static boolean matters(String path) {
        return path.equals(CONFIGURATION) || isScanned(path) || (isSettings(path) && !isForeign(path));
    }

    /** Programs keep settings in such files, and a scan reads those that a program opens. */
    private static boolean isSettings(String path) {
        boolean locked = path.endsWith("-lock.json") || path.endsWith("-lock.yaml");
        return SETTINGS.contains(path.substring(path.lastIndexOf('.') + 1)) && !locked;
    }

    /** Returns whether a scan reads this file. */
    static boolean isScanned(String path) {
        return (PythonPaths.isPython(path) || Readers.reads(path) || isDockerIgnore(path) || ComposeRuns.mayBeIn(path))
                && !isForeign(path);
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
