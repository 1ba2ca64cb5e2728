package dev.undebug.service.run;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where a program hands its application to a web server by CGI or FastCGI: {@code CGIHandler().run(app)} of the
 * standard library, {@code WSGIServer(app).run()} of flup. The web server itself starts such a file.
 */
public final class GatewayCall {
    private static final Pattern HANDLER = Pattern.compile(
            "wsgiref\\.handlers\\.(?:IIS)?CGIHandler|flup\\.server\\.(?:fcgi\\w*|cgi)(?:\\.WSGIServer)?");

    private static final String FLUP_SERVER = "WSGIServer";

    /** With an address, flup is a server by itself, which may be started in any way. */
    private static final String ADDRESS = "bindAddress";

    private final PythonModule module;
    private final CodeParts parts;

    private GatewayCall(PythonModule module) {
        this.module = module;
        this.parts = CodeParts.of(module);
    }

    /**
     * Returns the call. A file whose name does not say that a web server starts it must start nothing else: many programs
     * choose between CGI and a server of their own.
     */
    public static Optional<Place> in(PythonModule module) {
        GatewayCall gateway = new GatewayCall(module);
        boolean named = PythonPaths.isGateway(module.file().path());
        Set<String> names = gateway.names();
        return gateway.parts.expressions().stream()
                .flatMap(part -> part instanceof Expr.Call call ? Stream.of(call) : Stream.empty())
                .filter(call -> gateway.isHandler(call.function(), names))
                .filter(call -> named || (!hasAddress(call) && gateway.startsNothingBut(call)))
                .findFirst()
                .map(call -> module.file().place(call.span()));
    }

    /** Returns the names that the module gives to handlers, and to modules of flup. */
    private Set<String> names() {
        return parts.statements().stream()
                .flatMap(statement -> statement instanceof Stmt.ImportFrom from ? Stream.of(from) : Stream.empty())
                .flatMap(from -> from.names().stream()
                        .filter(alias -> isHandler(from.module().orElse("") + "." + alias.name()))
                        .map(alias -> alias.asName().orElse(alias.name())))
                .collect(Collectors.toSet());
    }

    private static boolean isHandler(String dotted) {
        return HANDLER.matcher(dotted).matches();
    }

    private boolean isHandler(Expr function, Set<String> names) {
        String written = module.file().slice(function.span());
        boolean imported = function instanceof Expr.Attribute attribute
                ? attribute.name().equals(FLUP_SERVER)
                        && names.contains(module.file().slice(attribute.value().span()))
                : names.contains(written);
        return imported || isHandler(written);
    }

    private static boolean hasAddress(Expr.Call call) {
        return call.arguments().stream()
                .anyMatch(argument -> argument.keyword().filter(ADDRESS::equals).isPresent());
    }

    /** Returns whether all that the call makes is run by another one. */
    private boolean startsNothingBut(Expr.Call call) {
        return ServingCalls.in(parts).stream()
                        .filter(span -> !span.equals(call.span()))
                        .count()
                <= 1;
    }
}
