package dev.undebug.python.eval.outcome;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Python file that a server runs before the program, in the same process: its configuration.
 *
 * @param path repository path
 * @param module the name by which the program may import it too; empty if the server gives it an internal name
 * @param hooks the functions in it that the server calls before it imports the program, in order, with the server's
 *     own objects as arguments
 * @param kept names of environment variables that the server sets back to their initial values afterwards
 */
public record Prelude(String path, Optional<String> module, List<Hook> hooks, Set<String> kept) {
    public Prelude {
        hooks = List.copyOf(hooks);
        kept = Set.copyOf(kept);
    }

    /**
     * A function that a server calls.
     *
     * @param arguments the number of its arguments
     */
    public record Hook(String name, int arguments) {}
}
