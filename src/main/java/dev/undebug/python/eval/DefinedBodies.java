package dev.undebug.python.eval;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The code of one file, by what runs it.
 *
 * @param level what runs when the module is imported
 * @param imports the imports among these statements
 * @param named the bodies of the functions and classes of each name, those in blocks and in classes too
 */
record DefinedBodies(List<Stmt> level, List<Stmt> imports, Map<String, List<List<Stmt>>> named) {
    DefinedBodies {
        level = List.copyOf(level);
        imports = List.copyOf(imports);
        named = Map.copyOf(named);
    }

    static DefinedBodies of(PythonModule module) {
        Map<String, List<List<Stmt>>> named = new HashMap<>();
        for (Stmt statement : CodeParts.of(module).statements()) {
            if (statement instanceof Stmt.FunctionDef function) {
                add(function.name(), function.body(), named);
            } else if (statement instanceof Stmt.ClassDef type) {
                add(type.name(), type.body(), named);
            }
        }
        return new DefinedBodies(
                module.body().stream().filter(DefinedBodies::isLevel).toList(),
                module.body().stream()
                        .filter(statement -> statement instanceof Stmt.Import || statement instanceof Stmt.ImportFrom)
                        .toList(),
                named);
    }

    private static void add(String name, List<Stmt> body, Map<String, List<List<Stmt>>> named) {
        named.computeIfAbsent(name, key -> new ArrayList<>()).add(body);
    }

    private static boolean isLevel(Stmt statement) {
        return !(statement instanceof Stmt.FunctionDef)
                && !(statement instanceof Stmt.ClassDef)
                && !isForProgram(statement);
    }

    private static boolean isForProgram(Stmt statement) {
        return statement instanceof Stmt.If guard
                && Enclosing.parts(guard.test()).stream()
                        .anyMatch(part ->
                                part instanceof Expr.Name name && name.id().equals("__name__"));
    }
}
