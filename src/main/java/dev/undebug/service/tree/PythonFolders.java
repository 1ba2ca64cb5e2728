package dev.undebug.service.tree;

import dev.undebug.source.ForeignFolders;
import dev.undebug.source.PythonPaths;
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
            "templates");

    private final Set<String> all = new HashSet<>();
    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Set<String> projects = new HashSet<>();
    private final Map<String, Set<String>> modules = new HashMap<>();

    PythonFolders(Collection<String> paths) {
        for (String path : paths) {
            if (PROJECT_FILES.contains(Paths.name(path))) {
                projects.add(Paths.parent(path));
            }
        }
        for (String path : paths) {
            if (PythonPaths.isSource(path)) {
                source(path);
            }
        }
    }

    private void source(String path) {
        String folder = Paths.parent(path);
        for (String above = folder; !above.isEmpty() && all.add(above); above = Paths.parent(above)) {
            if (!isAside(above + "/")) {
                byName.computeIfAbsent(Paths.name(above), key -> new HashSet<>())
                        .add(Paths.parent(above));
            }
        }
        if (isRoot(folder) && !isAside(path)) {
            String name = Paths.name(path);
            modules.computeIfAbsent(name.substring(0, name.lastIndexOf('.')), key -> new HashSet<>())
                    .add(folder);
        }
    }

    private static boolean isAside(String path) {
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            if (path.charAt(from) == '.' || ASIDE.contains(path.substring(from, slash))) {
                return true;
            }
            from = slash + 1;
        }
        return ForeignFolders.hold(path);
    }

    /** Returns whether a folder contains Python files, however deep. */
    boolean has(String folder) {
        return folder.isEmpty() ? !all.isEmpty() : all.contains(folder);
    }

    /** Returns whether a project's packages are installed from this folder. */
    boolean isRoot(String folder) {
        return isProject(folder) || (INSIDE.contains(Paths.name(folder)) && isProject(Paths.parent(folder)));
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

    /** Returns the project roots that contain a module file of this name, except in tests, examples and the like. */
    Set<String> beside(String name) {
        return modules.getOrDefault(name, Set.of());
    }
}
