package dev.undebug.python.eval;

import dev.undebug.python.eval.ServingBody.Named;
import dev.undebug.python.eval.run.Imports;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether what the code of a function imports may start a server: a module of the repository that does so when it is
 * imported, or what the function names of one. Such modules may not have run yet, so their text has to tell.
 */
final class ServingImports {
    /** The most pieces of code that are looked at for one function; of more, nothing is known. */
    private static final int MOST = 200;

    /** The characters of a module that are parsed and looked through in the time of recording one slot. */
    private static final int CHARACTERS = 2;

    /** The slots that are recorded in the time of finding the file of a module. */
    private static final int FOUND = 8;

    private final Run run;

    /** The modules that were looked through, whose work is counted once. */
    private final Set<String> read = new HashSet<>();

    ServingImports(Run run) {
        this.run = run;
    }

    /**
     * The code of a module, without what it only defines, or that of a function or class in it.
     *
     * @param whole the code that has it, of which there is one
     */
    private record Part(Source source, List<Stmt> whole, List<Stmt> body) {}

    /** @param packageName that from which its relative imports start */
    private record Source(PythonModule module, DefinedBodies code, String dotted, String packageName) {
        Part level() {
            return new Part(this, module.body(), code.level());
        }

        /** Returns the functions and classes of a name. */
        Stream<Part> defined(String name) {
            return code.named().getOrDefault(name, List.of()).stream().map(body -> new Part(this, body, body));
        }
    }

    /** @param packageName that of the module with the code */
    boolean mayServe(ServingBody said, String packageName) {
        if (said.imports().isEmpty()) {
            return false;
        }
        Set<List<Stmt>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Part> waiting = new ArrayDeque<>();
        said.imports()
                .forEach(statement -> imported(statement, packageName, said).forEach(waiting::add));
        while (!waiting.isEmpty() && seen.size() < MOST) {
            Part part = waiting.pop();
            if (part.body().isEmpty() || !seen.add(part.whole())) {
                continue;
            }
            ServingBody inside = run.files()
                    .made(part.source().module().file(), ServingBodies.class, file -> new ServingBodies())
                    .of(part.body());
            if (inside.starts()) {
                return true;
            }
            run.budget().charge(1 + part.body().size() + inside.names().size());
            Source source = part.source();
            List<Stmt> imports = new ArrayList<>(inside.imports());
            imports.addAll(source.code().imports());
            run.budget().charge(imports.size() * FOUND);
            imports.stream()
                    .flatMap(statement -> imported(statement, source.packageName(), inside))
                    .forEach(waiting::add);
            inside.names().stream().flatMap(name -> source.defined(last(name))).forEach(waiting::add);
        }
        return !waiting.isEmpty();
    }

    private static String last(Named name) {
        return name.attribute() == null ? name.name() : name.attribute();
    }

    private Stream<Part> imported(Stmt statement, String packageName, ServingBody user) {
        if (statement instanceof Stmt.Import names) {
            return names.names().stream().flatMap(alias -> source(alias.name()).stream()
                    .flatMap(source -> used(source, local(alias), user)));
        }
        return statement instanceof Stmt.ImportFrom names
                ? Imports.absolute(names, packageName).stream().flatMap(dotted -> from(dotted, names, user))
                : Stream.empty();
    }

    private static String local(Stmt.Alias alias) {
        return alias.asName().orElse(alias.name());
    }

    private Stream<Part> from(String dotted, Stmt.ImportFrom names, ServingBody user) {
        Optional<Source> owner = source(dotted);
        Stream<Part> level = owner.stream().flatMap(this::loading);
        return Stream.concat(
                level,
                names.names().stream()
                        .flatMap(alias -> Stream.concat(
                                owner.stream().flatMap(source -> taken(source, alias, user)),
                                source(dotted + "." + alias.name()).stream()
                                        .flatMap(source -> used(source, local(alias), user)))));
    }

    /** Returns what a name of a module is: a function or a class, or an object of which the code calls methods. */
    private Stream<Part> taken(Source source, Stmt.Alias alias, ServingBody user) {
        if (alias.name().equals("*")) {
            return user.names().stream().flatMap(name -> source.defined(last(name)));
        }
        boolean named = user.names().stream().anyMatch(name -> name.name().equals(local(alias)));
        return named
                ? Stream.concat(
                        source.defined(alias.name()),
                        attributes(local(alias), user).flatMap(source::defined))
                : Stream.empty();
    }

    /** Returns what an import of a module runs, and what the code names of it. */
    private Stream<Part> used(Source source, String local, ServingBody user) {
        // Of a name with dots, any attribute may be meant.
        Stream<String> names =
                local.contains(".") ? user.names().stream().map(ServingImports::last) : attributes(local, user);
        return Stream.concat(loading(source), names.flatMap(source::defined));
    }

    private static Stream<String> attributes(String local, ServingBody user) {
        return user.names().stream()
                .filter(name -> name.name().equals(local) && name.attribute() != null)
                .map(ServingImports::last);
    }

    private Stream<Part> loading(Source source) {
        return run.imports().isLoaded(source.dotted()) ? Stream.empty() : Stream.of(source.level());
    }

    private Optional<Source> source(String dotted) {
        run.budget().charge(FOUND);
        return run.imports().source(dotted).map(module -> {
            if (read.add(dotted)) {
                run.budget().charge(module.file().text().length() / CHARACTERS);
            }
            int dot = dotted.lastIndexOf('.');
            String around = dot < 0 ? "" : dotted.substring(0, dot);
            boolean packaged = module.file().path().endsWith("/__init__.py");
            DefinedBodies code = run.files().made(module.file(), DefinedBodies.class, file -> DefinedBodies.of(module));
            return new Source(module, code, dotted, packaged ? dotted : around);
        });
    }
}
