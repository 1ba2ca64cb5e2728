package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Expr.Constant.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Logs with a traceback in memory: {@code logging.StreamHandler(buffer)}, then {@code logger.exception("failed")}. */
final class TracebackLogs {
    /** The class in whose objects texts are collected; without one, a module has no log in memory. */
    static final String MEMORY = "StringIO";

    private static final String CONFIGURING = "basicConfig";

    /** The calls of {@code logging} that give a handler its stream, and the keyword of the stream. */
    private static final Set<String> HANDLING = Set.of("StreamHandler", "setStream", CONFIGURING);

    private static final String STREAM = "stream";

    private TracebackLogs() {}

    /** Returns the names of the streams that get logs by an expression. */
    static Stream<String> streams(Expr expression) {
        return streams(Enclosing.parts(expression));
    }

    private static Stream<String> streams(List<Expr> expressions) {
        return expressions.stream()
                .flatMap(expression -> expression instanceof Expr.Dict options
                        ? configured(options)
                        : expression instanceof Expr.Call call && HANDLING.contains(lastName(call.function()))
                                ? stream(call)
                                : Stream.empty())
                .filter(name -> !name.isEmpty());
    }

    /** Returns the stream of a handler in the options of {@code dictConfig}: {@code {"class": "logging.StreamHandler", "stream": buffer}}. */
    private static Stream<String> configured(Expr.Dict options) {
        boolean handler = options.items().stream()
                .anyMatch(item ->
                        item.value() instanceof Expr.Str type && type.value().endsWith("StreamHandler"));
        return handler
                ? options.items().stream()
                        .filter(item -> item.key()
                                .filter(key -> key instanceof Expr.Str name
                                        && name.value().equals(STREAM))
                                .isPresent())
                        .map(item -> lastName(item.value()))
                : Stream.empty();
    }

    private static Stream<String> stream(Expr.Call call) {
        boolean first = !lastName(call.function()).equals(CONFIGURING);
        return call.arguments().stream()
                .filter(argument -> argument.keyword().map(STREAM::equals).orElse(first))
                .map(argument -> lastName(argument.value()));
    }

    /** Returns whether a call logs the exception that is being handled, with its traceback. */
    static boolean haveTraceback(Expr.Call call) {
        return call.function() instanceof Expr.Attribute method
                && call.arguments().stream()
                        .filter(argument ->
                                argument.keyword().filter("exc_info"::equals).isPresent())
                        .findFirst()
                        .map(argument -> !isOff(argument.value()))
                        .orElse(method.name().equals("exception")
                                && !call.arguments().isEmpty());
    }

    private static boolean isOff(Expr value) {
        return (value instanceof Expr.Constant constant && constant.value() != Singleton.TRUE)
                || (value instanceof Expr.IntNumber number && number.value().signum() == 0);
    }

    /** Returns whether a call adds a handler to the logger to which Flask logs each exception without a handler: {@code app.logger}. */
    private static boolean isOfApplication(Expr.Call call) {
        return call.function() instanceof Expr.Attribute method
                && method.name().equals("addHandler")
                && method.value() instanceof Expr.Attribute logger
                && logger.name().equals("logger")
                && logger.value() instanceof Expr.Name owner
                && !owner.id().equals("self");
    }

    /** Returns the names of the streams that get logs with tracebacks anywhere in a module. */
    static Set<String> in(CodeParts module) {
        boolean logs = module.expressions().stream()
                .anyMatch(expression ->
                        expression instanceof Expr.Call call && (haveTraceback(call) || isOfApplication(call)));
        return logs ? streams(module.expressions()).collect(Collectors.toSet()) : Set.of();
    }
}
