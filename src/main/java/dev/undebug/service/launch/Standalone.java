package dev.undebug.service.launch;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.FileFacts;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.ExecutionContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.packages.Installed;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the Python files that may turn debug mode on when somebody runs them directly, or by an installed command. */
public final class Standalone {
    /** The most imports from a program to the function that it calls. */
    private static final int DEEPEST = 3;

    private final Workspace workspace;
    private final Installations installations;
    private final List<ConsoleScript> scripts;
    private final Optional<Place> library;
    private final StartedByPath byPath;

    /** @param files may declare console scripts */
    public Standalone(Workspace workspace, Installations installations, List<FileFacts> files) {
        this.workspace = workspace;
        this.installations = installations;
        this.scripts = files.stream()
                .flatMap(file -> file.packaging().consoleScripts().stream())
                .toList();
        this.library = PackagedProject.library(workspace);
        this.byPath = new StartedByPath(workspace);
    }

    /**
     * Returns the programs.
     *
     * @param among the paths of the files that count
     */
    public List<Program> find(Set<String> among) {
        List<Program> programs = new ArrayList<>();
        Set<String> paths = new TreeSet<>(new FlaskReach(workspace).paths());
        paths.retainAll(among);
        for (String path : paths) {
            Optional<PythonText> text = workspace.pythonText(path).filter(found -> !found.isTest());
            text.filter(found -> found.hasSwitchWords() || startsImported(found, paths) || executes(found, paths))
                    .ifPresent(candidate -> {
                        programs.add(program(started(path, candidate)));
                        if (PythonPaths.isEntry(path) || hasOtherBranch(candidate)) {
                            programs.add(program(imported(path, candidate, "application")));
                        }
                        candidate.factories().forEach(name -> programs.add(program(imported(path, candidate, name))));
                    });
        }
        scripts.stream()
                .flatMap(script -> command(script, paths).stream())
                .distinct()
                .forEach(programs::add);
        return programs;
    }

    /** Returns what an installed command starts; those of Flask run with its variable. */
    private Optional<Program> command(ConsoleScript script, Set<String> among) {
        return ScriptEntry.of(script, workspace, List.of())
                .filter(entry -> among.contains(entry.path()) && !CodeRole.isTest(entry.path()))
                .map(entry -> script.underFlask()
                        .map(variable -> program(entry).with(new Layered(variable, "")))
                        .orElseGet(() -> program(entry)));
    }

    /** Returns whether a file without a word for switches may call a function with one, in a module that it imports. */
    private boolean startsImported(PythonText text, Set<String> among) {
        Set<String> seen = new HashSet<>();
        List<PythonText> step = text.startsSomething() ? List.of(text) : List.of();
        for (int depth = 0; depth < DEEPEST && !step.isEmpty(); depth++) {
            step = step.stream()
                    .flatMap(importing -> importing.importsIn(workspace).stream())
                    .filter(path -> among.contains(path) && seen.add(path))
                    .flatMap(path -> workspace.pythonText(path).stream())
                    .toList();
            if (step.stream().anyMatch(PythonText::startsInFunction)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a file runs the code of another one, which has a word for switches. */
    private boolean executes(PythonText text, Set<String> among) {
        return text.executedIn(workspace).stream()
                .filter(among::contains)
                .flatMap(path -> workspace.pythonText(path).stream())
                .anyMatch(PythonText::hasSwitchWords);
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
                .or(() -> entry.main() ? byPath.reservation(entry.path()) : Optional.empty());
    }

    private List<Layered> envFiles(Entry entry, Installed installed) {
        Dotenv dotenv = new Dotenv(workspace);
        List<Layered> found = dotenv.in(RepositoryPath.of(entry.roots().get(0)));
        return found.isEmpty() || dotenv.isLoadable(installed) ? found : List.of();
    }

    /** A file that imports its own package, or a module beside it, is started with these importable, or not at all. */
    private Entry started(String path, PythonText text) {
        Entry alone = Entry.program(path);
        int above = text.relativeImport();
        if (above > 0) {
            // Most modules start nothing: run by its path, such a file ends at once, which costs nothing.
            return text.startsSomething() ? module(path, above).orElse(alone) : alone;
        }
        List<String> roots = new ArrayList<>(alone.roots());
        byPath.root(path).ifPresent(root -> roots.add(root.text()));
        return new Entry(path, true, alone.application(), alone.arguments(), roots);
    }

    /** Returns the entry for {@code python -m package.module}: a relative import fails in a file that is started by its path. */
    private Optional<Entry> module(String path, int above) {
        return root(path, above).map(root -> new Entry(path, true, Optional.empty(), List.of(), List.of(root.text())));
    }

    private Entry imported(String path, PythonText text, String application) {
        RepositoryPath root = root(path, text.relativeImport()).orElseGet(() -> byPath.packageRoot(path));
        return new Entry(path, false, Optional.of(application), List.of(), List.of(root.text()));
    }

    /**
     * Returns the folder from which a file is imported as a part of so many packages; empty if it can be part of none.
     *
     * @param above the number of packages around the file that its imports need; the repository may be one of them, under a
     *     name that it does not say
     */
    private Optional<RepositoryPath> root(String path, int above) {
        RepositoryPath from = byPath.packageRoot(path);
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
}
