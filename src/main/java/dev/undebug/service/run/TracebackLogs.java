package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Expr.Constant.Singleton;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Logs with a traceback in memory or in a file: {@code logging.StreamHandler(buffer)}, then {@code
 * logger.exception("failed")}.
 */
final class TracebackLogs {
    /** The class in whose objects texts are collected; without one, a module has no log in memory. */
    static final String MEMORY = "StringIO";

    private static final String CONFIGURING = "basicConfig";

    /** The calls of {@code logging} that give a handler its stream, and the keyword of the stream. */
    private static final Set<String> HANDLING = Set.of("StreamHandler", "setStream", CONFIGURING);

    private static final String STREAM = "stream";

    /** The handlers that keep records until others take them. */
    private static final Set<String> REMEMBERING = Set.of("MemoryHandler", "BufferingHandler");

    private static final String QUEUEING = "QueueHandler";

    /** The end of the names of the handlers that write to files. */
    private static final String OF_FILES = "FileHandler";

    private static final String FILENAME = "filename";
    private static final Set<String> MAKING_PATHS = Set.of("Path", "PurePath", "str", "fspath");

    /** The classes whose method {@code format} makes the text of a record. */
    private static final Set<String> CLASSES = Set.of(
            "Handler", "StreamHandler", OF_FILES, "RotatingFileHandler", "MemoryHandler", "BufferingHandler", QUEUEING);

    /** Words without one of which a module keeps no logs. */
    static final Set<String> WORDS =
            Set.of(MEMORY, "MemoryHandler", "BufferingHandler", QUEUEING, OF_FILES, CONFIGURING, "Handler)");

    private TracebackLogs() {}

    /** Returns the names of the streams that get logs by an expression. */
    static Stream<String> streams(Expr expression) {
        return streams(Enclosing.parts(expression));
    }

    private static Stream<String> streams(List<Expr> expressions) {
        return expressions.stream()
                .flatMap(expression -> expression instanceof Expr.Dict options
                        ? configured(options, "StreamHandler", STREAM).map(TracebackNames::lastName)
                        : expression instanceof Expr.Call call && HANDLING.contains(lastName(call.function()))
                                ? stream(call)
                                : Stream.empty())
                .filter(name -> !name.isEmpty());
    }

    /** Returns the value of a handler in the options of {@code dictConfig}: {@code {"class": "logging.StreamHandler", "stream": buffer}}. */
    private static Stream<Expr> configured(Expr.Dict options, String handler, String wanted) {
        boolean named = options.items().stream()
                .anyMatch(item ->
                        item.value() instanceof Expr.Str type && type.value().endsWith(handler));
        return named
                ? options.items().stream()
                        .filter(item -> item.key()
                                .filter(key -> key instanceof Expr.Str name
                                        && name.value().equals(wanted))
                                .isPresent())
                        .map(Expr.Item::value)
                : Stream.empty();
    }

    /** Returns the files that handlers write to. */
    private static Stream<String> files(List<Expr> expressions) {
        return expressions.stream()
                .flatMap(expression -> expression instanceof Expr.Dict options
                        ? configured(options, OF_FILES, FILENAME)
                        : expression instanceof Expr.Call call ? file(call) : Stream.empty())
                .map(TracebackLogs::path)
                .flatMap(Optional::stream);
    }

    private static Stream<Expr> file(Expr.Call call) {
        String name = lastName(call.function());
        boolean first = name.endsWith(OF_FILES);
        return first || name.equals(CONFIGURING)
                ? call.arguments().stream()
                        .filter(argument ->
                                argument.keyword().map(FILENAME::equals).orElse(first))
                        .limit(1)
                        .map(Expr.Argument::value)
                : Stream.empty();
    }

    /** Returns what tells a path from others, as far as the code shows it: its text, or the variable that has it. */
    static Optional<String> path(Expr expression) {
        if (expression instanceof Expr.Str text) {
            return Optional.of("'" + text.value());
        }
        if (expression instanceof Expr.Call call
                && call.arguments().size() == 1
                && MAKING_PATHS.contains(lastName(call.function()))) {
            return path(call.arguments().get(0).value());
        }
        String owner = expression instanceof Expr.Attribute attribute ? lastName(attribute.value()) + "." : "";
        return Optional.of(lastName(expression)).filter(name -> !name.isEmpty()).map(name -> owner + name);
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

    /**
     * Returns whether a call adds a handler to a logger to which Flask logs each exception without a handler: {@code app.logger}, or the
     * one above all.
     */
    private static boolean isOfApplication(Expr.Call call) {
        return call.function() instanceof Expr.Attribute method
                && method.name().equals("addHandler")
                && (isAboveAll(method.value())
                        || (method.value() instanceof Expr.Attribute logger
                                && logger.name().equals("logger")
                                && logger.value() instanceof Expr.Name owner
                                && !owner.id().equals("self")));
    }

    private static boolean isAboveAll(Expr logger) {
        return logger instanceof Expr.Call call
                && call.arguments().isEmpty()
                && lastName(call.function()).equals("getLogger");
    }

    /** Returns what the handlers of a module keep, if it logs tracebacks anywhere. */
    static KeptLogs in(CodeParts module) {
        boolean logs = module.expressions().stream()
                .anyMatch(expression ->
                        expression instanceof Expr.Call call && (haveTraceback(call) || isOfApplication(call)));
        return logs
                ? new KeptLogs(
                        Stream.concat(streams(module.expressions()), errors(module.statements()))
                                .collect(Collectors.toSet()),
                        files(module.expressions()).collect(Collectors.toSet()),
                        all(module.statements(), TracebackLogs::memory),
                        all(module.expressions(), TracebackLogs::queue),
                        all(module.statements(), TracebackLogs::handler))
                : KeptLogs.NONE;
    }

    private static <T> Set<String> all(List<T> parts, Function<T, Stream<String>> names) {
        return parts.stream().flatMap(names).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    /** Returns the buffers that take the place of standard error, to which the logs go that nothing else gets: {@code sys.stderr = buffer}. */
    private static Stream<String> errors(List<Stmt> statements) {
        return all(
                statements,
                statement -> statement instanceof Stmt.Assign assign
                                && assign.targets().stream().anyMatch(TracebackLogs::isStandardError)
                        ? Stream.concat(assign.targets().stream(), Stream.of(assign.value()))
                                .filter(Expr.Name.class::isInstance)
                                .map(TracebackNames::lastName)
                        : Stream.empty())
                .stream();
    }

    private static boolean isStandardError(Expr target) {
        return target instanceof Expr.Attribute attribute
                && attribute.name().equals("stderr")
                && lastName(attribute.value()).equals("sys");
    }

    private static Stream<String> memory(Stmt statement) {
        return statement instanceof Stmt.Assign assign
                        && assign.value() instanceof Expr.Call call
                        && REMEMBERING.contains(lastName(call.function()))
                ? assign.targets().stream().map(TracebackNames::lastName)
                : Stream.empty();
    }

    private static Stream<String> queue(Expr expression) {
        return expression instanceof Expr.Call call && lastName(call.function()).equals(QUEUEING)
                ? call.arguments().stream().limit(1).map(argument -> lastName(argument.value()))
                : Stream.empty();
    }

    private static Stream<String> handler(Stmt statement) {
        return statement instanceof Stmt.ClassDef type
                        && type.bases().stream().anyMatch(base -> CLASSES.contains(lastName(base.value())))
                ? Stream.of(type.name())
                : Stream.empty();
    }
}
