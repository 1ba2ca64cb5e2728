package dev.undebug.service.run;

import dev.undebug.python.eval.ModuleChange;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.PythonPaths;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files that differ between two versions of a tree, as far as runs depend on them. */
final class ModuleChanges {
    private final Workspace before;
    private final Workspace now;
    private final Map<String, Optional<ModuleChange>> changes = new HashMap<>();

    ModuleChanges(Workspace before, Workspace now) {
        this.before = before;
        this.now = now;
    }

    /** Returns a run as it would be now, if that is certain without running the program again. */
    Optional<Execution> carried(Execution execution) {
        Optional<Execution> carried = Optional.of(execution);
        for (String path : execution.files()) {
            if (!isSame(path)) {
                carried = carried.flatMap(one -> change(path).flatMap(change -> change.carry(one)));
            }
        }
        return carried;
    }

    /** Returns whether a file was read, and is the same in both. */
    boolean isSame(String path) {
        return before.file(path).isPresent() && before.file(path).equals(now.file(path));
    }

    private Optional<ModuleChange> change(String path) {
        return changes.computeIfAbsent(path, key -> {
            Optional<PythonModule> old = PythonPaths.isPython(path) ? before.loaded(path) : Optional.empty();
            return old.flatMap(module -> now.loaded(path).map(after -> new ModuleChange(module, after)));
        });
    }
}
