package dev.undebug.service.tree;

import dev.undebug.source.ForeignFolders;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The folders of a repository that contain Python files, and its projects. */
public final class PythonFolders {
    private static final Set<String> PROJECT_FILES = Set.of("pyproject.toml", "setup.py", "setup.cfg");

    /** The folders in a project that may hold its packages, besides its root. */
    public static final List<String> INSIDE = List.of("src", "lib", "python");

    /** Folders whose contents are not installed. */
    private static final Set<String> ASIDE = Set.of(
            "test",
            "tests",
            "testing",
            "testsuite",
            "test_suite",
            "fixtures",
            "doc",
            "docs",
            "example",
            "examples",
            "sample",
            "samples",
            "demo",
            "demos",
            "tutorial",
            "tutorials",
            "benchmark",
            "benchmarks",
            "templates",
            "venv",
            "virtualenv");

    private final Set<String> all = new HashSet<>();
    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Set<String> projects = new HashSet<>();
    private final Map<String, Set<String>> modules = new HashMap<>();
    private final Map<String, Integer> files = new HashMap<>();

    PythonFolders(Collection<String> paths) {
        for (String path : paths) {
            RepositoryPath file = RepositoryPath.of(path);
            if (PROJECT_FILES.contains(file.name())) {
                projects.add(file.folder().text());
            }
        }
        for (String path : paths) {
            if (PythonPaths.isSource(path)) {
                source(RepositoryPath.of(path));
            }
        }
    }

    private void source(RepositoryPath path) {
        RepositoryPath above = path.folder();
        while (!above.isRoot() && all.add(above.text())) {
            if (!isAside(above)) {
                byName.computeIfAbsent(above.name(), key -> new HashSet<>())
                        .add(above.folder().text());
            }
            above = above.folder();
        }
        String folder = path.folder().text();
        String module = path.name().substring(0, path.name().lastIndexOf('.'));
        files.merge(module, 1, Integer::sum);
        if (isRoot(folder) && !isAside(path.folder())) {
            modules.computeIfAbsent(module, key -> new HashSet<>()).add(folder);
        }
    }

    /** Returns whether a folder is one of tests, examples and the like, of tools, or of third-party code, or lies in one. */
    static boolean isAside(RepositoryPath folder) {
        return folder.names().stream().anyMatch(name -> name.startsWith(".") || ASIDE.contains(name))
                || ForeignFolders.include(folder);
    }

    /** Returns whether a folder contains Python files, however deep. */
    boolean has(String folder) {
        return folder.isEmpty() ? !all.isEmpty() : all.contains(folder);
    }

    /** Returns whether a project's packages are installed from this folder. */
    boolean isRoot(String folder) {
        RepositoryPath path = RepositoryPath.of(folder);
        return isProject(folder)
                || (INSIDE.contains(path.name()) && isProject(path.folder().text()));
    }

    boolean isProject(String folder) {
        return projects.contains(folder);
    }

    /**
     * Returns the folders that contain a folder of this name with Python files, except in tests, examples and the like.
     */
    Set<String> around(String name) {
        return byName.getOrDefault(name, Set.of());
    }

    /** Returns how many files have a module's name, wherever they are. */
    int files(String name) {
        return files.getOrDefault(name, 0);
    }

    /** Returns the project roots that contain a module file of this name, except in tests, examples and the like. */
    Set<String> beside(String name) {
        return modules.getOrDefault(name, Set.of());
    }
}
