package dev.undebug.python.eval;

import dev.undebug.python.syntax.Stmt;
import java.util.List;

/** Runs {@code with} statements. */
final class Contexts {
    /** What {@code contextlib.suppress} returns. */
    record Suppression(Value type) implements Data {
        @Override
        public String shown() {
            return "<suppress>";
        }
    }

    private final Run run;
    private final Scope scope;

    Contexts(Run run, Scope scope) {
        this.run = run;
        this.scope = scope;
    }

    Completion run(Stmt.With with) {
        return items(with.items(), with.body());
    }

    private Completion items(List<Stmt.WithItem> items, List<Stmt> body) {
        for (int i = 0; i < items.size(); i++) {
            Stmt.WithItem item = items.get(i);
            Value context = run.expressions().eval(item.context(), scope);
            if (context.data() instanceof Suppression suppression) {
                List<Stmt.WithItem> rest = items.subList(i + 1, items.size());
                return Attempts.suppressed(run, suppression.type(), () -> run.budget()
                        .deeper(() -> items(rest, body), () -> Completion.NORMAL));
            }
            Value entered = context.data() instanceof Instance instance
                    ? instance.special(run, context, "__enter__", List.of())
                    : Value.unknown(context.trace().deciding());
            item.target().ifPresent(target -> Targets.assign(run, target, entered, scope));
        }
        return run.statements().block(body, scope);
    }
}
