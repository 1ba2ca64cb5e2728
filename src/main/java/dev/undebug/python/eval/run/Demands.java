package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Trace;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the program demands of its environment: the variables without which it ends, or whose values end it. Who deploys
 * it has to set them.
 */
public final class Demands {
    /** Names that are set to work on a program and not to deploy it: without them, it had better end. */
    private static final Pattern DEVELOPMENT = Pattern.compile(
            "(^|_)(DEBUG|DEV|DEVEL|DEVELOPMENT|LOCAL|TEST|TESTS|TESTING)(_|$)", Pattern.CASE_INSENSITIVE);

    private final Environ environ;
    private final Presumptions presumptions;
    private final Set<String> names = new LinkedHashSet<>();
    private int served;

    Demands(Environ environ, Presumptions presumptions) {
        this.environ = environ;
        this.presumptions = presumptions;
    }

    /** Notes that the program did what it is there for; where it ends then, it lacks nothing. */
    void served() {
        served++;
    }

    /** Returns how often it did so. */
    int servings() {
        return served;
    }

    /** Returns whether a condition came out as it did because a variable is not set. */
    boolean lacks(Trace condition) {
        return condition.variables().stream().anyMatch(name -> isDemandable(name) && environ.find(name) == null);
    }

    private static boolean isDemandable(String name) {
        return !DEVELOPMENT.matcher(name).find();
    }

    /** Notes what decided that the program ended, having served as often as before. */
    void ended(Trace condition, int before) {
        if (served != before) {
            return;
        }
        condition.variables().stream()
                .filter(Demands::isDemandable)
                .filter(name -> environ.find(name) == null || presumptions.isOpen(name))
                .forEach(names::add);
    }

    public Set<String> names() {
        return names;
    }
}
