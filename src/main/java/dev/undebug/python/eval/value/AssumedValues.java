package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Assumed values of variables that the program requires and that are otherwise unknown. First, a variable is assumed to
 * hold some text; if that does not decide the program's conditions, the word for production.
 *
 * @param localModules whether the modules are there that people keep out of version control, and that the program can do
 *     without
 * @param working whether an expression whose evaluation fails, and whose exception nothing handles, has some value
 *     nevertheless: a program that is deployed works, with what only the deployment has
 * @param arguments whether the program gets arguments, nobody knows which
 */
public record AssumedValues(Map<String, Value> values, boolean localModules, boolean working, boolean arguments) {
    public static final AssumedValues NONE = new AssumedValues(Map.of(), false, false, false);
    public static final AssumedValues LOCAL_MODULES = new AssumedValues(Map.of(), true, false, false);
    public static final AssumedValues ARGUMENTS = new AssumedValues(Map.of(), false, false, true);

    private static final Value SOMETHING = Value.of(new Unknown(Truth.TRUE));
    private static final Value PRODUCTION = Value.of("production");

    public AssumedValues {
        values = Map.copyOf(values);
    }

    /** Returns whether a variable is assumed to be set to an unknown value. */
    public boolean isOpen(String name) {
        return SOMETHING.equals(values.get(name));
    }

    /** Returns these assumptions extended by the variables that an ended program requires. */
    public AssumedValues with(Collection<String> demanded) {
        Map<String, Value> more = new HashMap<>(values);
        demanded.forEach(name -> more.put(name, more.containsKey(name) ? PRODUCTION : SOMETHING));
        return new AssumedValues(more, localModules, working, arguments);
    }

    /** Returns these assumptions for a program that works. */
    public AssumedValues forWorking() {
        return new AssumedValues(values, localModules, true, arguments);
    }
}
