package dev.undebug.service.tree;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the functions of a module whose code names a library that serves, or a way to start a server. */
public final class ServerNames {
    /** The start of a server by another object than the one that runs the commands. */
    private static final Pattern RUNNING = Pattern.compile("(?<!\\bmanager|\\basyncio)\\.run\\w*\\(");

    /** The log of a server, and the import of a module by a name: neither starts anything. */
    private static final Pattern QUIET = Pattern.compile("getLogger\\(\\s*+[\"'][\\w.]{1,100}+[\"']\\s*+\\)"
            + "|\\bimportlib\\b(?:\\.(?:import_module|util|metadata|resources|reload))?+");

    /** Returns the names of the functions, {@code ""} for code outside of them. */
    public static final ModuleSearch<String> SERVERS = module ->
            in(module, ServerWords.NAMES, found -> isQuiet(module.file().text(), found));

    /** Returns the functions of a program that start something by a call as of {@code server.run()}. */
    public static final ModuleSearch<String> RUNS = module -> in(module, RUNNING, found -> false);

    /** More names are taken for such outside of functions: each is looked for in every function. */
    private static final int MOST = 100;

    /** Returns the functions that name a way to start another program. */
    public static final ModuleSearch<String> PROCESSES = module -> in(module, PythonText.PROCESSES, found -> false);

    /** Returns whether the text {@linkplain PythonText#namesServer() names a server} outside of its {@linkplain #notes notes}. */
    public static final ModuleSearch<Boolean> NAMED = module -> List.of(ServerWords.areIn(code(module)));

    private ServerNames() {}

    private record Body(String function, Span span) {}

    private static boolean isQuiet(String text, MatchResult found) {
        int line = text.lastIndexOf('\n', found.start()) + 1;
        int end = text.indexOf('\n', found.end());
        Matcher quiet = QUIET.matcher(text).region(line, end < 0 ? text.length() : end);
        return quiet.results().anyMatch(one -> one.start() <= found.start() && found.end() <= one.end());
    }

    /** @param harmless whether a match starts nothing */
    private static List<String> in(PythonModule module, Pattern pattern, Predicate<MatchResult> harmless) {
        List<Body> bodies = CodeParts.of(module).statements().stream()
                .flatMap(statement -> statement instanceof Stmt.FunctionDef function
                                && !function.body().isEmpty()
                        ? Stream.of(body(function))
                        : Stream.empty())
                .sorted(Comparator.comparingInt(
                        body -> body.span().end() - body.span().start()))
                .toList();
        List<Span> notes = notes(module);
        Set<String> functions = new LinkedHashSet<>();
        String text = module.file().text();
        int left = MOST;
        for (Matcher found = pattern.matcher(text); left > 0 && found.find(); left--) {
            int at = found.start();
            if (harmless.test(found) || notes.stream().anyMatch(note -> note.start() <= at && at < note.end())) {
                continue;
            }
            functions.add(bodies.stream()
                    .filter(body ->
                            body.span().start() <= at && at < body.span().end())
                    .map(Body::function)
                    .findFirst()
                    .orElse(""));
        }
        if (left == 0) {
            functions.add("");
        }
        return List.copyOf(functions);
    }

    /** Returns the comments and the texts that only describe the code. */
    private static List<Span> notes(PythonModule module) {
        Stream<Span> texts = CodeParts.of(module).statements().stream()
                .filter(statement -> statement instanceof Stmt.ExprStmt alone && alone.value() instanceof Expr.Str)
                .map(Stmt::span);
        return Stream.concat(module.comments().stream(), texts).toList();
    }

    /** Returns the text of a module without its {@linkplain #notes notes}, in which names mean nothing. */
    public static String code(PythonModule module) {
        StringBuilder code = new StringBuilder(module.file().text());
        notes(module).stream()
                .sorted(Comparator.comparingInt(Span::start).reversed())
                .forEach(note -> code.delete(note.start(), note.end()));
        return code.toString();
    }

    private static Body body(Stmt.FunctionDef function) {
        List<Stmt> body = function.body();
        return new Body(
                function.name(),
                body.get(0).span().cover(body.get(body.size() - 1).span()));
    }
}
