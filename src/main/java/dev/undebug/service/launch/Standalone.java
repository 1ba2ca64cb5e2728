package dev.undebug.service.launch;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.FileFacts;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.ExecutionContext;
import dev.undebug.read.text.Lines;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.FlaskReach;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the Python files that may turn debug mode on when somebody runs them directly, or by an installed command. */
public final class Standalone {
    private final Workspace workspace;
    private final Installations installations;
    private final List<ConsoleScript> scripts;
    private final Optional<Place> library;

    /** @param files may declare console scripts */
    public Standalone(Workspace workspace, Installations installations, List<FileFacts> files) {
        this.workspace = workspace;
        this.installations = installations;
        this.scripts = files.stream()
                .flatMap(file -> file.packaging().consoleScripts().stream())
                .toList();
        this.library = library();
    }

    /** Returns where the repository is packaged to be installed by others. */
    private Optional<Place> library() {
        return Stream.of("pyproject.toml", "setup.py", "setup.cfg")
                .flatMap(name -> workspace.file(name).stream())
                .filter(file -> !file.path().endsWith(".toml") || file.text().contains("[build-system]"))
                .findFirst()
                .map(file -> file.place(Lines.line(file, 1)));
    }

    public List<Program> find() {
        List<Program> programs = new ArrayList<>();
        Set<String> paths = new TreeSet<>(new FlaskReach(workspace).paths());
        for (String path : paths) {
            Optional<PythonText> text = workspace.pythonText(path).filter(found -> !found.isTest());
            text.filter(PythonText::hasSwitchWords).ifPresent(candidate -> {
                programs.add(program(started(path, candidate)));
                if (PythonPaths.isEntry(path) || hasOtherBranch(candidate)) {
                    programs.add(program(imported(path, candidate, "application")));
                }
                candidate.factories().forEach(name -> programs.add(program(imported(path, candidate, name))));
            });
        }
        scripts.stream()
                .flatMap(script -> ScriptEntry.of(script, workspace, List.of()).stream())
                .filter(entry -> paths.contains(entry.path()) && !CodeRole.isTest(entry.path()))
                .distinct()
                .forEach(entry -> programs.add(program(entry)));
        return programs;
    }

    /** Returns whether a server that imports the file runs code that does not run if somebody runs the file. */
    private static boolean hasOtherBranch(PythonText text) {
        return text.contains("__main__") && text.contains("\nelse:");
    }

    private Program program(Entry entry) {
        Installed installed = installations.at(entry.path());
        return new Program(
                Optional.empty(),
                entry.main() ? Launcher.PYTHON : Launcher.UNKNOWN,
                workspace.roles().of(entry.path()).orElseGet(() -> CodeRole.of(entry.path())),
                Optional.of(entry.in(ExecutionContext.of(installed.traits()))),
                List.of(),
                entry.main() ? envFiles(entry, installed) : List.of(),
                installed,
                reservation(entry));
    }

    private Optional<EvidenceStep> reservation(Entry entry) {
        return library.filter(place -> CodeRole.isExample(entry.path()))
                .map(place -> new EvidenceStep(place, new Event.PackagesLibrary()))
                .or(() -> entry.main() && entry.roots().size() > 1 && isNoProgram(entry.path())
                        ? ownPackage(entry.path())
                        : Optional.empty());
    }

    /**
     * Returns whether a file that finds its package only with {@code python -m} is hardly started so: it is the package
     * itself, which takes no part in that, or a file beside the package imports the package and is the program.
     */
    private boolean isNoProgram(String path) {
        RepositoryPath root = root(path);
        if (RepositoryPath.of(path).name().equals("__init__.py")) {
            return workspace
                    .pythonText(path)
                    .filter(text -> text.contains("__main__"))
                    .isPresent();
        }
        String name = RepositoryPath.of(RepositoryPath.of(path).below(root).orElseThrow())
                .top();
        return workspace.paths().stream()
                .filter(other -> PythonPaths.isPython(other)
                        && RepositoryPath.of(other).folder().equals(root))
                .flatMap(other -> workspace.pythonText(other).stream())
                .anyMatch(text -> !text.isTest() && text.importOf(name).isPresent());
    }

    /** Returns where a file imports the package that it is part of, if its own folder has no such module. */
    private Optional<EvidenceStep> ownPackage(String path) {
        String within = RepositoryPath.of(path).below(root(path)).orElseThrow();
        if (!within.contains("/")) {
            return Optional.empty();
        }
        String name = RepositoryPath.of(within).top();
        RepositoryPath folder = RepositoryPath.of(path).folder();
        boolean beside = workspace.exists(folder.at(name + ".py").text())
                || workspace.hasFolder(folder.at(name).text());
        return workspace
                .pythonText(path)
                .filter(text -> !beside)
                .flatMap(text -> text.importOf(name))
                .map(place -> new EvidenceStep(place, new Event.ImportsOwnPackage(name)));
    }

    private List<Layered> envFiles(Entry entry, Installed installed) {
        Dotenv dotenv = new Dotenv(workspace);
        List<Layered> found = dotenv.in(RepositoryPath.of(entry.roots().get(0)));
        return found.isEmpty() || dotenv.isLoadable(installed) ? found : List.of();
    }

    /** A file that imports its own package is started with the package importable, or not at all. */
    private Entry started(String path, PythonText text) {
        Entry alone = Entry.program(path);
        int above = text.relativeImport();
        if (above > 0) {
            // Most modules start nothing: run by its path, such a file ends at once, which costs nothing.
            return text.startsSomething() ? module(path, above).orElse(alone) : alone;
        }
        List<String> roots = new ArrayList<>(alone.roots());
        if (ownPackage(path).isPresent()) {
            roots.add(root(path).text());
        }
        return new Entry(path, true, alone.application(), alone.arguments(), roots);
    }

    /** Returns the entry for {@code python -m package.module}: a relative import fails in a file that is started by its path. */
    private Optional<Entry> module(String path, int above) {
        return root(path, above).map(root -> new Entry(path, true, Optional.empty(), List.of(), List.of(root.text())));
    }

    private Entry imported(String path, PythonText text, String application) {
        RepositoryPath root = root(path, text.relativeImport()).orElseGet(() -> root(path));
        return new Entry(path, false, Optional.of(application), List.of(), List.of(root.text()));
    }

    /**
     * Returns the folder from which a file is imported as a part of so many packages; empty if it can be part of none.
     *
     * @param above the number of packages around the file that its imports need; the repository may be one of them, under a
     *     name that it does not say
     */
    private Optional<RepositoryPath> root(String path, int above) {
        RepositoryPath from = root(path);
        RepositoryPath root = from;
        int packages = (int) RepositoryPath.of(path)
                .above()
                .takeWhile(folder -> !folder.equals(from))
                .count();
        for (; packages < above && !root.isRoot(); packages++) {
            // A package needs no __init__.py.
            root = root.folder();
        }
        return packages == 0 ? Optional.empty() : Optional.of(root);
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
