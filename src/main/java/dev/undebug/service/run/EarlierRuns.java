package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.service.tree.Workspace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of a scan of another version of the tree, as far as nothing that they depend on is different. */
final class EarlierRuns {
    private final KnownRuns runs;
    private final AskedModules asked;
    private final Workspace now;
    private final ModuleChanges changes;
    private @Nullable Boolean alike;

    EarlierRuns(KnownRuns runs, AskedModules asked, Workspace before, Workspace now) {
        this.runs = runs;
        this.asked = asked;
        this.now = now;
        this.changes = new ModuleChanges(before, now);
    }

    /** @param askedNow gets what the run asked about, if it is found */
    Optional<KnownRuns.Known> find(Entry entry, Environment environment, AskedModules askedNow) {
        Optional<KnownRuns.Known> found = runs.find(entry, environment, now::exists)
                .filter(run -> run.execution().missing().isEmpty() && isAlike())
                .flatMap(run -> {
                    now.load(run.execution().files());
                    return changes.carried(run.execution())
                            .map(Execution::elsewhere)
                            .map(run::with);
                });
        found.ifPresent(run -> askedNow.addAll(asked));
        return found;
    }

    /** All programs together: most ask about the same paths, those of packages that are not in the repository. */
    private boolean isAlike() {
        if (alike == null) {
            alike = asked.isAlike(now);
        }
        return alike;
    }
}
