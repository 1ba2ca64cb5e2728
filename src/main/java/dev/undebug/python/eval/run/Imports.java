package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.python.eval.outcome.PresentFiles.Put;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Imports modules of the repository by running them; other modules are known by name only. */
public final class Imports {
    /** A package that starts servers and debuggers with parts of Python that are not followed: a repository may have a copy of it. */
    private static final String COPIED = "werkzeug";

    /** In releases of Flask before 1.0, its modules are those of the extensions. */
    private static final String EXTENSIONS = "flask.ext";

    /**
     * How often a module is run in branches that exclude each other: a program that loads one of a hundred modules, none
     * knows which, would run a hundred times what they have in common.
     */
    private static final int MOST_BRANCHES = 8;

    /** Words of code that puts something around the application of a server, or changes its settings. */
    private static final Pattern CHANGING = Pattern.compile("wsgi|Debugged|debugger|debug\\s*+=|DEBUG");

    private final Run run;
    private final Table registry;
    private final ModulePaths paths;
    private final MissingModules missing;
    private final ImportedNames names;
    private final Map<String, Integer> runs = new HashMap<>();
    private @Nullable Site site;

    Imports(Run run) {
        this.run = run;
        this.registry = run.table();
        this.paths = new ModulePaths(run);
        this.missing = new MissingModules(run, paths);
        this.names = new ImportedNames(run, paths, missing);
    }

    /** Runs the entry, and returns its module; empty if it is not loaded. */
    public Optional<PyModule> entry() {
        Entry entry = run.entry();
        entry.preludes().forEach(this::prelude);
        String name = paths.name(entry);
        Optional<PythonModule> source = run.files().entry(entry);
        return source.map(loaded -> {
            String packageName = ModulePaths.packageName(entry.path(), name);
            String loadedAs = entry.isMain() ? "__main__" : isHidden(entry, name) ? entry.path() : name;
            Optional<PyModule> before = imported(loadedAs, loaded);
            if (before.isPresent()) {
                return before.get();
            }
            PyModule module = module(name, packageName, loadedAs, loaded);
            site = new Site(Scope.ofModule(module), loaded.file().place(new Span(0, 0)), "");
            registry.put(loadedAs, Value.of(module));
            try {
                compile(loaded);
                run.statements().block(loaded.body(), Scope.ofModule(module));
            } catch (Raised raised) {
                run.end(raised);
            } catch (Exited ended) {
                run.requiredVariables().exited();
            }
            return module;
        });
    }

    /** Returns the module of the entry, if what ran before it has imported it: that is not run again. */
    private Optional<PyModule> imported(String name, PythonModule source) {
        return Optional.ofNullable(registry.get(name))
                .map(Value::data)
                .filter(data ->
                        data instanceof PyModule module && module.source().equals(source))
                .map(PyModule.class::cast);
    }

    /** Returns whether another module has the name of one that a server loads by its path: a package comes before the file. */
    private boolean isHidden(Entry entry, String name) {
        return entry.code().isEmpty()
                && paths.find(name).filter(found -> !found.equals(entry.path())).isPresent();
    }

    /**
     * Python compiles a whole file before it runs any of it. A mistake in it ends the program, unless that handles the
     * error here.
     */
    private void compile(PythonModule source) {
        refusal(source).ifPresent(statement -> {
            Raised error = Raised.certainly("SyntaxError");
            if (run.branches().handles(error)) {
                throw error;
            }
            run.coverage().noteMistake(source.file().place(statement));
            run.budget().doubt();
        });
    }

    private Optional<Span> refusal(PythonModule source) {
        return source.refused(run.entry().context().traits().python2() == Truth.FALSE);
    }

    private void prelude(Prelude prelude) {
        Optional<PythonModule> source = run.files().prelude(prelude);
        source.ifPresent(loaded -> {
            String name = prelude.module().orElseGet(() -> paths.name(prelude.path()));
            PyModule module = module(name, ModulePaths.packageName(prelude.path(), name), name, loaded);
            site = new Site(Scope.ofModule(module), loaded.file().place(new Span(0, 0)), "");
            prelude.module().ifPresent(own -> registry.put(own, Value.of(module)));
            guarded(prelude, () -> {
                if (refusal(loaded).isEmpty() || !prelude.optional()) {
                    compile(loaded);
                    run.statements().block(loaded.body(), Scope.ofModule(module));
                }
            });
            run.environ().keep(prelude.kept());
            prelude.hooks().forEach(hook -> called(prelude, hook, module));
        });
    }

