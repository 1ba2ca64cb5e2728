package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Packages;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;

/** Imports modules that are not in the repository: installed ones, those of a deployment, and missing ones. */
final class MissingModules {
    private final Run run;
    private final ModulePaths paths;
    private boolean lacksLocal;

    MissingModules(Run run, ModulePaths paths) {
        this.run = run;
        this.paths = paths;
    }

    /** Returns whether the program went on without a module that people may keep out of version control. */
    boolean lacksLocal() {
        return lacksLocal;
    }

    /** Imports a module by its absolute name. */
    Value find(String dotted) {
        int dot = dotted.indexOf('.');
        String top = dot < 0 ? dotted : dotted.substring(0, dot);
        if (Packages.isInstalled(top)) {
            return outside(ExternalNames.canonical(dotted));
        }
        boolean own = dot >= 0 && paths.find(top).isPresent();
        // Packages that people install have modules with such names, too: alembic.config, zendriver.core.config.
        boolean local = Packages.isLocal(dotted) && !Packages.isKnown(top) && dotted.lastIndexOf('.') == dot;
        if ((own || local) && run.branches().catching("ModuleNotFoundError")) {
            return local(dotted);
        }
        if (own) {
            run.coverage().settings().lacks(dotted);
        }
        run.noteMissingModule();
        return outside(dotted);
    }

    /** Imports a module of which only that is known that something puts it there. */
    Value unknown(String dotted) {
        run.coverage().settings().lacks(dotted);
        run.noteMissingModule();
        return outside(dotted);
    }

    /** Imports a module that people may keep out of version control, and that the program can do without. */
    private Value local(String dotted) {
        if (run.environ().isAny()) {
            run.noteMissingModule();
        } else if (!run.assumedValues().localModules()) {
            lacksLocal = true;
            throw Raised.builtin("ModuleNotFoundError");
        }
        return outside(dotted);
    }

    /**
     * Imports a name that its module lacks. That ends the program, unless it handles it; if the committed module is not
     * the deployed one, the name may be anything.
     */
    Value absent(String dotted) {
        if (run.branches().catching("ImportError")) {
            throw Raised.builtin("ImportError");
        }
        run.coverage().settings().lacks(dotted);
        run.noteMissingModule();
        run.cannotTell(Trace.NONE);
        return outside(dotted);
    }

    Value outside(String dotted) {
        return Value.of(run.externals().named(dotted));
    }
}
