package dev.undebug.python.eval.value;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.LocalNames;
import dev.undebug.python.syntax.YieldFinder;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a function. What it says of the function is found out at the first call, since most are never called. */
public final class FunctionBody {
    private final List<Stmt> statements;
    private final boolean async;
    private @Nullable Set<String> locals;
    private @Nullable Boolean yields;
    private @Nullable Boolean returns;

    /**
     * @param statements of a lambda: one return statement
     * @param async whether {@code async def} defines it
     */
    public FunctionBody(List<Stmt> statements, boolean async) {
        this.statements = statements;
        this.async = async;
    }

    public List<Stmt> statements() {
        return statements;
    }

    /** Returns the names that the body binds, which it never looks up in enclosing scopes. */
    public Set<String> locals() {
        if (locals == null) {
            locals = LocalNames.of(statements);
        }
        return locals;
    }

    /** Returns whether a call of it makes a coroutine, which somebody has to wait for. */
    public boolean isCoroutine() {
        return async && !yields();
    }

    /** Returns whether a {@code return} in it may return something true. */
    public boolean mayReturnTrue() {
        if (returns == null) {
            returns = CodeParts.of(statements).statements().stream().anyMatch(FunctionBody::isTrue);
        }
        return returns;
    }

    private static boolean isTrue(Stmt statement) {
        return statement instanceof Stmt.Return result
                && result.value()
                        .filter(value -> !(value instanceof Expr.Constant constant)
                                || constant.value() == Expr.Constant.Singleton.TRUE)
                        .isPresent();
    }

    /** Returns whether it has a {@code yield}, so that a call does not run it. */
    boolean yields() {
        if (yields == null) {
            yields = YieldFinder.yields(statements);
        }
        return yields;
    }
}