    private void called(Prelude prelude, Prelude.Hook hook, PyModule module) {
        Value function = module.state().get(hook.name());
        if (function == null) {
            return;
        }
        if (function.data() instanceof PyClass type) {
            Callbacks.functions(type).values().forEach(this::handed);
        } else if (hook.isLater()) {
            handed(function);
        } else if (function.data() instanceof Function) {
            guarded(prelude, () -> run.calls().plain(function, Collections.nCopies(hook.arguments(), Value.UNKNOWN)));
        }
    }

    /** Records a function that the server calls when it has the application, if its code says that it changes that. */
    private void handed(Value function) {
        if (function.data() instanceof Function code
                && !code.body().statements().isEmpty()) {
            List<Stmt> body = code.body().statements();
            Place place = code.closure()
                    .module()
                    .source()
                    .file()
                    .place(body.get(0).span().cover(body.get(body.size() - 1).span()));
            if (CHANGING.matcher(place.text()).find()) {
                run.coverage().noteHandedApp(place);
            }
        }
    }

    /** Runs code that comes before the program; if that ends the server, there is no program to judge. */
    private void guarded(Prelude prelude, Runnable part) {
        try {
            part.run();
        } catch (Raised raised) {
            if (raised.isExit() || !prelude.optional()) {
                run.noteFailure();
            }
        } catch (Exited ended) {
            run.noteFailure();
        }
    }

    /** Returns a site for the actions of the interpreter itself. */
    public Site site() {
        if (site == null) {
            throw new IllegalStateException("nothing runs yet");
        }
        return site;
    }

    private PyModule module(String name, String packageName, String runningName, PythonModule source) {
        PyModule module = new PyModule(name, packageName, source, run.table(), false, null);
        module.state().put("__name__", Value.of(runningName));
        module.state().put("__file__", Value.of(Files.absolute(source.file().path())));
        module.state().put("__package__", Value.of(packageName));
        module.state().put("__doc__", Value.UNKNOWN);
        return module;
    }

    /** Runs the code of another file with the names of a module. */
    public void within(PyModule module, PythonModule source) {
        compile(source);
        PyModule here =
                new PyModule(module.name(), module.packageName(), source, module.state(), module.isModel(), null);
        run.statements().block(source.body(), Scope.ofModule(here));
    }

    /** Runs a text with the names of a scope: a call runs it, which is the place of all that it does. */
    public void executed(PythonModule text, Scope scope, Place call) {
        run.statements().block(text.body(), scope.running(text, call));
    }

    /** Runs a text with the names of a dict, and returns them with those that it binds. */
    public PyModule executed(PythonModule text, Mapping names, Place call) {
        PyModule module = named(text, names);
        executed(text, Scope.ofModule(module), call);
        return module;
    }

    /** Runs the code of a file with the names of a dict, and returns them with those that it binds. */
    public PyModule executed(PythonModule file, Mapping names) {
        compile(file);
        PyModule module = named(file, names);
        run.statements().block(file.body(), Scope.ofModule(module));
        return module;
    }

    private PyModule named(PythonModule code, Mapping names) {
        PyModule module = module("executed", "", "builtins", code);
        names.known().forEach((key, value) -> {
            if (key instanceof Scalar.Text name) {
                module.state().put(name.text(), value);
            }
        });
        return module;
    }

    /** Runs the code of a file as a module of its own, which nothing imports. */
    public PyModule run(PythonModule source, String runningName) {
        compile(source);
        String path = source.file().path();
        String name = paths.name(path);
        PyModule module = module(name, ModulePaths.packageName(path, name), runningName, source);
        run.statements().block(source.body(), Scope.ofModule(module));
        return module;
    }

    /** Returns the code of a module of the repository. */
    public Optional<PythonModule> source(String dotted) {
        return paths.find(dotted).flatMap(run.files()::module);
    }

    /** Returns whether a module runs or has run, so that another import of it runs nothing. */
    public boolean isLoaded(String dotted) {
        return registry.get(dotted) != null;
    }

