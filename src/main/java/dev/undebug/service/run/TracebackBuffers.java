package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files in memory into which a function prints a traceback, {@code traceback.print_exc(file=buffer)}, or logs one.
 */
final class TracebackBuffers {
    /** Methods that give what was printed into a buffer. */
    private static final Set<String> READING = Set.of("getvalue", "read", "readlines");

    /** The function of {@code faulthandler} that takes the file first. */
    static final String DUMPING = "dump_traceback";

    private static final Set<String> WRITING = Set.of("write", "writelines");

    /** Functions of {@code contextlib} that send the output of a block to a file. */
    private static final Set<String> REDIRECTING = Set.of("redirect_stderr", "redirect_stdout");

    private final Set<String> names = new HashSet<>();

    /** The buffers that get what is logged. */
    private final Set<String> logs = new HashSet<>();

    private final List<String> redirected = new ArrayList<>();

    /** Begins a block, whose output may go to a buffer. */
    void enter(Stmt.With block) {
        targets(block).forEach(redirected::add);
    }

    void leave(Stmt.With block) {
        targets(block).forEach(redirected::remove);
    }

    private static List<String> targets(Stmt.With block) {
        return block.items().stream()
                .map(Stmt.WithItem::context)
                .filter(context -> context instanceof Expr.Call call
                        && REDIRECTING.contains(lastName(call.function()))
                        && call.arguments().size() == 1)
                .map(context ->
                        lastName(((Expr.Call) context).arguments().get(0).value()))
                .toList();
    }

    /** Notes the buffers of the handlers that an expression makes. */
    void made(Expr expression) {
        TracebackLogs.streams(expression).forEach(logs::add);
    }

    /**
     * Notes a statement that calls something.
     *
     * @param shows whether an expression has a traceback
     */
    void called(Expr.Call call, Predicate<Expr> shows) {
        boolean prints = TracebackSources.prints(call)
                || (lastName(call.function()).equals("print")
                        && call.arguments().stream()
                                .anyMatch(argument -> argument.keyword().isEmpty() && shows.test(argument.value())));
        if (!logs.isEmpty() && TracebackLogs.haveTraceback(call)) {
            names.addAll(logs);
        }
        if (prints) {
            boolean first = lastName(call.function()).equals(DUMPING);
            List<String> files = call.arguments().stream()
                    .filter(argument -> argument.keyword().map("file"::equals).orElse(first))
                    .map(argument -> lastName(argument.value()))
                    .toList();
            names.addAll(files.isEmpty() ? redirected : files);
        } else if (call.function() instanceof Expr.Attribute method
                && WRITING.contains(method.name())
                && method.value() instanceof Expr.Name buffer
                && call.arguments().stream().anyMatch(argument -> shows.test(argument.value()))) {
            names.add(buffer.id());
        }
    }

    /** Returns whether a call gives the text of a buffer with a traceback. */
    boolean read(Expr.Call call) {
        return source(call).filter(names::contains).isPresent();
    }

    /** Returns the name of the buffer whose text a call gives. */
    static Optional<String> source(Expr.Call call) {
        return call.function() instanceof Expr.Attribute method
                        && method.value() instanceof Expr.Name buffer
                        && READING.contains(method.name())
                ? Optional.of(buffer.id())
                : Optional.empty();
    }
}
