package dev.undebug.scan;

import dev.undebug.python.syntax.Blocks;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;

/** Counts the statements of a module that do not parse. */
final class Brokenness {
    private Brokenness() {}

    static long count(PythonModule module) {
        return Blocks.of(module).stream()
                .flatMap(List::stream)
                .filter(Stmt.Broken.class::isInstance)
                .count();
    }
}
