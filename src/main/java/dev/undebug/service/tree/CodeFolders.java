package dev.undebug.service.tree;

import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The folders with the repository's own Python files: without tests, examples and copies of others' code. */
public final class CodeFolders {
    private static final Set<String> COPIES =
            Set.of("vendor", "vendored", "_vendor", "third_party", "third-party", "thirdparty", "external", "extern");

    private final Map<String, List<String>> byName = new HashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final PythonFolders folders;

    CodeFolders(Collection<String> paths, PythonFolders folders) {
        this.folders = folders;
        for (String path : paths) {
            RepositoryPath file = RepositoryPath.of(path);
            boolean own = PythonPaths.isSource(path)
                    && !PythonFolders.isAside(file.folder())
                    && file.folder().names().stream().noneMatch(COPIES::contains);
            if (own) {
                byName.computeIfAbsent(file.name(), key -> new ArrayList<>()).add(path);
                // Every package has an __init__.py, so a file in a folder is looked up with the name of that.
                byName.computeIfAbsent(lastTwo(file), key -> new ArrayList<>()).add(path);
            }
            if (own && file.name().equals("__init__.py")) {
                packages.add(file.folder().text());
            }
        }
    }

    private static String lastTwo(RepositoryPath file) {
        return file.folder().name() + "/" + file.name();
    }

    /**
     * Returns the folders that have one of several files; a program is rarely started inside a package.
     *
     * @param files relative to the folder
     */
    public Set<String> with(List<String> files) {
        Set<String> found = new HashSet<>();
        files.forEach(file -> found.addAll(with(file)));
        Set<String> outside =
                found.stream().filter(folder -> !packages.contains(folder)).collect(Collectors.toSet());
        return outside.isEmpty() ? found : outside;
    }

    /** Returns whether a project's packages are installed from a folder inside it: nobody starts them there. */
    public boolean isInstalledFrom(String folder) {
        return folders.isRoot(folder) && !folders.isProject(folder);
    }

    /** Returns whether the packages of a folder may be installed, since a project says how. */
    public boolean isInstallable(String folder) {
        return folders.isRoot(folder);
    }

    private List<String> with(String file) {
        List<String> found = new ArrayList<>();
        String key = file.contains("/") ? lastTwo(RepositoryPath.of(file)) : file;
        for (String path : byName.getOrDefault(key, List.of())) {
            if (RepositoryPath.of(path).endsWith(file)) {
                found.add(path.substring(0, Math.max(0, path.length() - file.length() - 1)));
            }
        }
        return found;
    }
}
