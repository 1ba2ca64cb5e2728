package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.HashSet;
import java.util.Set;

/**
 * Recognises loops that wait until somebody else changes something: {@code while not self.ready: time.sleep(1)}. A thread, a
 * signal or a library does, or nobody would have written the loop.
 */
public final class WaitingLoop {
    private static final Set<String> WAITING = Set.of("sleep", "wait");

    private WaitingLoop() {}

    /** Returns whether a loop waits so. */
    public static boolean waits(Stmt.While loop) {
        CodeParts body = CodeParts.of(loop.body());
        return body.expressions().stream().anyMatch(WaitingLoop::isWaiting)
                && hasForeign(loop.test(), changed(loop, body));
    }

    private static boolean isWaiting(Expr part) {
        return part instanceof Expr.Call call
                && (call.function() instanceof Expr.Attribute method
                        ? WAITING.contains(method.name())
                        : call.function() instanceof Expr.Name name && WAITING.contains(name.id()));
    }

    /** Returns the names and attributes that the loop itself changes. */
    private static Set<String> changed(Stmt.While loop, CodeParts body) {
        Set<String> changed = new HashSet<>(LocalNames.of(loop.body()));
        for (Stmt statement : body.statements()) {
            if (statement instanceof Stmt.Assign assign) {
                assign.targets().forEach(target -> add(target, changed));
            } else if (statement instanceof Stmt.AugAssign assign) {
                add(assign.target(), changed);
            }
        }
        return changed;
    }

    private static void add(Expr target, Set<String> changed) {
        if (target instanceof Expr.Attribute attribute) {
            changed.add(attribute.name());
        }
    }

    /** Returns whether a condition has a part of which the loop changes nothing, and which is no literal. */
    private static boolean hasForeign(Expr test, Set<String> changed) {
        if (test instanceof Expr.BoolOp operation) {
            return operation.operands().stream().anyMatch(operand -> hasForeign(operand, changed));
        }
        if (test instanceof Expr.Unary not) {
            return hasForeign(not.operand(), changed);
        }
        boolean named = false;
        for (Expr part : Enclosing.parts(test)) {
            if (part instanceof Expr.Name name) {
                named = true;
                if (changed.contains(name.id())) {
                    return false;
                }
            } else if (part instanceof Expr.Attribute attribute && changed.contains(attribute.name())) {
                return false;
            }
        }
        return named;
    }
}
