package dev.undebug.python.eval;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.Decorated;
import dev.undebug.python.eval.object.Descriptor;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells by their code which functions may start a server or a program: they, or those that they name. */
final class ServingText {
    /** The most functions that one names; of more, nothing is known. */
    private static final int MOST = 1_000;

    /** The names that are looked up in the time of recording one slot. */
    private static final int NAMES = 2;

    /** Functions of which it is known that neither they nor what they name may start anything. */
    private final Set<List<Stmt>> quiet = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Run run;
    private final ServingImports imports;

    ServingText(Run run) {
        this.run = run;
        this.imports = new ServingImports(run);
    }

    /** Returns whether a function may start a server, and is one of the repository. */
    boolean mayServe(Function function) {
        Set<List<Stmt>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Function> waiting = new ArrayDeque<>(List.of(function));
        while (!waiting.isEmpty() && seen.size() < MOST) {
            Function next = waiting.pop();
            List<Stmt> body = next.body().statements();
            if (!body.isEmpty() && !next.closure().module().isModel() && !quiet.contains(body) && seen.add(body)) {
                ServingBody said = said(next);
                if (said.starts()
                        || imports.mayServe(said, next.closure().module().packageName())) {
                    return true;
                }
                run.budget().charge(1 + said.names().size() / NAMES);
                said.names().forEach(name -> named(next, name).forEach(waiting::add));
            }
        }
        if (waiting.isEmpty()) {
            quiet.addAll(seen);
        }
        return !waiting.isEmpty();
    }

    private ServingBody said(Function function) {
        PyModule module = function.closure().module();
        List<Stmt> body = function.body().statements();
        return module.isWritten()
                ? run.files()
                        .made(module.source().file(), ServingBodies.class, file -> new ServingBodies())
                        .of(body)
                : ServingBody.of(body);
    }

    private static Stream<Function> named(Function function, ServingBody.Named name) {
        @Nullable Value value = function.closure().find(name.name());
        if (value != null) {
            return functions(value.data(), name.attribute());
        }
        // A parameter, or a local name: that of the object itself, for most.
        return name.attribute() != null && function.owner() instanceof PyClass type
                ? functions(type, name.attribute())
                : Stream.empty();
    }

    /** Returns the functions behind a value, or behind an attribute of it. */
    private static Stream<Function> functions(Data data, @Nullable String attribute) {
        if (data instanceof PyModule module) {
            @Nullable Value member = attribute == null ? null : module.state().get(attribute);
            return member == null ? Stream.empty() : functions(member.data(), null);
        }
        if (data instanceof Instance instance) {
            return attribute == null ? Stream.empty() : functions(instance.type(), attribute);
        }
        if (data instanceof PyClass type) {
            return attribute == null
                    ? Callbacks.functions(type).values().stream().flatMap(method -> functions(method.data(), null))
                    : Stream.ofNullable(type.find(attribute)).flatMap(method -> functions(method.data(), null));
        }
        if (data instanceof Descriptor descriptor) {
            return functions(descriptor.function().data(), null);
        }
        if (data instanceof BoundMethod method) {
            return functions(method.function().data(), null);
        }
        if (data instanceof Decorated decorated) {
            return functions(decorated.function().data(), null);
        }
        return data instanceof Function one ? Stream.of(one) : Stream.empty();
    }
}
