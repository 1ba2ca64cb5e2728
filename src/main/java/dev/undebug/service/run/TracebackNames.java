package dev.undebug.service.run;

import dev.undebug.python.syntax.LocalNames;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a module by which its code reaches the helpers of {@link TracebackHelper}: imports, and variables with an
 * object of a class.
 */
final class TracebackNames {
    private static final int DEEPEST = 100;
    private static final Set<String> SELF = Set.of("self", "cls");

    private final String path;
    private final List<Stmt> module;
    private final Map<String, Optional<Expr>> conditions = new HashMap<>();
    private final Map<String, List<TracebackHelper>> helpers = new HashMap<>();
    private final Map<String, Imported> imports = new HashMap<>();
    private final Map<String, String> objects = new HashMap<>();
    private final Map<String, List<Expr.Argument>> bases = new HashMap<>();

    /** A module, or a name in it; {@code name} is empty for the module itself. */
    private record Imported(String module, String name) {
        /** Returns whether a path is that of a module, wherever the folder lies from which Python imports. */
        private static boolean isAt(String module, String path) {
            String file = "/" + module.replace('.', '/');
            String written = "/" + path;
            return written.endsWith(file + ".py") || written.endsWith(file + "/__init__.py");
        }

        private boolean names(TracebackHelper helper, String wanted) {
            return name.equals(wanted) && isAt(module, helper.path());
        }

        /** {@code from package import module} does not show whether it imports a module. */
        private boolean isModuleOf(TracebackHelper helper) {
            return isAt(name.isEmpty() ? module : module.isEmpty() ? name : module + "." + name, helper.path());
        }
    }

    TracebackNames(String path, List<Stmt> body, Collection<TracebackHelper> known) {
        this.path = path;
        this.module = body;
        known.forEach(helper -> helpers.computeIfAbsent(helper.name(), name -> new ArrayList<>())
                .add(helper));
        if (!helpers.isEmpty()) {
            collect(body, 0);
        }
    }

    private void collect(List<Stmt> body, int depth) {
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Import all) {
                all.names().forEach(one -> imports.put(one.asName().orElse(one.name()), new Imported(one.name(), "")));
            } else if (statement instanceof Stmt.ImportFrom from) {
                from.names()
                        .forEach(one -> imports.put(
                                one.asName().orElse(one.name()),
                                new Imported(from.module().orElse(""), one.name())));
            } else if (statement instanceof Stmt.Assign assign
                    && assign.value() instanceof Expr.Call call
                    && call.function() instanceof Expr.Name type) {
                assign.targets().forEach(target -> objects.put(lastName(target), type.id()));
            } else if (statement instanceof Stmt.ClassDef type) {
                bases.put(type.name(), type.bases());
            }
            if (depth < DEEPEST) {
                statement.bodies().forEach(inner -> collect(inner, depth + 1));
            }
        }
    }

    /** Returns whether the module itself assigns a variable. */
    boolean isVariable(String name) {
        return LocalNames.of(module.stream()
                        .filter(statement -> statement instanceof Stmt.Assign || statement instanceof Stmt.AnnAssign)
                        .toList())
                .contains(name);
    }

    /** Returns what a variable of the module keeps that reads the environment, if nothing else binds it: {@code SHOW = os.getenv("SHOW")}. */
    Optional<Expr> condition(String name) {
        return conditions.computeIfAbsent(name, wanted -> module.stream()
                .filter(Stmt.Assign.class::isInstance)
                .map(Stmt.Assign.class::cast)
                .filter(assign -> assign.targets().size() == 1
                        && assign.targets().get(0) instanceof Expr.Name target
                        && target.id().equals(wanted)
                        && DebugGuard.readsVariable(assign.value())
                        && DebugAliases.isBoundOnce(wanted, assign, module))
                .map(Stmt.Assign::value)
                .findFirst());
    }

    /**
     * Returns the helpers that an expression calls or reads.
     *
     * @param reached the called function, or what is read
     * @param type the class around the code; {@code ""} if there is none
     */
    List<TracebackHelper> of(Expr reached, boolean called, String type) {
        String name = Optional.ofNullable(reached instanceof Expr.Name own ? imports.get(own.id()) : null)
                .map(Imported::name)
                .filter(imported -> !imported.isEmpty())
                .orElseGet(() -> lastName(reached));
        return helpers.getOrDefault(name, List.of()).stream()
                .filter(helper -> helper.called() == called && isReached(reached, helper, type))
                .toList();
    }

    private boolean isReached(Expr reached, TracebackHelper helper, String type) {
        if (reached instanceof Expr.Name name) {
            Imported imported = imports.get(name.id());
            return helper.owner().isEmpty()
                    && (imported == null
                            ? helper.path().equals(path) && helper.name().equals(name.id())
                            : imported.names(helper, helper.name()));
        }
        if (!(reached instanceof Expr.Attribute attribute)) {
            return false;
        }
        Expr receiver = attribute.value();
        if (receiver instanceof Expr.Name name && SELF.contains(name.id())) {
            return isClass(type, helper)
                    || bases.getOrDefault(type, List.of()).stream()
                            .anyMatch(base -> isClass(lastName(base.value()), helper));
        }
        Imported imported = imports.get(receiver instanceof Expr.Name name ? name.id() : dotted(receiver));
        if (helper.owner().isEmpty()) {
            return imported != null && imported.isModuleOf(helper);
        }
        String object = receiver instanceof Expr.Call call ? lastName(call.function()) : lastName(receiver);
        return isClass(object, helper) || isClass(objects.getOrDefault(object, ""), helper);
    }

    /** Returns whether a name is that of the class of a helper. */
    private boolean isClass(String name, TracebackHelper helper) {
        Imported imported = imports.get(name);
        return !helper.owner().isEmpty()
                && (imported == null
                        ? name.equals(helper.owner()) && helper.path().equals(path)
                        : imported.names(helper, helper.owner()));
    }

    private static String dotted(Expr expression) {
        return expression instanceof Expr.Attribute attribute && attribute.value() instanceof Expr.Name name
                ? name.id() + "." + attribute.name()
                : "";
    }

    static String lastName(Expr expression) {
        if (expression instanceof Expr.Name name) {
            return name.id();
        }
        return expression instanceof Expr.Attribute attribute ? attribute.name() : "";
    }
}
