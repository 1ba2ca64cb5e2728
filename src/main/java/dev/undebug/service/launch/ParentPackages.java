package dev.undebug.service.launch;

import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;

/** Finds the packages that {@code python -m} imports before it runs a module of them. */
final class ParentPackages {
    private final Workspace workspace;

    ParentPackages(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Returns the packages, the outermost first.
     *
     * @param file what runs: the file of a module, the program of a package, or a package without one
     */
    List<Prelude> of(String file, String module) {
        RepositoryPath path = RepositoryPath.of(file);
        boolean program = path.name().equals("__main__.py");
        RepositoryPath folder = path.folder();
        if (path.name().equals("__init__.py")) {
            folder = folder.folder();
        }
        List<Prelude> packages = new ArrayList<>();
        boolean inside = true;
        for (String name = program ? module : parent(module);
                !name.isEmpty() && inside;
                name = parent(name), folder = folder.folder()) {
            String initial = folder.at("__init__.py").text();
            // The repository itself may be a package.
            inside = !folder.isRoot();
            if (workspace.exists(initial)) {
                packages.add(0, Prelude.ofPackage(initial, name));
            }
        }
        return packages;
    }

    private static String parent(String module) {
        return module.substring(0, Math.max(module.lastIndexOf('.'), 0));
    }
}
