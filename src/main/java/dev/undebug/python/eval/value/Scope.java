package dev.undebug.python.eval.value;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names and values of a module, a class body or a function call. */
public final class Scope {
    private static final String COMPREHENSION = "<comprehension>";

    /** The key among a class's names for the annotation of an attribute. */
    public record Annotation(String attribute) {}

    private final PyModule module;
    private final @Nullable Scope parent;
    private final Table names;
    private final String name;
    private final boolean isClass;
    private Set<String> locals = Set.of();
    private @Nullable Scope around;
    private boolean captured;
    private final Set<String> globals = new HashSet<>();
    private final Set<String> nonlocals = new HashSet<>();

    private Scope(PyModule module, @Nullable Scope parent, Table names, String name, boolean isClass) {
        this.module = module;
        this.parent = parent;
        this.names = names;
        this.name = name;
        this.isClass = isClass;
    }

    public static Scope ofModule(PyModule module) {
        return new Scope(module, null, module.state(), "", false);
    }

    /** Returns the scope of a call. */
    public Scope call(Table names, String name, Set<String> locals) {
        Scope scope = inner(names, name, false);
        scope.locals = locals;
        return scope;
    }

    public Scope inner(Table names, String name, boolean isClass) {
        String qualified = this.name.isEmpty() ? name : this.name + "." + name;
        return new Scope(module, this, names, qualified, isClass);
    }

    /** Returns the scope of a comprehension. Its {@code :=} binds in the enclosing scope (PEP 572). */
    public Scope comprehension(Table names) {
        Scope scope = inner(names, COMPREHENSION, false);
        scope.around = this;
        return scope;
    }

    /**
     * Returns the scope of a text that is run here, whose names are the same.
     *
     * @param call where it is run: the text has no places of its own
     */
    public Scope running(PythonModule text, Place call) {
        Scope scope = new Scope(module.running(text, call), this, names, name, isClass);
        scope.globals.addAll(globals);
        scope.nonlocals.addAll(nonlocals);
        return scope;
    }

    /** Records that a function was defined here: it keeps this scope and the enclosing ones alive. */
    public void capture() {
        for (@Nullable Scope scope = this; scope != null && !scope.captured; scope = scope.parent) {
            scope.captured = true;
        }
    }

    /** Ends the call. */
    public void leave() {
        if (!captured) {
            names.discard();
        }
    }

    public PyModule module() {
        return module;
    }

    /** Returns the name of the function or class within its module; {@code <module>} at the top level. */
    public String name() {
        return name.isEmpty() ? "<module>" : name;
    }

    /** Returns the name that a function or class has within the module, if it is defined here: {@code Server.start}. */
    public String inside(String part) {
        String outer = name.replace(COMPREHENSION + ".", "").replace("." + COMPREHENSION, "");
        return name.isEmpty() || name.equals(COMPREHENSION) ? part : outer + "." + part;
    }

    /** Returns the name prefixed with the module's. */
    String qualified() {
        return name.isEmpty() ? module.name() : module.name() + "." + name;
    }

    public String qualified(String part) {
        return qualified() + "." + part;
    }

    public Place place(Span span) {
        return module.place(span);
    }

    public void declareGlobal(String name) {
        globals.add(name);
    }

    public void declareNonlocal(String name) {
        nonlocals.add(name);
    }

    @Nullable
    public Value find(String id) {
        if (globals.contains(id)) {
            return module.state().get(id);
        }
        for (@Nullable Scope scope = this; scope != null; scope = scope.parent) {
            // A method does not see the names of its class.
            boolean visible = scope == this || !scope.isClass;
            @Nullable Value value = visible ? scope.names.get(id) : null;
            if (value != null || (visible && scope.locals.contains(id))) {
                return value;
            }
        }
        return null;
    }

    /** Returns whether a name is one of the function's locals, bound or not. */
    public boolean isLocal(String id) {
        return locals.contains(id);
    }

    public void assign(String id, Value value) {
        holder(id).put(id, value);
    }

    /** Binds the name of a {@code :=}. */
    public void bind(String id, Value value) {
        if (around == null) {
            assign(id, value);
        } else {
            around.bind(id, value);
        }
    }

    /** Stores the source text of a class attribute's annotation. */
    public void annotate(Stmt.AnnAssign assign) {
        if (isClass && assign.target() instanceof Expr.Name name) {
            names.put(
                    new Annotation(name.id()),
                    Value.of(place(assign.annotation().span()).text()));
        }
    }

    public void delete(String id) {
        holder(id).remove(id);
    }

    private Table holder(String id) {
        if (globals.contains(id)) {
            return module.state();
        }
        if (nonlocals.contains(id)) {
            for (@Nullable Scope scope = parent; scope != null; scope = scope.parent) {
                if (!scope.isClass && scope.names.get(id) != null) {
                    return scope.names;
                }
            }
        }
        return names;
    }

    Table names() {
        return names;
    }
}
