package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.eval.outcome.OwnPackage;
import dev.undebug.python.eval.outcome.Packages;
import dev.undebug.python.eval.outcome.PresentFiles.Put;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files of modules. */
final class ModulePaths {
    private static final String INIT = "__init__.py";
    private static final String FUTURE = "__future__";

    private final Run run;
    private final Files files;
    private final SearchPath path;
    private final String program;
    private final Optional<OwnPackage> own;
    private final Map<String, Optional<String>> found = new HashMap<>();
    private List<String> roots;

    ModulePaths(Run run) {
        this.run = run;
        this.files = run.files();
        this.path = run.searchPath();
        this.program = run.entry().path();
        this.own = OwnPackage.of(
                program,
                run.entry().module().map(module -> packageName(program, module)).orElse(""));
        this.roots = path.roots();
    }

    /** Returns the file of a module by its absolute name. */
    Optional<String> find(String dotted) {
        List<String> now = path.roots();
        if (!now.equals(roots)) {
            roots = now;
            found.clear();
        }
        return found.computeIfAbsent(dotted, this::search);
    }

    /**
     * Returns the absolute name of what a statement imports by a name without leading dots. For Python 2, {@code import models}
     * in a package means its own {@code models} if there is one, unless the file asks for absolute imports; source: PEP 328.
     * Where nothing else tells the Python, it is one that takes the code.
     *
     * @param importing the module with the statement
     */
    String named(String dotted, PyModule importing) {
        boolean two = python2() == Truth.TRUE || (python2() == Truth.UNKNOWN && isOfTwo(importing));
        return (two ? beside(dotted, importing) : absent(dotted, importing)).orElse(dotted);
    }

    private Truth python2() {
        return run.entry().context().traits().python2();
    }

    /** Returns whether a module has statements that only Python 2 takes. */
    private static boolean isOfTwo(PyModule module) {
        return module.source().refusals().byThree().isPresent()
                && module.source().refused(false).isEmpty();
    }

    /** Returns the name in the package of the import of what no folder has otherwise, so that Python 3 would find no module. */
    private Optional<String> absent(String dotted, PyModule importing) {
        String top = top(dotted);
        boolean lacks = python2() == Truth.UNKNOWN
                && !importing.packageName().isEmpty()
                && !Packages.isKnown(top)
                && find(top).isEmpty()
                && find(dotted).isEmpty()
                && put(top).isEmpty()
                && !Models.have(top)
                && !run.branches().catching("ModuleNotFoundError");
        return lacks ? beside(dotted, importing) : Optional.empty();
    }

    /**
     * Returns the name that an import has in Python 2, for a module that lacks what is imported from it, so that Python 3 would end
     * the program: {@code from app import create_app} in the package {@code app} itself.
     */
    Optional<String> older(String dotted, PyModule importing) {
        return python2() == Truth.UNKNOWN && !run.branches().catching("ImportError")
                ? beside(dotted, importing)
                : Optional.empty();
    }

    /** Returns the name of a module in the package of the import. */
    private Optional<String> beside(String dotted, PyModule importing) {
        String around = importing.packageName();
        boolean relative = !around.isEmpty()
                && !importing.isModel()
                && !dotted.equals(FUTURE)
                && find(around + "." + top(dotted)).isPresent()
                && importing.source().body().stream().noneMatch(ModulePaths::asksForAbsolute);
        return relative ? Optional.of(around + "." + dotted) : Optional.empty();
    }

    private static boolean asksForAbsolute(Stmt statement) {
        return statement instanceof Stmt.ImportFrom names
                && names.module().filter(FUTURE::equals).isPresent()
                && names.names().stream().anyMatch(alias -> alias.name().equals("absolute_import"));
    }

    /** Returns the first search folder with a module. */
    Optional<String> folder(String dotted) {
        return path.roots().stream()
                .filter(root -> in(List.of(root), dotted).isPresent())
                .findFirst();
    }

