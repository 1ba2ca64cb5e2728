package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.RequiredNames;
import dev.undebug.python.eval.outcome.Truth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

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

    private static final Value SOMETHING = Value.of(new Unknown(Truth.TRUE));
    private static final Value PRODUCTION = Value.of("production");

    public AssumedValues {
        values = Map.copyOf(values);
    }

    /** Returns the assumptions for a program of which it is known what it requires, in an environment without these variables. */
    public static AssumedValues of(RequiredNames required) {
        Map<String, Value> values = new HashMap<>();
        required.some().forEach(name -> values.put(name, SOMETHING));
        required.production().forEach(name -> values.put(name, PRODUCTION));
        return NONE.and(values);
    }

    /**
     * Returns the variables that are assumed to be set.
     *
     * @param ends whether the program ends without them
     */
    public RequiredNames required(boolean ends) {
        return new RequiredNames(
                values.keySet().stream().filter(this::isOpen).collect(Collectors.toSet()),
                values.keySet().stream().filter(name -> !isOpen(name)).collect(Collectors.toSet()),
                ends);
    }

    private AssumedValues and(Map<String, Value> others) {
        return new AssumedValues(others, localModules, working, arguments);
    }

    /** Returns these assumptions with the modules that people keep out of version control. */
    public AssumedValues withLocalModules() {
        return new AssumedValues(values, true, working, arguments);
    }

    /** Returns these assumptions with arguments of which nobody knows which ones. */
    public AssumedValues withArguments() {
        return new AssumedValues(values, localModules, working, true);
    }

    /** Returns whether a variable is assumed to be set to an unknown value. */
    public boolean isOpen(String name) {
        return SOMETHING.equals(values.get(name));
    }

    /** Returns these assumptions extended by the variables that an ended program requires. */
    public AssumedValues with(Collection<String> demanded) {
        Map<String, Value> more = new HashMap<>(values);
        demanded.forEach(name -> more.put(name, more.containsKey(name) ? PRODUCTION : SOMETHING));
        return and(more);
    }

    /** Returns these assumptions for a program that works. */
    public AssumedValues forWorking() {
        return new AssumedValues(values, localModules, true, arguments);
    }
}
