package dev.undebug.service.launch;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.Span;
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
 * for. Code alone says so, no name and no comment.
 */
final class HostedModule {
    private static final String APPLICATION = "application";

    /** A folder of a user, or of web sites, on a host. */
    private static final Pattern FOLDER = Pattern.compile("/(?:home|var/www)/[\\w.-]+(?:/[\\w./-]*)?");

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

    /** Returns where a module names the application. */
    static Optional<Place> application(Workspace workspace, PythonModule module) {
        HostedModule hosted = new HostedModule(workspace, module);
        module.body().forEach(hosted::note);
        return hosted.addsFolder() && hosted.onlyLoads()
                ? module.body().stream()
                        .filter(hosted::bindsApplication)
                        .findFirst()
                        .map(statement -> module.file()
                                .place(new Span(
                                        statement.span().start(),
                                        statement.span().start())))
                : Optional.empty();
    }

    /** Notes what the names of the module mean: folders, and modules or parts of them. */
    private void note(Stmt statement) {
        if (statement instanceof Stmt.Assign assign && isFolder(assign.value())) {
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
        return (expression instanceof Expr.Str text
                        && FOLDER.matcher(text.value()).matches())
                || (expression instanceof Expr.Name name && folders.contains(name.id()));
    }

    /** Returns whether it starts no server, other than as a program: {@code if __name__ == "__main__": application.run()}. */
    private boolean onlyLoads() {
        return module.body().stream()
                .filter(statement -> !(statement instanceof Stmt.If choice
                        && choice.test() instanceof Expr.Compare compared
                        && compared.left() instanceof Expr.Name name
                        && name.id().equals("__name__")))
                .noneMatch(statement ->
                        STARTING.matcher(module.file().slice(statement.span())).find());
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
