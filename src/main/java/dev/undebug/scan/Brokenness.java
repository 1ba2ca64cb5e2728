package dev.undebug.scan;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.Stmt;
import java.util.List;

/** Counts the statements of a module that cannot be parsed. */
final class Brokenness {
    private Brokenness() {}

    static int count(PythonModule module) {
        return count(module.body());
    }

    private static int count(List<Stmt> body) {
        int broken = 0;
        for (Stmt statement : body) {
            broken += statement instanceof Stmt.Broken ? 1 : inner(statement);
        }
        return broken;
    }

    private static int inner(Stmt statement) {
        if (statement instanceof Stmt.FunctionDef function) {
            return count(function.body());
        }
        if (statement instanceof Stmt.ClassDef type) {
            return count(type.body());
        }
        if (statement instanceof Stmt.If condition) {
            return count(condition.body()) + count(condition.otherwise());
        }
        if (statement instanceof Stmt.For loop) {
            return count(loop.body()) + count(loop.otherwise());
        }
        if (statement instanceof Stmt.While loop) {
            return count(loop.body()) + count(loop.otherwise());
        }
        if (statement instanceof Stmt.With with) {
            return count(with.body());
        }
        return statement instanceof Stmt.Try attempt ? attempts(attempt) : 0;
    }

    private static int attempts(Stmt.Try attempt) {
        int broken = count(attempt.body()) + count(attempt.otherwise()) + count(attempt.finallyBody());
        for (Stmt.Handler handler : attempt.handlers()) {
            broken += count(handler.body());
        }
        return broken;
    }
}
