package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.tree.Expr;
import java.util.Optional;
import java.util.Set;

/** The parts of a response that visitors see, where code sets one of them: {@code response.headers["X-Error"] = text}. */
final class ResponseParts {
    private static final String HEADERS = "headers";
    private static final Set<String> PARTS = Set.of(HEADERS, "data", "response");
    private static final Set<String> SETTING = Set.of("set_data", "set_cookie");

    /** Methods of the headers. */
    private static final Set<String> ADDING = Set.of("add", "set", "extend", "update", "setdefault");

    private ResponseParts() {}

    /** Returns the variable of the response of which a method sets such a part: {@code response.headers.add("X-Error", text)}. */
    static Optional<String> changed(Expr.Attribute method) {
        if (SETTING.contains(method.name())) {
            return method.value() instanceof Expr.Name response ? Optional.of(response.id()) : Optional.empty();
        }
        return ADDING.contains(method.name()) && lastName(method.value()).equals(HEADERS)
                ? owner(method.value())
                : Optional.empty();
    }

    /** Returns the variable of the response that has a part. */
    static Optional<String> owner(Expr part) {
        return part instanceof Expr.Attribute attribute
                        && attribute.value() instanceof Expr.Name response
                        && PARTS.contains(attribute.name())
                        && !response.id().equals("self")
                ? Optional.of(response.id())
                : Optional.empty();
    }
}