    /** Returns what is put where the program looks for a module, or over its file. */
    Optional<Put> put(String dotted) {
        if (files.putNothing()) {
            return Optional.empty();
        }
        String relative = dotted.replace('.', '/');
        List<Put> found = path.roots().stream()
                .map(root -> RepositoryPath.of(root).at(relative))
                .flatMap(ModulePaths::named)
                .flatMap(name -> files.put(name).stream())
                .toList();
        // In a mounted folder any other file may be, too.
        return found.stream().filter(put -> put.text().isPresent()).findFirst().or(() -> found.stream()
                .findFirst());
    }

    private Optional<String> search(String dotted) {
        return own.flatMap(around -> around.path(dotted))
                .flatMap(base -> first(List.of(base)))
                .or(() -> in(roots, dotted).or(() -> installed(dotted)).filter(file -> !isHidden(dotted)));
    }

    private Optional<String> in(List<String> folders, String dotted) {
        return files.found(new Modules.Search(dotted, folders), this::first);
    }

    private Optional<String> first(Modules.Search search) {
        String relative = search.module().replace('.', '/');
        return first(search.folders().stream()
                .map(root -> RepositoryPath.of(root).at(relative))
                .toList());
    }

    /** @param bases paths of modules without an ending */
    private Optional<String> first(List<RepositoryPath> bases) {
        Optional<String> leftOut = Optional.empty();
        for (RepositoryPath base : bases) {
            for (String name : named(base).toList()) {
                Optional<String> file = files.found(name).filter(found -> !files.isReplaced(name, found));
                if (file.isPresent() && !files.isLeftOut(file.get())) {
                    return file;
                }
                leftOut = leftOut.or(() -> file);
            }
        }
        return leftOut;
    }

    /** Returns the files that a module may be, a package before a module beside it. */
    private static Stream<String> named(RepositoryPath base) {
        String initial = base.at(INIT).text();
        return base.isRoot() ? Stream.of(initial) : Stream.of(initial, base.text() + ".py");
    }

    /** A module outside the program's search folders is installed, from its folder in the repository. */
    private Optional<String> installed(String dotted) {
        String top = top(dotted);
        return in(roots, top).isPresent()
                ? Optional.empty()
                : files.installed(top, program, roots).flatMap(root -> in(List.of(root), dotted));
    }

    /**
     * Returns whether a package outside the repository hides a folder with its name: Python takes a folder without an
     * {@code __init__.py} for a package only if no search folder has another one.
     */
    private boolean isHidden(String dotted) {
        String top = top(dotted);
        boolean outside = Packages.isInstalled(top)
                || Models.have(top)
                || run.externals().named(top).isKnown();
        return outside && !top.equals(dotted) && in(roots, top).isEmpty();
    }

    static String top(String dotted) {
        int dot = dotted.indexOf('.');
        return dot < 0 ? dotted : dotted.substring(0, dot);
    }

    /** Returns the absolute name of the program's module. */
    String name(Entry entry) {
        return entry.module().orElseGet(() -> name(entry.path()));
    }

    /** Returns the absolute name of a file's module, relative to the first root that contains it. */
    String name(String path) {
        String relative = roots.stream()
                .filter(root -> !root.isEmpty())
                .flatMap(root -> RepositoryPath.of(path).below(RepositoryPath.of(root)).stream())
                .findFirst()
                .orElse(path);
        String module = relative.endsWith("/" + INIT)
                ? RepositoryPath.of(relative).folder().text()
                // Servers give an entry point a name of their own: `shop.wsgi` may import a module `shop`.
                : relative.replaceFirst("\\.pyw?$", "").replaceFirst("\\.wsgi$", "_wsgi");
        return module.replace('/', '.');
    }

    /** Returns the package that relative imports of a module start from. */
    static String packageName(String path, String name) {
        if (RepositoryPath.of(path).name().equals(INIT)) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** Returns the absolute module name in a {@code from} import; empty if its dots lead out of the packages. */
    static Optional<String> absolute(Stmt.ImportFrom names, String packageName) {
        if (names.level() == 0) {
            return names.module();
        }
        String base = packageName;
        for (int i = 1; i < names.level(); i++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            base = base.substring(0, dot);
        }
        if (base.isEmpty()) {
            return Optional.empty();
        }
        String start = base;
        return Optional.of(names.module().map(module -> start + "." + module).orElse(start));
    }
}
