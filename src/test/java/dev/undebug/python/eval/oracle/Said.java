package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Execution;
import java.util.List;

/** Everything that a run says, in a form that can be compared. */
final class Said {
    private Said() {}

    static List<Object> by(Execution execution) {
        return List.of(
                execution.starts().stream().map(Said::by).toList(),
                execution.unseen(),
                execution.settings(),
                execution.disclosures(),
                execution.children(),
                execution.environment(),
                execution.use(),
                execution.reads(),
                execution.failed(),
                execution.files(),
                execution.missing());
    }

    private static List<Object> by(AppStart start) {
        return List.of(
                start.kind(),
                start.call(),
                start.scope(),
                start.options(),
                start.settings(),
                start.environment(),
                start.made(),
                start.certain());
    }
}