    /**
     * Returns the absolute name of the module from which a statement imports; empty if its dots lead out of the packages.
     *
     * @param packageName that of the module with the statement
     */
    public static Optional<String> absolute(Stmt.ImportFrom names, String packageName) {
        return ModulePaths.absolute(names, packageName);
    }

    /** Runs the text of a configuration file as a module. */
    public PyModule configuration(PythonModule source) {
        compile(source);
        PyModule module = module("config", "", "config", source);
        run.statements().block(source.body(), Scope.ofModule(module));
        return module;
    }

    void bind(Stmt.Alias alias, Scope scope) {
        String dotted = paths.named(alias.name(), scope.module());
        Value module = module(dotted);
        if (alias.asName().isPresent()) {
            scope.assign(alias.asName().get(), module);
        } else {
            String top = ModulePaths.top(alias.name());
            String above = dotted.substring(0, dotted.length() - alias.name().length() + top.length());
            scope.assign(top, above.equals(dotted) ? module : module(above));
        }
    }

    void bind(Stmt.ImportFrom statement, Scope scope) {
        Optional<String> absolute = ModulePaths.absolute(
                        statement, scope.module().packageName())
                .map(dotted -> statement.level() == 0 ? paths.named(dotted, scope.module()) : dotted);
        if (absolute.isEmpty()) {
            statement.names().forEach(alias -> bindBeyond(alias, scope));
            return;
        }
        if (absolute.get().equals(EXTENSIONS)) {
            statement.names().forEach(alias -> bindName(alias, scope, module(EXTENSIONS + "." + alias.name())));
            return;
        }
        Value module =
                isNamespace(absolute.get(), statement) ? missing.outside(absolute.get()) : module(absolute.get());
        Optional<String> older = statement.level() == 0 && names.lacks(module, absolute.get(), statement.names())
                ? paths.older(absolute.get(), scope.module())
                : Optional.empty();
        bind(older.map(this::module).orElse(module), older.orElse(absolute.get()), statement.names(), scope);
    }

    private void bind(Value module, String dotted, List<Stmt.Alias> imported, Scope scope) {
        for (Stmt.Alias alias : imported) {
            if (alias.name().equals("*")) {
                names.star(module, scope);
            } else {
                bindName(alias, scope, names.member(module, dotted, alias.name()));
            }
        }
    }

    /** Returns whether names are imported from a folder with modules and without an {@code __init__.py}. */
    private boolean isNamespace(String dotted, Stmt.ImportFrom names) {
        return registry.get(dotted) == null
                && paths.find(dotted).isEmpty()
                && names.names().stream()
                        .map(alias -> dotted + "." + alias.name())
                        .anyMatch(name ->
                                paths.find(name).isPresent() || paths.put(name).isPresent());
    }

    /** Binds a name of a package above the topmost one. */
    private void bindBeyond(Stmt.Alias alias, Scope scope) {
        Value value = missing.absent(alias.name());
        if (alias.name().equals("*")) {
            scope.module().open();
        } else {
            bindName(alias, scope, value);
        }
    }

    private static void bindName(Stmt.Alias alias, Scope scope, Value value) {
        scope.assign(alias.asName().orElse(alias.name()), value);
    }

    /** Imports a module by its absolute name, its parent packages first. */
    public Value module(String dotted) {
        @Nullable Value known = registry.get(dotted);
        if (known != null) {
            return known.present();
        }
        if (dotted.startsWith(EXTENSIONS + ".")) {
            return run.entry().context().traits().extensions() == Truth.FALSE
                    ? missing.absent(dotted)
                    : module("flask_" + dotted.substring(EXTENSIONS.length() + 1));
        }
        Optional<String> path = paths.find(dotted);
        if (path.isEmpty()) {
            return elsewhere(dotted);
        }
        run.files().demand(path.get(), "ModuleNotFoundError", run.branches());
        int dot = dotted.lastIndexOf('.');
        Value parent = dot < 0 ? Value.NONE : parent(dotted.substring(0, dot));
        Value module = execute(dotted, path.get());
        bind(module, dotted, parent);
        return module;
    }

    /** Imports the package of a module that exists: a folder without an {@code __init__.py} is one, too. */
    private Value parent(String dotted) {
        if (registry.get(dotted) != null || paths.find(dotted).isPresent() || Models.have(dotted)) {
            return module(dotted);
        }
        int dot = dotted.lastIndexOf('.');
        Value parent = dot < 0 ? Value.NONE : parent(dotted.substring(0, dot));
        Value namespace = missing.outside(dotted);
        registry.put(dotted, namespace);
        bind(namespace, dotted, parent);
        return namespace;
    }

