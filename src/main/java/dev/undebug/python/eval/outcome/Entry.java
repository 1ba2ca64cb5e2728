package dev.undebug.python.eval.outcome;

import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entry point of a program.
 *
 * @param path repository path of the file
 * @param code the code, if it is only a part of the file
 * @param main whether it is the program; false when a server imports it
 * @param application the name or call that the server serves: {@code app}, {@code create_app()}; for a console
 *     script of an installed project, the function that it calls; empty when it runs as {@code __main__}
 * @param flask whether the command {@code flask} loads it: {@code flask run} chooses an application if none is named, and reads
 *     the environment after that; of a program, whether it is a command that the application registers, {@code flask NAME}
 * @param arguments the program's own arguments, without its name
 * @param roots repository folders on {@code sys.path}, in order; {@code ""} is the root
 * @param preludes files that Python and a server run first, in order
 * @param context the files that the program sees, and what its libraries have
 * @param function the function that is called after the file was run, qualified within it: {@code Server.start}; empty for
 *     every program, as nothing is seen to call it
 * @param module the absolute name of its module, if the launch says it; else the search folders tell it
 */
public record Entry(
        String path,
        Optional<CodePart> code,
        boolean main,
        Optional<String> application,
        boolean flask,
        List<String> arguments,
        List<String> roots,
        List<Prelude> preludes,
        ExecutionContext context,
        Optional<String> function,
        Optional<String> module) {
    public Entry {
        arguments = List.copyOf(arguments);
        roots = List.copyOf(roots);
        preludes = List.copyOf(preludes);
    }

    public Entry(String path, boolean main, Optional<String> application, List<String> arguments, List<String> roots) {
        this(
                path,
                Optional.empty(),
                main,
                application,
                false,
                arguments,
                roots,
                List.of(),
                ExecutionContext.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this entry for a part of the file. */
    public Entry of(CodePart part) {
        return new Entry(
                path,
                Optional.of(part),
                main,
                application,
                flask,
                arguments,
                roots,
                preludes,
                context,
                function,
                module);
    }

    /** Returns this entry with other arguments. */
    public Entry with(List<String> others) {
        return new Entry(path, code, main, application, flask, others, roots, preludes, context, function, module);
    }

    /** Returns this entry for what a server serves, or a console script calls. */
    public Entry serving(Optional<String> named) {
        return new Entry(path, code, main, named, flask, arguments, roots, preludes, context, function, module);
    }

    /** Returns this entry for a process that runs these files first, before those of which it is known already. */
    public Entry after(List<Prelude> before) {
        List<Prelude> all = new ArrayList<>(before);
        all.addAll(preludes);
        return new Entry(path, code, main, application, flask, arguments, roots, all, context, function, module);
    }

    /** Returns this entry in another context. */
    public Entry in(ExecutionContext other) {
        return new Entry(path, code, main, application, flask, arguments, roots, preludes, other, function, module);
    }

    /** Returns this entry for another run of its program, of which earlier ones have shown something. */
    public Entry after(Tried runs) {
        return in(context.with(runs));
    }

    /** Returns this entry for {@code flask run}. */
    public Entry forFlaskRun() {
        return new Entry(path, code, main, application, true, arguments, roots, preludes, context, function, module);
    }

    /** Returns the entry for a command that the application of this one registers. */
    public Entry command(List<String> words) {
        return new Entry(path, code, true, application, true, words, roots, preludes, context, function, module);
    }

    /** Returns the entry for a function that is called after the file was run, as if a module imported it. */
    public Entry calling(String name) {
        return new Entry(
                path, code, main, application, flask, arguments, roots, preludes, context, Optional.of(name), module);
    }

    /** Returns this entry under the absolute name of its module. */
    public Entry named(Optional<String> name) {
        return new Entry(path, code, main, application, flask, arguments, roots, preludes, context, function, name);
    }

    /** Returns whether Python or a server runs other files first. */
    public boolean runsFirst() {
        return !preludes.isEmpty();
    }

    /** Returns whether it is a command that an application registers. */
    public boolean isCommand() {
        return main && flask;
    }

    /** Returns whether it runs as {@code __main__}. */
    public boolean isMain() {
        return main && application.isEmpty() && !flask && function.isEmpty();
    }

    /** Returns the entry for a server that imports the file. */
    public Entry imported() {
        return new Entry(path, code, false, application, flask, arguments, roots, preludes, context, function, module);
    }

    /** Returns the entry that runs a file as a program. */
    public static Entry program(String path) {
        String folder = RepositoryPath.of(path).folder().text();
        return new Entry(path, true, Optional.empty(), List.of(), List.of(folder));
    }
}
