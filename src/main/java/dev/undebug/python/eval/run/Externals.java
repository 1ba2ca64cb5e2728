package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.Exceptions;
import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.StartingNames;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Outside;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Code outside the repository as one run sees it: the standard library, Flask, other packages. */
public final class Externals implements Outside {
    private static final String ENVIRON = "os.environ";
    private static final String ARGV = "sys.argv";
    private static final String PATH = "sys.path";
    private static final String MODULES = "sys.modules";
    private static final String CURRENT = "flask.current_app";

    /** The packages that put other functions in the place of those of any module. */
    private static final Pattern MOCKS = Pattern.compile("(?:unittest\\.)?+mock\\.|pytest\\.");

    private static final List<String> SPECIAL = List.of(ENVIRON, ARGV, PATH);

    /** Functions that give the entry points of installed packages, and those that load some at once. */
    private static final Set<String> ENTRY_POINTS =
            Set.of("undebug_model.entry_points", "importlib_metadata.entry_points", "pkg_resources.iter_entry_points");

    private static final Set<String> LOADING =
            Set.of("load_entry_point", "load_setuptools_entrypoints", "load_setuptools_entry_points");

    private static final Set<String> LOAD = Set.of("load", "resolve");

    private final Run run;
    private final Library library;
    private final Table unseen;
    /** The values that the program puts in the place of functions outside the repository, by their dotted names. */
    private final Table patched;
    /** The names of imported modules in folders that are packages without an {@code __init__.py}. */
    private final Set<String> imported = new HashSet<>();

    private final Callbacks callbacks = new Callbacks();
    private boolean changed;
    private @Nullable String inherited;
    private Coverage.@Nullable UnseenCall unseenCall;
    private boolean entryPoints;

    Externals(Run run, Library library) {
        this.run = run;
        this.library = library;
        this.unseen = run.table();
        this.patched = run.table();
    }

    /** Returns the value of a name outside the repository. */
    External named(String dotted) {
        return new External(dotted, library.find(dotted) != null || library.isModule(dotted));
    }

    /** Returns an attribute of something outside the repository. */
    public Value attribute(String owner, String name) {
        String dotted = ExternalNames.canonical(owner + "." + name);
        if (dotted.equals(ENVIRON)) {
            return Value.of(run.environ());
        }
        if (dotted.equals(ARGV)) {
            return run.argv();
        }
        if (dotted.equals(PATH)) {
            return Value.of(run.searchPath());
        }
        @Nullable Value other = patched(dotted);
        if (other != null) {
            return other;
        }
        @Nullable Value modelled = modelled(dotted);
        if (modelled != null) {
            return modelled;
        }
        @Nullable Value constant = ExternalNames.constant(dotted);
        return constant == null ? Value.of(named(dotted)) : constant;
    }

    /** Returns what the program put in the place of something outside the repository; null if it did not. */
    public @Nullable Value patched(String dotted) {
        @Nullable Value value = patched.get(dotted);
        if (value == null || !value.maybeAbsent()) {
            return value;
        }
        return imported.contains(dotted) ? value.present() : run.cannotTell(value.trace());
    }

    /** Returns whether the program puts something in the place of functions outside the repository. */
    boolean areChanged() {
        return changed;
    }

    /** Makes a module an attribute of its package, a folder without an {@code __init__.py}. */
    void imported(String dotted, Value module) {
        imported.add(dotted);
        patched.put(dotted, module);
    }

    /** Returns a module that is modelled in Python, or a name in one; null for any other name. */
    private @Nullable Value modelled(String dotted) {
        if (Models.have(dotted)) {
            return run.imports().module(dotted);
        }
        String module = dotted.substring(0, Math.max(0, dotted.lastIndexOf('.')));
        if (!Models.have(module)) {
            return null;
        }
        Value model = run.imports().module(module);
        return model.data().attribute(run, model, dotted.substring(module.length() + 1));
    }

