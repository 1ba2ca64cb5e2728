package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Python file that runs before the program, in the same process: the configuration of its server, a module that Python
 * imports when it starts, or the package of the program.
 *
 * @param path repository path
 * @param code the code, if it is only a part of the file, such as what a command of it writes
 * @param unseen the command that writes or changes the file, if what it says then is not known: nothing of it is run
 * @param module the name by which the program may import it too; empty if the server gives it an internal name
 * @param hooks the functions in it that the server calls before it imports the program, in order, with the server's
 *     own objects as arguments
 * @param kept names of environment variables that the server sets back to their initial values afterwards
 * @param optional whether the program starts even if this fails
 */
public record Prelude(
        String path,
        Optional<CodePart> code,
        Optional<Place> unseen,
        Optional<String> module,
        List<Hook> hooks,
        Set<String> kept,
        boolean optional) {
    public Prelude {
        hooks = List.copyOf(hooks);
        kept = Set.copyOf(kept);
    }

    /** Returns the configuration of a server. */
    public static Prelude ofServer(String path, Optional<String> module, List<Hook> hooks, Set<String> kept) {
        return new Prelude(path, Optional.empty(), Optional.empty(), module, hooks, kept, false);
    }

    /** Returns a module that Python imports when it starts: it reports an error in it, and goes on. */
    public static Prelude ofPython(String path, String module) {
        return ofPython(path, Optional.empty(), Optional.of(module));
    }

    /** Returns the lines of a {@code *.pth} file that Python runs when it starts. */
    public static Prelude ofLines(String path) {
        return ofPython(path, Optional.empty(), Optional.empty());
    }

    /** Returns what a command writes to a file that Python runs when it starts, {@code *.pth} or a module. */
    public static Prelude written(CodePart code, Optional<String> module) {
        return ofPython(code.file().path(), Optional.of(code), module);
    }

    /**
     * Returns a file that Python runs when it starts, of which a command makes what is not known.
     *
     * @param path where Python finds it
     */
    public static Prelude unseen(String path, Place command) {
        return new Prelude(path, Optional.empty(), Optional.of(command), Optional.empty(), List.of(), Set.of(), true);
    }

    private static Prelude ofPython(String path, Optional<CodePart> code, Optional<String> module) {
        return new Prelude(path, code, Optional.empty(), module, List.of(), Set.of(), true);
    }

    /** Returns a package that Python imports before it runs a module of it as a program. */
    public static Prelude ofPackage(String path, String module) {
        return new Prelude(path, Optional.empty(), Optional.empty(), Optional.of(module), List.of(), Set.of(), false);
    }

    /** Returns a module with something that the server loads by its name, such as the class of its workers. */
    public static Prelude ofPart(String path, String module, String name) {
        return ofServer(path, Optional.of(module), List.of(new Hook(name, 0)), Set.of());
    }

    /**
     * A function that a server calls, or a class of which it makes an object.
     *
     * @param arguments the number of its arguments
     */
    public record Hook(String name, int arguments) {
        private static final int LATER = -1;

        /** Returns a function that the server calls when it has imported the program. */
        public static Hook later(String name) {
            return new Hook(name, LATER);
        }

        public boolean isLater() {
            return arguments == LATER;
        }
    }
}
