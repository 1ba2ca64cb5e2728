package dev.undebug.python.eval.outcome;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The global variables of a module after it has run.
 *
 * @param missing repository paths of files that are needed and were not loaded yet: load them and run again
 * @param work the amount of work done
 */
public record Globals(List<Global> all, Set<String> missing, long work) {
    public static final Globals NONE = new Globals(List.of(), Set.of(), 0);

    public Globals {
        all = List.copyOf(all);
        missing = Set.copyOf(missing);
    }

    public Optional<Global> get(String name) {
        return all.stream().filter(global -> global.name().equals(name)).findFirst();
    }
}
