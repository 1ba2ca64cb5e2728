package dev.undebug.service.launch;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.LocalNames;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises a module that a server of a host loads, of the kind that PythonAnywhere makes: it adds the folder that the
 * application has on the host to {@code sys.path}, and gives the application the name that servers look for. Code alone
 * says so, no name and no comment.
 */
final class HostedModule {
    private static final String APPLICATION = "application";

    /** A folder of a user, or of web sites, on a host. */
    private static final Pattern FOLDER = Pattern.compile("/(?:home|var/www)/[\\w.-]+(?:/[\\w./-]*)?");

    private HostedModule() {}

    /** Returns where it names the application. */
    static Optional<Place> application(PythonModule module) {
        boolean hosted = CodeParts.of(module).expressions().stream()
                .anyMatch(part -> part instanceof Expr.Str text
                        && FOLDER.matcher(text.value()).matches());
        return hosted
                ? module.body().stream()
                        .filter(HostedModule::bindsApplication)
                        .findFirst()
                        .map(statement -> module.file()
                                .place(new Span(
                                        statement.span().start(),
                                        statement.span().start())))
                : Optional.empty();
    }

    /** A function of that name is an application itself, of no framework. */
    private static boolean bindsApplication(Stmt statement) {
        return !(statement instanceof Stmt.FunctionDef)
                && LocalNames.of(List.of(statement)).contains(APPLICATION);
    }
}
