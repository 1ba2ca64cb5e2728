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
        return include(RepositoryPath.of(path).folder());
    }

    /** Returns whether a folder is one or lies in one. */
    public static boolean include(RepositoryPath folder) {
        return folder.names().stream().anyMatch(NAMES::contains);
    }
}