    /** Makes an imported module an attribute of its package. */
    private void bind(Value module, String dotted, Value parent) {
        if (parent.data() instanceof PyModule owner) {
            owner.state().put(dotted.substring(dotted.lastIndexOf('.') + 1), module);
        } else if (parent.data() instanceof External) {
            run.externals().imported(dotted, module);
        }
    }

    /**
     * Imports by a dotted name, as {@code werkzeug.utils.import_string} does: a module, else an attribute of one. A
     * missing module is not a failure yet.
     */
    public Value string(String name) {
        String dotted = name.replace(':', '.');
        int dot = dotted.lastIndexOf('.');
        if (dot < 0 || paths.find(dotted).isPresent() || paths.put(dotted).isPresent()) {
            demand(dotted);
            return module(dotted);
        }
        String owner = dotted.substring(0, dot);
        demand(owner);
        return names.member(module(owner), owner, dotted.substring(dot + 1));
    }

    /** A module that is not there is another error for those who import by a text. */
    private void demand(String dotted) {
        if (registry.get(dotted) == null) {
            paths.find(dotted).ifPresent(path -> run.files().demand(path, "ImportError", run.branches()));
        }
    }

    private Value elsewhere(String dotted) {
        Optional<PythonModule> model = Models.find(dotted, run.entry().context().traits());
        if (model.isPresent()) {
            return model(dotted, model.get());
        }
        Optional<Put> put = paths.put(dotted);
        Optional<CodePart> text = put.flatMap(Put::text);
        return text.isPresent()
                ? execute(dotted, text.get().module())
                : put.isPresent() ? missing.unknown(dotted) : missing.find(dotted);
    }

    /** Returns whether the program went on without a module that people may keep out of version control. */
    public boolean lacksLocalModules() {
        return missing.lacksLocal();
    }

    private Value model(String dotted, PythonModule source) {
        int first = run.heap().size();
        PyModule module = new PyModule(dotted, dotted, source, run.table(), true, null);
        module.state().put("__name__", Value.of(dotted));
        registry.put(dotted, Value.of(module));
        run.statements().block(source.body(), Scope.ofModule(module));
        module.open();
        run.heap().madeTogether(first);
        return Value.of(module);
    }

    private Value execute(String dotted, String path) {
        Optional<PythonModule> source = run.files().module(path);
        if (source.isEmpty()) {
            // The caller loads the file and runs the program again.
            run.budget().doubt();
            run.noteMissingModule();
            return run.cannotTell(Trace.NONE);
        }
        if (run.branches().uncertain() && isRunEnough(path)) {
            run.coverage().leaveOut();
            return missing.outside(dotted);
        }
        return execute(dotted, source.get());
    }

    private Value execute(String dotted, PythonModule source) {
        int first = run.heap().size();
        PyModule module = module(dotted, ModulePaths.packageName(source.file().path(), dotted), dotted, source);
        registry.put(dotted, Value.of(module));
        if (ModulePaths.top(dotted).equals(COPIED)) {
            run.coverage().leaveOut();
        }
        try {
            compile(source);
            run.statements().block(source.body(), Scope.ofModule(module));
        } catch (Raised failed) {
            registry.remove(dotted);
            throw failed;
        }
        run.heap().madeTogether(first);
        @Nullable Value replaced = registry.get(dotted);
        return replaced == null ? Value.of(module) : replaced.present();
    }

    private boolean isRunEnough(String path) {
        return runs.merge(path, 1, Integer::sum) > MOST_BRANCHES;
    }

    /** Returns the file of a module of the repository. */
    public Optional<String> file(String dotted) {
        return paths.find(dotted);
    }

    /** Returns the first search folder with a module. */
    public Optional<String> searchFolder(String dotted) {
        return paths.folder(dotted);
    }

    /** Returns the entry of {@code sys.modules} with a name; null if there is none. */
    @Nullable
    public Value loaded(String dotted) {
        return registry.get(dotted);
    }

    /** Puts any object into {@code sys.modules}: imports find it there. */
    void replace(String dotted, Value value) {
        registry.put(dotted, value.isUnknown() ? missing.outside(dotted) : value);
    }
}