    /** Returns the known names that {@code from module import *} binds. */
    List<String> exported(String module) {
        return Stream.of(
                        library.exported(module).stream(),
                        ExternalNames.inModule(module),
                        SPECIAL.stream()
                                .filter(dotted -> dotted.startsWith(module + "."))
                                .map(dotted -> dotted.substring(module.length() + 1)))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Resolves a name that is in no scope of the program. */
    Value builtin(String name, Scope scope) {
        if (scope.isLocal(name)) {
            return run.absent("UnboundLocalError");
        }
        if (name.equals("__debug__")) {
            return ExternalNames.debug(run.environ().find("PYTHONOPTIMIZE"));
        }
        @Nullable Value other = patched("builtins." + name);
        if (other != null) {
            return other;
        }
        if (ExternalNames.isBuiltin(name)) {
            return Value.of(named("builtins." + name));
        }
        if (!scope.module().isOpen()) {
            return run.absent("NameError");
        }
        Value value = run.cannotTell(Trace.NONE);
        return scope.module().isModel()
                ? value
                : Value.of(scope.module().unseen(name)).with(value.trace());
    }

    /** Returns the modelled outside class behind a base class; null for most. */
    @Nullable
    Ancestor ancestor(Data base) {
        return base instanceof External external ? library.ancestor(run, external.dotted()) : null;
    }

    @Override
    public Value attribute(External owner, Value self, String name) {
        boolean module = imported.contains(owner.dotted() + "." + name);
        if (isUnseen(owner, name) && !module) {
            Data application = unseen(owner.dotted());
            return application.attribute(run, Value.of(application), name);
        }
        return attribute(owner.dotted(), name);
    }

    @Override
    public void setAttribute(External owner, String name, Value value, Site site) {
        if (owner.dotted().equals("sys") && name.equals("argv")) {
            run.setArgv(value);
        } else if (owner.dotted().equals("sys") && name.equals("path")) {
            run.searchPath().replace(run, value, site);
        } else if (owner.dotted().equals("os") && name.equals("environ")) {
            run.environ().replace(value, site);
        } else if (isUnseen(owner, name)) {
            unseen(owner.dotted()).setAttribute(run, name, value, site);
        } else {
            changed = true;
            patched.put(ExternalNames.canonical(owner.dotted() + "." + name), value);
            give(value);
        }
    }

    @Override
    public Value item(External owner, Value self, Value key) {
        @Nullable
        Value loaded = isLoadedModule(owner, key) ? run.imports().loaded(((Scalar.Text) key.data()).text()) : null;
        return loaded == null ? run.cannotTell(self.trace().with(key.trace())) : loaded.present();
    }

    @Override
    public void setItem(External owner, Value key, Value value) {
        if (isLoadedModule(owner, key)) {
            run.imports().replace(((Scalar.Text) key.data()).text(), value);
        } else if (owner.dotted().equals(ENVIRON + "b") && key.data() instanceof Scalar.Bytes name) {
            Value text = value.data() instanceof Scalar.Bytes bytes
                    ? Value.of(bytes.bytes()).with(value.trace())
                    : run.cannotTell(value.trace());
            run.environ()
                    .setItem(run, Value.of(name.bytes()), text, run.imports().site());
        }
    }

    private static boolean isLoadedModule(External owner, Value key) {
        return owner.dotted().equals(MODULES) && key.data() instanceof Scalar.Text;
    }

    @Override
    public Value call(External callee, Value self, Invocation invocation) {
        @Nullable NativeFunction known = library.find(callee.dotted());
        if (known != null) {
            return known.call(run, invocation);
        }
        if (Exceptions.isBuiltin(callee.dotted())) {
            // Calling an exception class gives the class itself, which represents the exception.
            return self;
        }
        boolean listing = ENTRY_POINTS.contains(callee.dotted());
        entryPoints |= listing;
        loading(callee.lastName(), invocation.site().place());
        if (callee.mayCall()) {
            give(invocation);
        }
        if (callee.isUnseen()
                && !listing
                && !run.facts().decorates(invocation.site().place())) {
            unseenCall(callee.dotted(), invocation.site().place());
        }
        changed |= MOCKS.matcher(callee.dotted()).lookingAt();
        Value result = run.cannotTell(self.trace().with(invocation.arguments().trace()));
        @Nullable Data guess = library.made(run, callee.lastName(), invocation.arguments());
        @Nullable Data made = guess == null && callee.makesForeign() ? Unknown.FOREIGN : guess;
        return made == null ? result : Value.of(made).with(result.trace());
    }

    @Override
    public void inherited(External base, String method) {
        inherited = base.isUnseen() ? base.dotted() + "." + method : null;
    }

    /** Returns the name of the method of a class outside the repository that was taken last; null if it is known. */
    @Nullable
    String takeInherited() {
        @Nullable String taken = inherited;
        inherited = null;
        return taken;
    }

    /** Records a call of something in a package of which nothing is known: it matters if a name tells that it may start something. */
    void unseenCall(String name, Place call) {
        Coverage.UnseenCall one = new Coverage.UnseenCall(call, Optional.of(name));
        unseenCall = unseenCall == null ? one : unseenCall;
        if (StartingNames.has(name.substring(name.lastIndexOf('.') + 1))) {
            run.coverage().noteUnseenCall(one);
        }
    }

    /** Records a call of a method of something unknown, which such a package may have made, or which is an entry point. */
    void unknownMethod(String name, Place call) {
        loading(name, call);
        if (unseenCall != null && StartingNames.has(name)) {
            run.coverage().noteUnseenCall(unseenCall);
        }
    }

    private void loading(String name, Place call) {
        if (LOADING.contains(name) || (entryPoints && LOAD.contains(name))) {
            run.coverage().noteUnseenCall(new Coverage.UnseenCall(call, Optional.empty()));
        }
    }

    /** Returns what the program gave to code outside the repository, which may call it. */
    public Callbacks callbacks() {
        return callbacks;
    }

    @Override
    public void give(Invocation call) {
        callbacks.give(run, call);
    }

    @Override
    public void give(Value value) {
        callbacks.give(run, value, run.imports().site());
    }

    @Override
    public void made(Value object) {
        callbacks.made(object, run.imports().site());
    }

    /** Records an application that the program makes: while there is no other, it is the current one. */
    public void application(Value made) {
        unseen.put(CURRENT, unseen.get(CURRENT) == null ? made : Value.UNKNOWN);
    }

    /**
     * Returns the owner of an attribute: an application, if nothing is known of it but a name and a use that are those of an
     * application.
     *
     * @param place of the name: all of one name in a file are the same application
     */
    Value presumed(Value owner, String name, String attribute, Place place) {
        return library.isApplication(name, attribute)
                ? Value.of(unseen(place.path() + ":" + name)).with(owner.trace())
                : owner;
    }

    /**
     * Returns a method that is called: that of an application, if nothing is known of its owner and the call is one that
     * starts a server of pages.
     */
    Value started(Value callee, String owner, String method, Arguments arguments) {
        boolean known = callee.data() instanceof External external
                && (library.find(external.dotted()) != null || external.isForeign());
        if (known || !library.isStart(owner, method, arguments)) {
            return callee;
        }
        Data application = library.application(run);
        return application.attribute(run, Value.of(application), method);
    }

    /** Returns whether an outside name may be an application with this attribute. */
    private boolean isUnseen(External owner, String attribute) {
        return library.isApplication(owner.lastName(), attribute) && !owner.isKnown();
    }

    /** Returns the application that something of this name may be. */
    private Data unseen(String name) {
        @Nullable Value known = unseen.get(name);
        if (known != null && !known.isUnknown()) {
            return known.data();
        }
        Data application = library.application(run);
        unseen.put(name, Value.of(application));
        return application;
    }
}
