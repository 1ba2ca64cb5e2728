package dev.undebug.python.eval;

import java.util.Optional;
import java.util.Set;

/**
 * A Python file that a server runs before the program, in the same process: its configuration.
 *
 * @param path repository path
 * @param module the name by which the program may import it too; empty where the server gives it a name of its own
 * @param kept names of environment variables that the server sets after it, to what they are at the start
 */
public record Prelude(String path, Optional<String> module, Set<String> kept) {
    public Prelude {
        kept = Set.copyOf(kept);
    }
}
