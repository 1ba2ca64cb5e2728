package dev.undebug.service.launch;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises a module that a server of a host loads, of the kind that PythonAnywhere makes: it adds the folder that the
 * application has on the host to {@code sys.path}, and gives an application of the repository the name that servers look
 * for. Code says so, and no comment; of names, only the one that PythonAnywhere itself gives to the module, in place of the folder.
 */
final class HostedModule {
    private static final String APPLICATION = "application";

    /** A folder of a user, or of web sites, on a host. */
    private static final Pattern FOLDER = Pattern.compile("/(?:home|var/www)/[\\w.-]+(?:/[\\w./-]*)?");

    /** A user's home, for what looks it up. */
    private static final Pattern HOME = Pattern.compile("HOME|~(?:/[\\w./-]*)?");

    private static final Pattern START = Pattern.compile("/(?:home|var/www)/.*");

    private static final Pattern OF_PYTHON_ANYWHERE =
            Pattern.compile("(?:.*/)?\\w+_(?:eu_)?pythonanywhere_com_wsgi\\.py");

    private static final Set<String> ADDING = Set.of("insert", "append", "extend", "chdir", "addsitedir");

    private static final Pattern STARTING = Pattern.compile("\\b(?:run\\w*|serve\\w*)\\s*\\(");

    private final Workspace workspace;
    private final PythonModule module;
    private final Map<String, String> imported = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    private HostedModule(Workspace workspace, PythonModule module) {
        this.workspace = workspace;
        this.module = module;
    }

    /** Returns whether a module has the name that PythonAnywhere gives it. */
    static boolean isCalledSo(String path) {
        return OF_PYTHON_ANYWHERE.matcher(path).matches();
    }

    /** Returns where a module names the application. */
    static Optional<Place> application(Workspace workspace, PythonModule module) {
        HostedModule hosted = new HostedModule(workspace, module);
        List<Stmt> run = hosted.run();
        run.forEach(hosted::note);
        return (isCalledSo(module.file().path()) || hosted.addsFolder()) && hosted.onlyLoads()
                ? run.stream().filter(hosted::bindsApplication).findFirst().map(statement -> module.file()
                        .place(new Span(
                                statement.span().start(), statement.span().start())))
                : Optional.empty();
    }

    /** Returns the statements that a server runs, also those that depend on something. */
    private List<Stmt> run() {
        List<Stmt> run = new ArrayList<>();
        Deque<Stmt> left = new ArrayDeque<>(module.body());
        while (!left.isEmpty()) {
            Stmt statement = left.removeFirst();
            if ((statement instanceof Stmt.If && !isOfProgram(statement)) || statement instanceof Stmt.Try) {
                List<Stmt> inside = StatementParts.of(statement).statements();
                for (int i = inside.size() - 1; i >= 0; i--) {
                    left.addFirst(inside.get(i));
                }
            } else {
                run.add(statement);
            }
        }
        return run;
    }

    /** Notes what the names of the module mean: folders, and modules or parts of them. */
    private void note(Stmt statement) {
        if (statement instanceof Stmt.Assign assign
                && Enclosing.parts(assign.value()).stream().anyMatch(this::isFolder)) {
            assign.targets().stream()
                    .filter(target -> target instanceof Expr.Name)
                    .forEach(target -> folders.add(((Expr.Name) target).id()));
        } else if (statement instanceof Stmt.ImportFrom names && names.module().isPresent()) {
            names.names()
                    .forEach(alias -> imported.put(
                            alias.asName().orElse(alias.name()), names.module().get()));
        } else if (statement instanceof Stmt.Import names) {
            names.names().forEach(alias -> imported.put(alias.asName().orElse(alias.name()), alias.name()));
        }
    }

