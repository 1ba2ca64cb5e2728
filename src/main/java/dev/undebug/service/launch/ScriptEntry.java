package dev.undebug.service.launch;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.command.InstalledCommands;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;

/** Finds the function that a console script calls. */
final class ScriptEntry {
    private ScriptEntry() {}

    /** Returns the entry of a console script with these arguments; empty if the repository does not have its module. */
    static Optional<Entry> of(ConsoleScript script, Workspace workspace, List<String> arguments) {
        for (String root : InstalledCommands.roots(script)) {
            String path = RepositoryPath.of(root)
                    .at(script.module().replace('.', '/'))
                    .text();
            for (String file : List.of(path + ".py", path + "/__init__.py")) {
                if (workspace.exists(file)) {
                    return Optional.of(new Entry(file, true, Optional.of(script.function()), arguments, List.of(root)));
                }
            }
        }
        return Optional.empty();
    }
}
