package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions and classes that a run defines on the way to one function of its file: that function, and those in which it
 * is defined. What decorators make of them does not matter here.
 */
public final class DefinedParts {
    /** The most definitions of one name: of a function in both branches of a condition, or in a loop. */
    private static final int MOST = 10;

    private final String path;
    private final Optional<String> function;
    private final Map<String, List<Value>> parts = new HashMap<>();

    /** @param function its qualified name; empty if none is looked for */
    public DefinedParts(String path, Optional<String> function) {
        this.path = path;
        this.function = function;
    }

    /** Records a definition, if it leads to the function. */
    public void add(Scope scope, String name, Value defined) {
        if (function.isEmpty() || !scope.module().source().file().path().equals(path)) {
            return;
        }
        String qualified = scope.inside(name);
        if (function.get().equals(qualified) || function.get().startsWith(qualified + ".")) {
            List<Value> same = parts.computeIfAbsent(qualified, key -> new ArrayList<>());
            if (same.size() < MOST) {
                same.add(defined);
            }
        }
    }

    /** Returns what was defined under a qualified name so far. */
    public List<Value> of(String qualified) {
        return List.copyOf(parts.getOrDefault(qualified, List.of()));
    }
}
