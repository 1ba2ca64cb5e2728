package dev.undebug.service.tree;

import dev.undebug.python.eval.outcome.KnownModules;
import dev.undebug.read.Readers;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.Links;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The paths of a tree, including those of symbolic links. */
final class TreeNames {
    /** A module of the standard library in a virtual environment: its path there, and its name. */
    private static final Pattern LIBRARY = Pattern.compile("(?:.*/)?lib(?:64)?/(python[23]\\.\\d{1,2}/(\\w+)\\.py)");

    private static final List<String> MACHINE = List.of("/usr/lib/", "/usr/lib64/", "/usr/local/lib/");

    /** Linux's limit for a path, in characters. */
    private static final int MOST_LENGTH = 4096;

    private static final String IGNORED = ".dockerignore";

    private final Links links;
    private final Set<String> regular;
    /** The endings of compiled modules on Linux. */
    private static final Pattern COMPILED = Pattern.compile("\\.(?:(?:cpython-\\w+-[\\w-]*linux[\\w-]*|abi3)\\.)?so");

    private final TreeSet<String> paths;
    // A set too, since membership is asked far more often than order.
    private final Set<String> known;
    private final Set<String> folders;

    // Whether a reader accepts a path: each tries its patterns, and the same paths are asked for again and again.
    private final Map<String, Boolean> read = new HashMap<>();
    private final Map<String, Optional<String>> ends = new HashMap<>();
    private final Map<String, Boolean> emptySettings = new HashMap<>();
    private @Nullable PythonFolders pythonFolders;
    private @Nullable CodeFolders codeFolders;

    TreeNames(SourceTree tree) {
        links = new Links(tree.links());
        regular = new HashSet<>(tree.paths());
        folders = folders(regular);
        known = new HashSet<>(regular);
        links.paths().stream().filter(link -> !leadsToFolder(link)).forEach(known::add);
        paths = new TreeSet<>(regular);
        // Other links need no path of their own: they only have to exist when a file names them.
        known.stream()
                .filter(path -> !regular.contains(path) && isDeployment(path))
                .forEach(paths::add);
    }

    private static Set<String> folders(Collection<String> paths) {
        Set<String> folders = new HashSet<>();
        for (String path : paths) {
            RepositoryPath folder = RepositoryPath.of(path).folder();
            while (!folder.isRoot() && folders.add(folder.text())) {
                folder = folder.folder();
            }
        }
        return folders;
    }

    private boolean leadsToFolder(String link) {
        return links.end(link)
                .filter(end -> end.isEmpty() || folders.contains(end))
                .isPresent();
    }

    /** Returns whether a reader accepts a path. */
    boolean reads(String path) {
        return read.computeIfAbsent(path, Readers::reads);
    }

    /** Returns whether a file is a deployment file, whose name decides its format. */
    private boolean isDeployment(String path) {
        return (reads(path) || path.endsWith(IGNORED)) && !PythonPaths.isPython(path);
    }

    /** Returns the paths to scan: all files, and the links with names of deployment files. */
    Set<String> paths() {
        return Collections.unmodifiableSet(paths);
    }

    boolean isRegular(String path) {
        return regular.contains(path);
    }

    boolean isLink(String path) {
        return links.has(path);
    }

    /** Returns whether a path without links in its folders is a file, or a link to anything but a folder. */
    boolean isKnown(String path) {
        return known.contains(path);
    }

    /** Returns whether there is a file at a path, through any links. */
    boolean exists(String path) {
        return known.contains(path) || regular.contains(real(path));
    }

    /**
     * Returns the path of a compiled module beside one in Python. Source of the order: {@code
     * importlib._bootstrap_external._get_supported_file_loaders}.
     */
    Optional<String> compiled(String module) {
        String base = module.substring(0, module.lastIndexOf('.') + 1);
        return paths.tailSet(base).stream()
                .takeWhile(path -> path.startsWith(base))
                .filter(path ->
                        COMPILED.matcher(path.substring(base.length() - 1)).matches())
                .findFirst();
    }

    boolean hasFolder(String folder) {
        return folder.isEmpty()
                || folders.contains(folder)
                || links.end(folder).filter(folders::contains).isPresent();
    }

    /**
     * Returns the canonical path of a file: for a deployment file, the path of the symbolic link too; for any other,
     * its own path.
     */
    String real(String path) {
        boolean own = links.paths().isEmpty() || regular.contains(path);
        return own || (known.contains(path) && isDeployment(path))
                ? path
                : end(path).orElse(path);
    }

    /** Returns the file that a symbolic link leads to. */
    Optional<String> end(String link) {
        return ends.computeIfAbsent(link, path -> links.end(path).filter(regular::contains));
    }

    /** Returns the folders with Python files; computed on demand, since it is rarely needed. */
    PythonFolders pythonFolders() {
        if (pythonFolders == null) {
            pythonFolders = new PythonFolders(known);
        }
        return pythonFolders;
    }

    /** Returns the folders with the repository's own Python files; computed on demand, since it is rarely needed. */
    CodeFolders codeFolders() {
        if (codeFolders == null) {
            codeFolders = new CodeFolders(regular, pythonFolders());
        }
        return codeFolders;
    }

    /** Returns whether a link leads to the same module of the machine's Python, as virtual environments of old have them. */
    boolean isOfMachine(String link) {
        Matcher module = LIBRARY.matcher(link);
        return module.matches()
                && KnownModules.isStandard(module.group(2))
                && links.written(link)
                        .filter(target ->
                                MACHINE.stream().anyMatch(library -> target.equals(library + module.group(1))))
                        .isPresent();
    }

    /**
     * Returns whether a path is a link to no file of the tree, neither whose name nor whose target's is that of a file that
     * starts programs. There may be settings at its end on a server, but no launch of this repository.
     */
    boolean isEmptySetting(String path) {
        return emptySettings.computeIfAbsent(path, this::leadsToNoLaunch);
    }

    private boolean leadsToNoLaunch(String path) {
        if (!isLink(path) || end(path).isPresent() || !reads(path) || Readers.startsByName(path)) {
            return false;
        }
        String target = links.written(path)
                .filter(written -> written.length() <= MOST_LENGTH)
                .map(TreeNames::named)
                .orElse("");
        return !target.isEmpty() && !Readers.startsByName(target);
    }

    /** Returns a path without what only leads to its names: {@code ..} and a slash at its beginning. */
    private static String named(String written) {
        return String.join("/", ContainerPath.of(written).names());
    }

    /** Returns the symbolic links that lead to a file. */
    Set<String> linksTo(String path) {
        return links.paths().stream()
                .filter(link -> links.end(link).filter(path::equals).isPresent())
                .collect(Collectors.toSet());
    }

    /** Returns whether the workspace reads a file that another file names. */
    boolean isReadable(String path) {
        return reads(path) || PythonPaths.isPython(path) || !IrrelevantFiles.is(path);
    }
}
