package dev.undebug.service.run;

import dev.undebug.python.eval.ProgramCommands;
import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.tree.PythonText;
import dev.undebug.source.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds where a module may start a program of the repository by a command, called or not. A command whose program is
 * written and runs nothing else, {@code call(["ls", folder])}, starts none.
 */
public final class StartedPrograms {
    /** Returns the views that have such a command, {@code ""} for other code: a view runs only where something serves it. */
    public static final ModuleSearch<String> CALLS = module -> new StartedPrograms(module).calls();

    /** The modules whose functions run commands; of {@code os}, those that are called so. */
    private static final Set<String> MODULES = Set.of("subprocess", "os", "commands", "popen2", "pty", "asyncio");

    private final PythonModule module;
    private final CodeParts parts;

    /** The names by which the module has what runs commands. */
    private final Set<String> modules = new HashSet<>();

    private final Set<String> functions = new HashSet<>();
    private boolean all;

    private StartedPrograms(PythonModule module) {
        this.module = module;
        this.parts = CodeParts.of(module);
        parts.statements().forEach(this::named);
    }

    private void named(Stmt statement) {
        if (statement instanceof Stmt.Import plain) {
            plain.names().stream()
                    .filter(alias -> alias.name().equals("subprocess"))
                    .forEach(alias -> modules.add(alias.asName().orElse(alias.name())));
        } else if (statement instanceof Stmt.ImportFrom from
                && from.module().filter(MODULES::contains).isPresent()) {
            for (Stmt.Alias alias : from.names()) {
                all |= alias.name().equals("*");
                if (runs(alias.name())) {
                    functions.add(alias.asName().orElse(alias.name()));
                }
            }
        }
    }

    private static boolean runs(String function) {
        return function.equals("run") || ProgramCommands.isFunction(function);
    }

    private List<String> calls() {
        Set<Expr> called = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Expr part : parts.expressions()) {
            if (part instanceof Expr.Call call) {
                called.add(call.function());
            } else if (part instanceof Expr.Attribute member && member.value() instanceof Expr.Name owner) {
                called.add(owner);
            }
        }
        Stream<Span> broken = parts.statements().stream()
                .filter(Stmt.Broken.class::isInstance)
                .map(Stmt::span)
                .filter(this::namesProcesses);
        Stream<Span> starting = parts.expressions().stream()
                .filter(part -> mayStart(part, called))
                .map(Expr::span);
        List<Stmt.FunctionDef> views = views();
        return Stream.concat(broken, starting)
                .map(call -> views.stream()
                        .filter(view -> isIn(view, call))
                        .map(Stmt.FunctionDef::name)
                        .findFirst()
                        .orElse(""))
                .distinct()
                .toList();
    }

    private List<Stmt.FunctionDef> views() {
        return parts.statements().stream()
                .flatMap(statement -> statement instanceof Stmt.FunctionDef function
                                && function.decorators().stream().anyMatch(StartedPrograms::isAnswering)
                        ? Stream.of(function)
                        : Stream.empty())
                .toList();
    }

    private static boolean isAnswering(Expr decorator) {
        Expr named = decorator instanceof Expr.Call call ? call.function() : decorator;
        return named instanceof Expr.Attribute method && FlaskDecorators.ANSWERING.contains(method.name());
    }

    /** Defaults of a view's parameters are no part of what it runs. */
    private static boolean isIn(Stmt.FunctionDef view, Span call) {
        return view.body().stream().anyMatch(statement -> statement.span().contains(call));
    }

    private boolean mayStart(Expr part, Set<Expr> called) {
        if (part instanceof Expr.Call call) {
            return asksByName(call)
                    || (isCommand(call.function())
                            && (ProgramCommands.namesProgram(call) || !WrittenCommand.isSeen(call)));
        }
        // What is handed on is called elsewhere.
        return (part instanceof Expr.Broken && namesProcesses(part.span()))
                || (!called.contains(part) && (isCommand(part) || isModule(part)));
    }

    private boolean isCommand(Expr function) {
        if (function instanceof Expr.Attribute member) {
            return ProgramCommands.isCommand(function) || (isModule(member.value()) && runs(member.name()));
        }
        return function instanceof Expr.Name name && (functions.contains(name.id()) || (all && runs(name.id())));
    }

    private boolean isModule(Expr owner) {
        return owner instanceof Expr.Name name && modules.contains(name.id());
    }

    /** Returns whether it takes a function by its name: {@code getattr(os, "system")}. */
    private boolean asksByName(Expr.Call call) {
        return call.function() instanceof Expr.Name name
                && name.id().equals("getattr")
                && call.arguments().size() > 1
                && call.arguments().get(0).value() instanceof Expr.Name owner
                && (modules.contains(owner.id()) || owner.id().equals("os"))
                && (!(call.arguments().get(1).value() instanceof Expr.Str method) || runs(method.value()));
    }

    private boolean namesProcesses(Span span) {
        return PythonText.namesProcesses(module.file().text().substring(span.start(), span.end()));
    }
}
