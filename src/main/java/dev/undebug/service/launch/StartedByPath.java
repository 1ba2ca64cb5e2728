package dev.undebug.service.launch;

import dev.undebug.python.eval.outcome.Packages;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a file finds the modules of its program if somebody starts it by its path: Python then searches the folder
 * of the file, and none above it.
 */
final class StartedByPath {
    private final Workspace workspace;
    private final Map<RepositoryPath, Set<RepositoryPath>> imported = new HashMap<>();
    private @Nullable Map<RepositoryPath, List<String>> sources;

    StartedByPath(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * An import of a module that is not found then.
     *
     * @param root the folder above the file in which the module is
     */
    private record Unfound(RepositoryPath root, String name, Place place) {}

    /** Returns the folder above a file without which it does not find a module of its program. */
    Optional<RepositoryPath> root(String path) {
        return unfound(path).map(Unfound::root);
    }

    /** Returns the step that says what a file does not find, if it is hardly started in another way. */
    Optional<EvidenceStep> reservation(String path) {
        return unfound(path)
                .filter(unfound -> isNoProgram(path, unfound.root()) && !isAdded(path, unfound))
                .map(unfound -> new EvidenceStep(unfound.place(), new Event.ImportsOwnPackage(unfound.name())))
                .or(() -> packageItself(path));
    }

    /** Nobody starts a package itself with {@code python -m}, and by its path its relative imports fail. */
    private Optional<EvidenceStep> packageItself(String path) {
        return workspace
                .pythonText(path)
                .filter(text -> isPackage(path))
                .flatMap(PythonText::relativeName)
                .map(name -> new EvidenceStep(
                        name, new Event.ImportsOwnPackage(name.file().slice(name.span()))));
    }

    private static boolean isPackage(String path) {
        return RepositoryPath.of(path).name().equals("__init__.py");
    }

    private Optional<Unfound> unfound(String path) {
        return ownPackage(path).or(() -> module(path));
    }

    /** Returns where a file imports the package that it is part of, if its own folder has no such module. */
    private Optional<Unfound> ownPackage(String path) {
        RepositoryPath root = packageRoot(path);
        String within = RepositoryPath.of(path).below(root).orElseThrow();
        return within.contains("/")
                ? unfound(path, root, RepositoryPath.of(within).top())
                : Optional.empty();
    }

    /** Returns where a file imports a module of its program: one beside a file that imports this one. */
    private Optional<Unfound> module(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        return file.folder()
                .above()
                .filter(root -> !root.equals(file.folder()) && isImportedFrom(path, root) && !isPackaged(root))
                .flatMap(root -> workspace.importsAtTop(path).stream()
                        .sorted()
                        .flatMap(imported -> RepositoryPath.of(imported).below(root).stream())
                        .map(imported -> RepositoryPath.of(imported).top().replaceFirst("\\.py$", ""))
                        .flatMap(name -> unfound(path, root, name).stream()))
                .findFirst();
    }

    private Optional<Unfound> unfound(String path, RepositoryPath root, String name) {
        RepositoryPath folder = RepositoryPath.of(path).folder();
        boolean beside = workspace.exists(folder.at(name + ".py").text())
                || workspace.hasFolder(folder.at(name).text());
        return beside || Packages.isKnown(name)
                ? Optional.empty()
                : workspace
                        .pythonText(path)
                        .flatMap(text -> text.importOf(name))
                        .map(place -> new Unfound(root, name, place));
    }

    /** Returns whether the file itself adds the folder to those that Python searches, before it imports from there. */
    private boolean isAdded(String path, Unfound unfound) {
        return workspace
                .pythonText(path)
                .filter(text -> text.searches(unfound.root(), unfound.place()))
                .isPresent();
    }

    /** An installed project is found from everywhere. */
    private boolean isPackaged(RepositoryPath root) {
        return root.upward()
                .anyMatch(folder -> PackagedProject.in(folder, workspace).isPresent());
    }

    /**
     * Returns whether a file that finds its modules only with {@code python -m} is hardly started so: it is the package
     * itself, which takes no part in that, or a file beside the package imports the package and is the program.
     */
    private boolean isNoProgram(String path, RepositoryPath root) {
        if (isPackage(path)) {
            return workspace
                    .pythonText(path)
                    .filter(text -> text.contains("__main__"))
                    .isPresent();
        }
        return isImportedFrom(path, root);
    }

    /** Returns whether a file in a folder imports something from the package or folder below it in which another file is. */
    private boolean isImportedFrom(String path, RepositoryPath root) {
        RepositoryPath part =
                root.at(RepositoryPath.of(RepositoryPath.of(path).below(root).orElseThrow())
                        .top());
        return imported(root).stream().anyMatch(imported -> imported.isIn(part));
    }

    /** Returns what the files in a folder import from the repository; those of tests do not count. */
    private Set<RepositoryPath> imported(RepositoryPath folder) {
        return imported.computeIfAbsent(folder, key -> {
            List<String> files = sources().getOrDefault(key, List.of());
            return files.stream()
                    .filter(file -> workspace
                            .pythonText(file)
                            .filter(text -> !text.isTest())
                            .isPresent())
                    .flatMap(file -> workspace.imports(file).stream())
                    .map(RepositoryPath::of)
                    .collect(Collectors.toSet());
        });
    }

    /** Returns the Python files of the repository by their folders. */
    private Map<RepositoryPath, List<String>> sources() {
        if (sources == null) {
            sources = workspace.paths().stream()
                    .filter(PythonPaths::isPython)
                    .collect(Collectors.groupingBy(
                            file -> RepositoryPath.of(file).folder()));
        }
        return sources;
    }

    /** Returns the folder from which a package is imported: the one above its topmost {@code __init__.py}. */
    RepositoryPath packageRoot(String path) {
        return RepositoryPath.of(path)
                .above()
                .filter(folder -> folder.isRoot()
                        || !workspace.exists(folder.at("__init__.py").text()))
                .findFirst()
                .orElse(RepositoryPath.ROOT);
    }
}
