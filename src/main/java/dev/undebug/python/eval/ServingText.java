package dev.undebug.python.eval;

import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.value.Budget;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells by their text which functions may start a server or a program: they, or those that they name. */
final class ServingText {
    /** The most functions that one names; of more, nothing is known. */
    private static final int MOST = 200;

    /** The number of characters that are searched in the time of recording one slot. */
    private static final int CHARACTERS = 4;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*+");

    private static final Pattern SERVING = Pattern.compile(
            "run|run_simple|run_server|serve|serve_forever|system|[Pp]open|call|check_call|check_output|exec|exec[lv]\\w*|spawn\\w*");

    /** Functions of which it is known that neither they nor what they name may start anything. */
    private final Set<List<Stmt>> quiet = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Budget budget;

    ServingText(Budget budget) {
        this.budget = budget;
    }

    /** Returns whether a function may start a server, and is one of the repository. */
    boolean mayServe(Function function) {
        Set<List<Stmt>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Function> waiting = new ArrayDeque<>(List.of(function));
        while (!waiting.isEmpty() && seen.size() < MOST) {
            Function next = waiting.pop();
            List<Stmt> body = next.body().statements();
            if (!next.closure().module().isModel() && !quiet.contains(body) && seen.add(body)) {
                String text = text(next);
                budget.charge(text.length() / CHARACTERS);
                Matcher names = NAME.matcher(text);
                while (names.find()) {
                    if (SERVING.matcher(names.group()).matches()) {
                        return true;
                    }
                    waiting.addAll(named(next, names.group()));
                }
            }
        }
        if (waiting.isEmpty()) {
            quiet.addAll(seen);
        }
        return !waiting.isEmpty();
    }

    private static String text(Function function) {
        List<Stmt> body = function.body().statements();
        if (body.isEmpty()) {
            return "";
        }
        String file = function.closure().module().source().file().text();
        return file.substring(
                body.get(0).span().start(), body.get(body.size() - 1).span().end());
    }

    private static Collection<Function> named(Function function, String name) {
        @Nullable Value own = function.owner() instanceof PyClass type ? type.find(name) : null;
        @Nullable Value value = own == null ? function.closure().find(name) : own;
        if (value == null) {
            return List.of();
        }
        Data data = value.data();
        if (data instanceof Function called) {
            return List.of(called);
        }
        return data instanceof PyClass type
                ? Callbacks.functions(type).values().stream()
                        .map(method -> (Function) method.data())
                        .toList()
                : List.of();
    }
}
