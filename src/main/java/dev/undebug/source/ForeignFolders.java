package dev.undebug.source;

import java.util.Set;

/** The names of folders with third-party code. */
public final class ForeignFolders {
    private static final Set<String> NAMES = Set.of(
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

    private ForeignFolders() {}

    /** Returns whether a file is in one. */
    public static boolean hold(String path) {
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            if (NAMES.contains(path.substring(from, slash))) {
                return true;
            }
            from = slash + 1;
        }
        return false;
    }
}
