package dev.undebug.python.eval.outcome;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Python file that a server runs before the program, in the same process: its configuration.
 *
 * @param path repository path
 * @param module the name by which the program may import it too; empty where the server gives it a name of its own
 * @param hooks names of functions of it that the server calls before it imports the program, in order; what they are given is
 *     the server's
 * @param kept names of environment variables that the server sets after it, to what they are at the start
 */
public record Prelude(String path, Optional<String> module, List<Hook> hooks, Set<String> kept) {
    public Prelude {
        hooks = List.copyOf(hooks);
        kept = Set.copyOf(kept);
    }

    /**
     * A function that a server calls.
     *
     * @param arguments how many it is given
     */
    public record Hook(String name, int arguments) {}
}
