package dev.undebug.python.eval.outcome;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Python file that runs before the program, in the same process: the configuration of its server, a module that Python
 * imports when it starts, or the package of the program.
 *
 * @param path repository path
 * @param module the name by which the program may import it too; empty if the server gives it an internal name
 * @param hooks the functions in it that the server calls before it imports the program, in order, with the server's
 *     own objects as arguments
 * @param kept names of environment variables that the server sets back to their initial values afterwards
 * @param optional whether the program starts even if this fails
 */
public record Prelude(String path, Optional<String> module, List<Hook> hooks, Set<String> kept, boolean optional) {
    public Prelude {
        hooks = List.copyOf(hooks);
        kept = Set.copyOf(kept);
    }

    /** Returns the configuration of a server. */
    public static Prelude ofServer(String path, Optional<String> module, List<Hook> hooks, Set<String> kept) {
        return new Prelude(path, module, hooks, kept, false);
    }

    /** Returns a module that Python imports when it starts: it reports an error in it, and goes on. */
    public static Prelude ofPython(String path, String module) {
        return new Prelude(path, Optional.of(module), List.of(), Set.of(), true);
    }

    /** Returns a package that Python imports before it runs a module of it as a program. */
    public static Prelude ofPackage(String path, String module) {
        return new Prelude(path, Optional.of(module), List.of(), Set.of(), false);
    }

    /**
     * A function that a server calls.
     *
     * @param arguments the number of its arguments
     */
    public record Hook(String name, int arguments) {}
}
