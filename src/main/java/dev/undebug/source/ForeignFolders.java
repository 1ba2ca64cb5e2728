package dev.undebug.source;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names of folders with third-party code. Of a virtual environment, these are the folders that it makes: people put an
 * application of their own beside them.
 */
public final class ForeignFolders {
    private static final Set<String> NAMES = Set.of(
            ".git",
            "node_modules",
            "site-packages",
            "dist-packages",
            "__pycache__",
            ".ipynb_checkpoints",
            ".tox",
            ".nox",
            ".eggs",
            ".mypy_cache");

    private static final Set<String> ENVIRONMENTS = Set.of(".venv", "venv", "virtualenv");

    /** The folders of virtual environments, {@code src} with what pip has checked out. */
    private static final Set<String> OF_ENVIRONMENT = Set.of(
            "bin", "scripts", "lib", "lib64", "lib_pypy", "lib-python", "include", "share", "etc", "man", "tcl", "src");

    private ForeignFolders() {}

    /** Returns whether a file is in one. */
    public static boolean hold(String path) {
        return include(RepositoryPath.of(path).folder());
    }

    /** Returns whether a folder is one or lies in one. */
    public static boolean include(RepositoryPath folder) {
        List<String> names = folder.names();
        for (int i = 0; i < names.size(); i++) {
            boolean made = i > 0
                    && ENVIRONMENTS.contains(names.get(i - 1))
                    && OF_ENVIRONMENT.contains(names.get(i).toLowerCase(Locale.ROOT));
            if (made || NAMES.contains(names.get(i))) {
                return true;
            }
        }
        return false;
    }
}
