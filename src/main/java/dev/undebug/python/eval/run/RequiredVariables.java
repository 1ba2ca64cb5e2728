package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Trace;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The environment variables that the program requires: it ends because they are missing or have the wrong values.
 * Whoever deploys the program has to set them.
 */
public final class RequiredVariables {
    /**
     * Variables that are set for development, not in deployments: a program that requires them ends rather than serves.
     */
    private static final Pattern DEVELOPMENT = Pattern.compile(
            "(^|_)(DEBUG|DEV|DEVEL|DEVELOPMENT|LOCAL|TEST|TESTS|TESTING)(_|$)", Pattern.CASE_INSENSITIVE);

    private final Environ environ;
    private final AssumedValues assumedValues;
    private final Set<String> names = new LinkedHashSet<>();
    private int served;

    RequiredVariables(Environ environ, AssumedValues assumedValues) {
        this.environ = environ;
        this.assumedValues = assumedValues;
    }

    /** Records that the program served something; if it ends afterwards, it lacked nothing. */
    void served() {
        served++;
    }

    /** Returns how often the program has served something. */
    int servings() {
        return served;
    }

    /** Returns whether a missing variable decided a condition. */
    boolean lacks(Trace condition) {
        return condition.variables().stream().anyMatch(name -> isDemandable(name) && environ.find(name) == null);
    }

    private static boolean isDemandable(String name) {
        return !DEVELOPMENT.matcher(name).find();
    }

    /** Records the reason why the program ended, unless it has served something in between. */
    void ended(Trace condition, int before) {
        if (served != before) {
            return;
        }
        condition.variables().stream()
                .filter(RequiredVariables::isDemandable)
                .filter(name -> environ.find(name) == null || assumedValues.isOpen(name))
                .forEach(names::add);
    }

    public Set<String> names() {
        return names;
    }
}
