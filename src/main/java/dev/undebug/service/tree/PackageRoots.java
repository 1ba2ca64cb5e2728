package dev.undebug.service.tree;

import dev.undebug.python.eval.outcome.Packages;
import dev.undebug.source.Content;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder of a module that none of a program's search folders contains. The program works, so the module is
 * installed from somewhere in the repository: from a folder around the program, else from the only project or the only
 * folder that has it.
 */
final class PackageRoots {
    private final Workspace workspace;
    private final TreeNames names;
    private final Map<String, Optional<String>> elsewhere = new HashMap<>();
    private @Nullable Set<String> required;

    PackageRoots(Workspace workspace, TreeNames names) {
        this.workspace = workspace;
        this.names = names;
    }

    /**
     * @param module an absolute name
     * @param near a file of the repository, around which the search starts
     * @param searched the folders that do not contain the module
     */
    Optional<String> find(String module, String near, List<String> searched) {
        int dot = module.indexOf('.');
        String top = dot < 0 ? module : module.substring(0, dot);
        // A package may be a folder with nothing but subfolders.
        if (Packages.isKnown(top) || searched.stream().anyMatch(root -> hasPython(root, top))) {
            return Optional.empty();
        }
        String path = module.replace('.', '/');
        return around(top, path, near)
                .or(() -> elsewhere.computeIfAbsent(path, key -> ofProjects(top, key)
                        .or(() -> isOwn(top) ? ofFolders(top, key) : Optional.empty())));
    }

    /** Returns whether a name belongs neither to known packages nor to files that people keep out of the repository. */
    private boolean isOwn(String top) {
        return !Packages.isLocal(top) && !required().contains(top.toLowerCase(Locale.ROOT));
    }

    private Optional<String> around(String top, String path, String near) {
        return RepositoryPath.of(near)
                .above()
                .flatMap(folder -> in(roots(folder.text(), top), path).stream())
                .findFirst();
    }

    private Optional<String> in(List<String> roots, String path) {
        return roots.stream().filter(root -> isModule(root, path)).findFirst().or(() -> roots.stream()
                .filter(root -> hasPython(root, path))
                .findFirst());
    }

    private List<String> roots(String folder, String top) {
        Stream<String> inside = PythonFolders.INSIDE.stream()
                .map(name -> RepositoryPath.of(folder).at(name).text());
        if (folders().isProject(folder)) {
            return Stream.concat(inside, Stream.of(folder)).toList();
        }
        return isOwn(top) ? List.of(RepositoryPath.of(folder).at("src").text(), folder) : List.of();
    }

    private PythonFolders folders() {
        return names.pythonFolders();
    }

    private Optional<String> ofProjects(String top, String path) {
        Set<String> found = new HashSet<>(folders().around(top));
        found.addAll(folders().beside(top));
        // A file of a common name, main.py, is no module of a project if others have one, too.
        return only(found, root -> folders().isRoot(root) && isModule(root, path))
                .filter(root -> hasPython(root, top) || folders().files(top) < 2);
    }

    /** A package outside every project may be a folder without {@code __init__.py}. */
    private Optional<String> ofFolders(String top, String path) {
        Set<String> found = folders().around(top);
        boolean packages = found.stream().anyMatch(root -> isModule(root, path));
        return only(found, root -> packages ? isModule(root, path) : hasPython(root, path));
    }

    private static Optional<String> only(Set<String> found, Predicate<String> which) {
        List<String> roots = found.stream().filter(which).limit(2).toList();
        return roots.size() == 1 ? Optional.of(roots.get(0)) : Optional.empty();
    }

    private boolean isModule(String root, String path) {
        String file = RepositoryPath.of(root).at(path).text();
        return names.exists(file + "/__init__.py") || names.exists(file + ".py");
    }

    private boolean hasPython(String root, String path) {
        return folders().has(RepositoryPath.of(root).at(path).text());
    }

    /** Returns the packages that the repository requires, by their most common import names. */
    private Set<String> required() {
        if (required == null) {
            required = workspace.contents().stream()
                    .filter(Content.Decoded.class::isInstance)
                    .flatMap(content ->
                            workspace.facts(((Content.Decoded) content).file().path()).stream())
                    .flatMap(facts -> facts.packaging().requirements().stream())
                    .map(requirement ->
                            requirement.name().toLowerCase(Locale.ROOT).replaceAll("[-.]", "_"))
                    .collect(Collectors.toSet());
        }
        return required;
    }
}
