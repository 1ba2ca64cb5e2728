package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.syntax.Blocks;
import dev.undebug.python.syntax.LocalNames;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.YieldFinder;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Difference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A new text for a module. An execution stays valid if it never reached the difference. */
public final class ModuleChange {
    private final PythonModule before;
    private final PythonModule after;
    private final Difference difference;
    private final @Nullable List<Stmt> block;

    public ModuleChange(PythonModule before, PythonModule after) {
        this.before = before;
        this.after = after;
        this.difference = Difference.between(before.file().text(), after.file().text());
        this.block = block();
    }

    /** Returns the execution as it would be with the new text, if that is certain without running the program again. */
    public Optional<Execution> carry(Execution execution) {
        Coverage coverage = execution.coverage();
        boolean reached = block == null
                || coverage.entered(block)
                || coverage.hasRead(before.file().path());
        return reached ? Optional.empty() : Optional.of(new Relocation(difference, after).of(execution));
    }

    /** Returns the block of the one simple statement that changes; null if more changes. */
    private @Nullable List<Stmt> block() {
        List<List<Stmt>> old = Blocks.of(before);
        List<List<Stmt>> now = Blocks.of(after);
        int inner = -1;
        for (int i = 0; i < old.size(); i++) {
            inner = old.get(i).stream().anyMatch(this::holds) ? i : inner;
        }
        boolean alike = inner >= 0
                && old.get(inner).stream().filter(this::holds).allMatch(ModuleChange::isSimple)
                && alike(old, now)
                && bindsAlike(old.get(inner), now.get(inner));
        return alike ? old.get(inner) : null;
    }

    private boolean holds(Stmt statement) {
        return statement.span().contains(difference.span())
                && !difference.span().isEmpty();
    }

    private static boolean isSimple(Stmt statement) {
        return statement instanceof Stmt.ExprStmt
                || statement instanceof Stmt.Assign
                || statement instanceof Stmt.AnnAssign
                || statement instanceof Stmt.Return;
    }

    /**
     * The text outside the difference is equal, so it means the same if statements begin and end at the same places.
     */
    private boolean alike(List<List<Stmt>> old, List<List<Stmt>> now) {
        if (old.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            if (!alikeBlocks(old.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean alikeBlocks(List<Stmt> old, List<Stmt> now) {
        if (old.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            boolean kind = old.get(i).getClass().equals(now.get(i).getClass());
            if (!kind || !difference.moved(old.get(i).span()).equals(now.get(i).span())) {
                return false;
            }
        }
        return true;
    }

    /** A function behaves differently if it binds other names or yields, even if the changed statement never runs. */
    private static boolean bindsAlike(List<Stmt> old, List<Stmt> now) {
        return LocalNames.of(old).equals(LocalNames.of(now)) && YieldFinder.yields(old) == YieldFinder.yields(now);
    }
}
