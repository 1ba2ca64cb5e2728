package dev.undebug.service.tree;

import dev.undebug.read.Readers;
import dev.undebug.source.Links;
import dev.undebug.source.OtherFiles;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that the files of a tree have, those of symbolic links included. */
final class TreeNames {
    private final Links links;
    private final Set<String> regular;
    private final TreeSet<String> paths;
    // Asked for far more often than anything of the order.
    private final Set<String> known;
    private final Set<String> folders;
    private @Nullable PythonFolders pythonFolders;

    TreeNames(SourceTree tree) {
        links = new Links(tree.links());
        regular = new HashSet<>(tree.paths());
        folders = folders(regular);
        known = new HashSet<>(regular);
        links.paths().stream().filter(link -> !leadsToFolder(link)).forEach(known::add);
        paths = new TreeSet<>(regular);
        // Of the others it is enough that they are there for who names them.
        known.stream().filter(TreeNames::isDeployment).forEach(paths::add);
    }

    private static Set<String> folders(Collection<String> paths) {
        Set<String> folders = new HashSet<>();
        for (String path : paths) {
            String folder = Paths.parent(path);
            while (!folder.isEmpty() && folders.add(folder)) {
                folder = Paths.parent(folder);
            }
        }
        return folders;
    }

    private boolean leadsToFolder(String link) {
        return links.end(link)
                .filter(end -> end.isEmpty() || folders.contains(end))
                .isPresent();
    }

    /** Returns whether a file is a deployment file, of which it depends on its name what it says. */
    static boolean isDeployment(String path) {
        return Readers.reads(path) && !PythonPaths.isPython(path);
    }

    /** Returns what there is to look through: all files, and the links that are deployment files by their names. */
    Set<String> paths() {
        return Collections.unmodifiableSet(paths);
    }

    boolean isRegular(String path) {
        return regular.contains(path);
    }

    boolean isLink(String path) {
        return links.has(path);
    }

    /** Returns whether there is a file, or a link that is none to a folder, at a path that has no links in its folders. */
    boolean isKnown(String path) {
        return known.contains(path);
    }

    /** Returns whether there is a file at a path, whatever links it goes through. */
    boolean exists(String path) {
        return known.contains(path) || regular.contains(real(path));
    }

    boolean hasFolder(String folder) {
        return folder.isEmpty()
                || folders.contains(folder)
                || links.end(folder).filter(folders::contains).isPresent();
    }

    /**
     * Returns the path under which a file is kept: a deployment file under that of a symbolic link as well, any other under its
     * own, whatever links lead to it.
     */
    String real(String path) {
        boolean own = links.paths().isEmpty() || regular.contains(path);
        return own || (known.contains(path) && isDeployment(path))
                ? path
                : end(path).orElse(path);
    }

    /** Returns the file that a symbolic link leads to. */
    Optional<String> end(String link) {
        return links.end(link).filter(regular::contains);
    }

    /** Returns where there is Python. Few ask, so that it is found out when somebody does. */
    PythonFolders pythonFolders() {
        if (pythonFolders == null) {
            pythonFolders = new PythonFolders(known);
        }
        return pythonFolders;
    }

    /** Returns the symbolic links that lead to a file. */
    Set<String> linksTo(String path) {
        return links.paths().stream()
                .filter(link -> links.end(link).filter(path::equals).isPresent())
                .collect(Collectors.toSet());
    }

    /** Returns whether a file is read that somebody names. */
    static boolean isReadable(String path) {
        return Readers.reads(path) || PythonPaths.isPython(path) || !OtherFiles.is(path);
    }
}