    private boolean isFolder(Expr expression) {
        if (expression instanceof Expr.Str text) {
            return FOLDER.matcher(text.value()).matches()
                    || HOME.matcher(text.value()).matches();
        }
        return (expression instanceof Expr.Name name && folders.contains(name.id()))
                || (expression instanceof Expr.Formatted made
                        && !made.parts().isEmpty()
                        && made.parts().get(0) instanceof Expr.Str start
                        && START.matcher(start.value()).matches())
                || (expression instanceof Expr.Call call
                        && call.function() instanceof Expr.Attribute method
                        && method.name().equals("home")
                        && method.value() instanceof Expr.Name type
                        && type.id().equals("Path"));
    }

    /** Returns whether it starts no server, other than as a program: {@code if __name__ == "__main__": application.run()}. */
    private boolean onlyLoads() {
        return module.body().stream()
                .filter(statement -> !isOfProgram(statement))
                .noneMatch(statement ->
                        STARTING.matcher(module.file().slice(statement.span())).find());
    }

    private static boolean isOfProgram(Stmt statement) {
        return statement instanceof Stmt.If choice
                && choice.test() instanceof Expr.Compare compared
                && compared.left() instanceof Expr.Name name
                && name.id().equals("__name__");
    }

    private boolean addsFolder() {
        CodeParts parts = CodeParts.of(module);
        Stream<Expr> given = parts.expressions().stream()
                .filter(part -> part instanceof Expr.Call call
                        && call.function() instanceof Expr.Attribute method
                        && ADDING.contains(method.name()))
                .flatMap(call -> ((Expr.Call) call).arguments().stream().map(Expr.Argument::value));
        Stream<Expr> assigned = parts.statements().stream()
                .filter(HostedModule::setsPath)
                .map(statement -> ((Stmt.Assign) statement).value());
        return Stream.concat(given, assigned)
                .flatMap(value -> Enclosing.parts(value).stream())
                .anyMatch(this::isFolder);
    }

    /** Returns whether a statement is {@code sys.path = […] + sys.path}. */
    private static boolean setsPath(Stmt statement) {
        return statement instanceof Stmt.Assign assign
                && assign.targets().stream()
                        .anyMatch(target -> target instanceof Expr.Attribute path
                                && path.name().equals("path"));
    }

    /** Returns whether a statement gives an application of Flask that the repository makes the name that servers look for. */
    private boolean bindsApplication(Stmt statement) {
        if (statement instanceof Stmt.ImportFrom names) {
            return names.names().stream()
                            .anyMatch(
                                    alias -> alias.asName().orElse(alias.name()).equals(APPLICATION))
                    && names.module().filter(this::isOfFlask).isPresent();
        }
        return statement instanceof Stmt.Assign assign
                && assign.targets().stream()
                        .anyMatch(target ->
                                target instanceof Expr.Name name && name.id().equals(APPLICATION))
                && Enclosing.parts(assign.value()).stream()
                        .anyMatch(part -> part instanceof Expr.Name name && meansFlask(name.id()));
    }

    private boolean meansFlask(String name) {
        String from = imported.getOrDefault(name, "");
        return from.equals("flask") || (!from.isEmpty() && isOfFlask(from));
    }

    /** Returns whether the repository has a module, and the module or what it imports names Flask. */
    private boolean isOfFlask(String dotted) {
        return workspace.installed(dotted, module.file().path(), List.of()).stream()
                .map(RepositoryPath::of)
                .flatMap(root -> Stream.of(".py", "/__init__.py")
                        .map(ending ->
                                root.at(dotted.replace('.', '/') + ending).text()))
                .filter(workspace::exists)
                .anyMatch(this::namesFlask);
    }

    private boolean namesFlask(String path) {
        workspace.load(Set.of(path));
        Set<String> further = workspace.importsAtTop(path);
        workspace.load(further);
        return Stream.concat(Stream.of(path), further.stream())
                .flatMap(file -> workspace.pythonText(file).stream())
                .anyMatch(PythonText::namesFlaskAlone);
    }
}
