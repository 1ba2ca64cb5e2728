package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Sequences;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the names that are imported from modules. A name that a module may have unseen is one from outside. */
final class ImportedNames {
    private final Run run;
    private final ModulePaths paths;
    private final MissingModules missing;

    ImportedNames(Run run, ModulePaths paths, MissingModules missing) {
        this.run = run;
        this.paths = paths;
        this.missing = missing;
    }

    /** Returns a name of an imported module, which may be a module in its folder. */
    Value member(Value module, String dotted, String name) {
        if (module.data() instanceof PyModule own) {
            @Nullable Value value = own.state().get(name);
            if (value != null) {
                return value.present();
            }
            String submodule = dotted + "." + name;
            Optional<String> path = paths.find(submodule);
            if (path.isPresent()) {
                run.files().demand(path.get(), "ImportError", run.branches());
                return run.imports().module(submodule);
            }
            return own.isOpen() ? computed(own, name) : missing.absent(submodule);
        }
        if (module.data() instanceof External && paths.find(dotted + "." + name).isPresent()) {
            return run.imports().module(dotted + "." + name);
        }
        Value value = module.data().attribute(run, module, name);
        if (value.data() instanceof External external && !external.isKnown()) {
            // Other releases of a library may have this name.
            run.noteMissingModule();
        }
        // The entry of a module in sys.modules may be any object.
        return value.isUnknown() && !module.isUnknown() ? unseen(dotted + "." + name) : value;
    }

    /** Returns whether a module of the repository certainly has not one of some names so far, nor a module with such a name. */
    boolean lacks(Value module, String dotted, List<Stmt.Alias> wanted) {
        return module.data() instanceof PyModule own
                && !own.isModel()
                && !own.isOpen()
                && wanted.stream()
                        .map(Stmt.Alias::name)
                        .anyMatch(name -> !name.equals("*")
                                && own.state().get(name) == null
                                && paths.find(dotted + "." + name).isEmpty());
    }

    /** Returns a name that a module does not define itself: its {@code __getattr__} makes it, or nobody knows what. */
    private Value computed(PyModule module, String name) {
        Value value;
        try {
            value = module.attribute(run, Value.of(module), name);
        } catch (Raised refused) {
            return missing.absent(module.name() + "." + name);
        }
        if (value.data() instanceof External) {
            run.noteMissingModule();
        }
        return value;
    }

    /** Returns a name of which it is not known whether its module has it. */
    private Value unseen(String dotted) {
        run.cannotTell(Trace.NONE);
        run.noteMissingModule();
        return missing.outside(dotted);
    }

    /** Binds what a star import binds. Where that is not known, the importing module may have any name. */
    void star(Value module, Scope scope) {
        if (!(module.data() instanceof PyModule own)) {
            if (module.data() instanceof External outside) {
                run.externals()
                        .exported(outside.dotted())
                        .forEach(name -> scope.assign(name, run.externals().attribute(outside.dotted(), name)));
            }
            scope.module().open();
            return;
        }
        @Nullable Value all = own.state().get("__all__");
        @Nullable List<Value> listed = all == null ? null : all.data().elements(run);
        for (Object key : own.state().keys()) {
            @Nullable Value value = own.state().get(key);
            boolean exported = key instanceof String name
                    && (listed == null
                            ? !name.startsWith("_")
                            : Sequences.contains(listed, Value.of(name)) != Truth.FALSE);
            if (exported && value != null) {
                scope.assign((String) key, value);
            }
        }
        if (own.isOpen()) {
            scope.module().open();
        }
    }
}
