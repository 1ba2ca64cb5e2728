package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which expressions of a function give what the handlers of its module have kept of logs: {@code buffer.getvalue()}, {@code
 * open("shop.log").read()}, {@code formatter.format(handler.buffer[0])}.
 */
final class LogReading {
    private static final Set<String> READING = Set.of("read", "readlines");
    private static final Set<String> TAKING = Set.of("get", "get_nowait");
    private static final Set<String> LISTING = Set.of("list", "tuple", "reversed");

    /** The parts of a record with its text, once a handler has made it. */
    private static final Set<String> TEXTS = Set.of("msg", "message");

    private final TracebackSources sources;
    private final String type;

    /** The variables of the function itself. */
    private final Set<String> own;

    private final Set<String> records = new HashSet<>();

    /** The records that a queue gives have their texts, those of a handler do not. */
    private final Set<String> prepared = new HashSet<>();

    private final Set<String> opened = new HashSet<>();

    /**
     * @param type the class around the function; {@code ""} if there is none
     * @param own the variables of the function, which are known later
     */
    LogReading(TracebackSources sources, String type, Set<String> own) {
        this.sources = sources;
        this.type = type;
        this.own = own;
    }

    /** Notes the files and records that a statement gives to variables. */
    void note(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            assign.targets().forEach(target -> note(target, assign.value()));
        } else if (statement instanceof Stmt.With block) {
            block.items().forEach(item -> item.target()
                    .filter(target -> isOpened(item.context()))
                    .ifPresent(target -> opened.add(lastName(target))));
        } else if (statement instanceof Stmt.For loop) {
            each(loop.target(), loop.iterable());
        }
    }

    private void note(Expr target, Expr value) {
        String name = lastName(target);
        if (isOpened(value)) {
            opened.add(name);
        } else if (isPrepared(value)) {
            prepared.add(name);
        } else if (isRecord(value)) {
            records.add(name);
        } else {
            opened.remove(name);
            prepared.remove(name);
            records.remove(name);
        }
    }

    private void each(Expr target, Expr iterable) {
        if (areRecords(iterable)) {
            records.add(lastName(target));
        }
    }

    /** Returns whether an expression gives a text with tracebacks. */
    boolean gives(Expr expression) {
        if (expression instanceof Expr.Comprehension all) {
            all.generators().forEach(one -> each(one.target(), one.iterable()));
            return false;
        }
        if (expression instanceof Expr.Attribute part) {
            return (TEXTS.contains(part.name()) && isPrepared(part.value()))
                    || (part.name().equals("exc_text") && (isPrepared(part.value()) || isRecord(part.value())));
        }
        return expression instanceof Expr.Call call && gives(call);
    }

    private boolean gives(Expr.Call call) {
        String name = lastName(call.function());
        if (name.equals("send_file")) {
            return first(call).filter(this::isOfLogs).isPresent();
        }
        if (!(call.function() instanceof Expr.Attribute method)) {
            return false;
        }
        return switch (name) {
            case "format" -> formats(call, method.value());
            case "getMessage" -> isPrepared(method.value());
            case "read_text" -> isOfLogs(method.value());
            default ->
                (READING.contains(name) && isOpened(method.value()))
                        || TracebackBuffers.source(call)
                                .filter(buffer ->
                                        isOfModule(buffer, sources.logs().streams()))
                                .isPresent();
        };
    }

    /** Returns whether a formatter or a handler makes the text of a record. */
    private boolean formats(Expr.Call call, Expr receiver) {
        boolean self = receiver instanceof Expr.Name name
                && name.id().equals("self")
                && sources.logs().classes().contains(type);
        return self
                || (!(receiver instanceof Expr.Str)
                        && first(call)
                                .filter(one -> isRecord(one) || isPrepared(one))
                                .isPresent());
    }

    private static Optional<Expr> first(Expr.Call call) {
        return call.arguments().stream().limit(1).map(Expr.Argument::value).findFirst();
    }

    /** Returns whether an expression is a file of logs that is open. */
    private boolean isOpened(Expr expression) {
        if (expression instanceof Expr.Name variable) {
            return opened.contains(variable.id());
        }
        if (!(expression instanceof Expr.Call call && lastName(call.function()).equals("open"))) {
            return false;
        }
        boolean ofPath = call.function() instanceof Expr.Attribute method
                && !lastName(method.value()).equals("io")
                && isOfLogs(method.value());
        return ofPath || first(call).filter(this::isOfLogs).isPresent();
    }

    /** Returns whether an expression is the path of a file of logs. */
    private boolean isOfLogs(Expr expression) {
        return TracebackLogs.path(expression)
                .filter(path -> isOfModule(path, sources.logs().files()))
                .isPresent();
    }

    private boolean isRecord(Expr expression) {
        if (expression instanceof Expr.Name variable) {
            return records.contains(variable.id());
        }
        if (expression instanceof Expr.Subscript part) {
            return !(part.index() instanceof Expr.Slice) && areRecords(part.value());
        }
        return expression instanceof Expr.Call call
                && call.function() instanceof Expr.Attribute method
                && method.name().equals("pop")
                && areRecords(method.value());
    }

    /** Returns whether an expression is a record with its text: {@code queue.get()}. */
    private boolean isPrepared(Expr expression) {
        return expression instanceof Expr.Name variable
                ? prepared.contains(variable.id())
                : expression instanceof Expr.Call call
                        && call.function() instanceof Expr.Attribute method
                        && TAKING.contains(method.name())
                        && method.value() instanceof Expr.Name queue
                        && isOfModule(queue.id(), sources.logs().queues());
    }

    private boolean areRecords(Expr expression) {
        if (expression instanceof Expr.Subscript part) {
            return part.index() instanceof Expr.Slice && areRecords(part.value());
        }
        if (expression instanceof Expr.Call call) {
            return LISTING.contains(lastName(call.function()))
                    && first(call).filter(this::areRecords).isPresent();
        }
        return expression instanceof Expr.Attribute part
                && part.name().equals("buffer")
                && part.value() instanceof Expr.Name handler
                && isOfModule(handler.id(), sources.logs().memories());
    }

    private boolean isOfModule(String variable, Set<String> found) {
        return found.contains(variable) && !own.contains(variable);
    }
}
