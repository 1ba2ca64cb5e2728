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
                .filter(Expr.Call.class::isInstance)
                .map(Expr.Call.class::cast)
                .filter(call -> HANDLING.contains(lastName(call.function())))
                .flatMap(TracebackLogs::stream)
                .filter(name -> !name.isEmpty());
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

    /** Returns the names of the streams that get logs with tracebacks anywhere in a module. */
    static Set<String> in(CodeParts module) {
        boolean logs = module.expressions().stream()
                .anyMatch(expression -> expression instanceof Expr.Call call && haveTraceback(call));
        return logs ? streams(module.expressions()).collect(Collectors.toSet()) : Set.of();
    }
}
