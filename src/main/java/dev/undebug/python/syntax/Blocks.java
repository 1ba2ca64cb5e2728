package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;

/** The blocks of statements of a module. */
public final class Blocks {
    private Blocks() {}

    /** Returns every block, the whole module first, each before the blocks nested in it. */
    public static List<List<Stmt>> of(PythonModule module) {
        List<List<Stmt>> blocks = new ArrayList<>();
        collect(module.body(), blocks);
        return blocks;
    }

    private static void collect(List<Stmt> block, List<List<Stmt>> blocks) {
        blocks.add(block);
        for (Stmt statement : block) {
            statement.bodies().forEach(body -> collect(body, blocks));
        }
    }
}
