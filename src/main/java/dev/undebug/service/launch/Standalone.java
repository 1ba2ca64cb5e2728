package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.FlaskReach;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the Python files that may turn debug mode on when somebody runs them directly. */
public final class Standalone {
    private final Workspace workspace;
    private final Installations installations;

    public Standalone(Workspace workspace, Installations installations) {
        this.workspace = workspace;
        this.installations = installations;
    }

    public List<Program> find() {
        List<Program> programs = new ArrayList<>();
        for (String path : new TreeSet<>(new FlaskReach(workspace).paths())) {
            Optional<PythonText> text = CodeRole.isTest(path) ? Optional.empty() : workspace.pythonText(path);
            text.filter(PythonText::hasSwitchWords).ifPresent(candidate -> {
                programs.add(program(started(path, candidate)));
                candidate.factories().forEach(name -> programs.add(program(imported(path, name))));
            });
        }
        return programs;
    }

    private Program program(Entry entry) {
        return new Program(
                Optional.empty(),
                entry.main() ? Launcher.PYTHON : Launcher.UNKNOWN,
                workspace.roles().of(entry.path()).orElseGet(() -> CodeRole.of(entry.path())),
                Optional.of(entry),
                List.of(),
                entry.main()
                        ? new Dotenv(workspace)
                                .in(RepositoryPath.of(entry.path()).folder())
                        : List.of(),
                installations.at(entry.path()));
    }

    /** A file that imports its own package is started with the package importable, or not at all. */
    private Entry started(String path, PythonText text) {
        Entry alone = Entry.program(path);
        RepositoryPath root = root(path);
        String within = RepositoryPath.of(path).below(root).orElseThrow();
        String topmost = within.contains("/") ? RepositoryPath.of(within).top() : "";
        boolean needed = !topmost.isEmpty()
                && (text.contains("from " + topmost + ".") || text.contains("import " + topmost + "."));
        List<String> roots = new ArrayList<>(alone.roots());
        if (needed) {
            roots.add(root.text());
        }
        return new Entry(path, true, alone.application(), alone.arguments(), roots);
    }

    private Entry imported(String path, String application) {
        return new Entry(
                path,
                false,
                Optional.of(application),
                List.of(),
                List.of(root(path).text()));
    }

    /** A package is imported from the folder above its topmost {@code __init__.py}. */
    private RepositoryPath root(String path) {
        return RepositoryPath.of(path)
                .above()
                .filter(folder -> folder.isRoot()
                        || !workspace.exists(folder.at("__init__.py").text()))
                .findFirst()
                .orElse(RepositoryPath.ROOT);
    }
}
