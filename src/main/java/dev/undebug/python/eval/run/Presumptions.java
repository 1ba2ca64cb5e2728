package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What a run presumes of variables that the program demands and of which nothing else is known: first that they are set
 * to some text; where that does not answer the program's question, to the word that production would be told by.
 */
public record Presumptions(Map<String, Value> values) {
    public static final Presumptions NONE = new Presumptions(Map.of());

    private static final Value SOMETHING = Value.of(new Unknown(Truth.TRUE));
    private static final Value PRODUCTION = Value.of("production");

    public Presumptions {
        values = Map.copyOf(values);
    }

    /** Returns whether a variable is presumed to be set, and to nothing in particular. */
    boolean isOpen(String name) {
        return SOMETHING.equals(values.get(name));
    }

    /** Returns these with what a program that ended demands. */
    public Presumptions with(Collection<String> demanded) {
        Map<String, Value> more = new HashMap<>(values);
        demanded.forEach(name -> more.put(name, more.containsKey(name) ? PRODUCTION : SOMETHING));
        return new Presumptions(more);
    }
}
