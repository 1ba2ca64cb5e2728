package dev.undebug.python.eval.outcome;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Environment variables that a program requires, so that each deployment has to set them.
 *
 * @param some those that may have any text
 * @param production those that need the word for production
 * @param ends whether it ends without them
 */
public record RequiredNames(Set<String> some, Set<String> production, boolean ends) {
    public static final RequiredNames NONE = new RequiredNames(Set.of(), Set.of(), false);

    public RequiredNames {
        some = Set.copyOf(some);
        production = Set.copyOf(production);
    }

    /** Returns these without some names. */
    public RequiredNames without(Collection<String> names) {
        return new RequiredNames(less(some, names), less(production, names), ends);
    }

    private static Set<String> less(Set<String> all, Collection<String> names) {
        return all.stream().filter(name -> !names.contains(name)).collect(Collectors.toSet());
    }
}
