package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Optional;

/** Prints a whole tree as {@code print_ast.py} does. */
final class TreeLines extends ExprLines {
    private TreeLines(PythonModule module, boolean fields) {
        super(module.file(), fields);
    }

    static List<String> of(PythonModule module, boolean fields) {
        TreeLines lines = new TreeLines(module, fields);
        module.body().forEach(lines::statement);
        return lines.lines();
    }

    private void body(String label, List<Stmt> statements) {
        if (!statements.isEmpty()) {
            line(label);
            statements.forEach(this::statement);
        }
    }

    private void statement(Stmt s) {
        if (!assignment(s) && !compound(s) && !definition(s) && !simple(s)) {
            other(s);
        }
    }

    private boolean assignment(Stmt s) {
        if (s instanceof Stmt.ExprStmt statement) {
            put("ExprStmt", s.span());
            expr(statement.value());
        } else if (s instanceof Stmt.Assign assign) {
            put("Assign", s.span());
            exprs(assign.targets());
            expr(assign.value());
        } else if (s instanceof Stmt.AugAssign assign) {
            put("AugAssign", s.span(), assign.operator());
            exprs(List.of(assign.target(), assign.value()));
        } else if (s instanceof Stmt.AnnAssign assign) {
            put("AnnAssign", s.span());
            exprs(List.of(assign.target(), assign.annotation()));
            assign.value().ifPresent(this::expr);
        } else if (s instanceof Stmt.TypeAlias alias) {
            put("TypeAlias", s.span());
            exprs(List.of(alias.name(), alias.value()));
        } else {
            return false;
        }
        return true;
    }

    private boolean compound(Stmt s) {
        if (s instanceof Stmt.If condition) {
            put("If", s.span());
            expr(condition.test());
            body("body", condition.body());
            body("else", condition.otherwise());
        } else if (s instanceof Stmt.While loop) {
            put("While", s.span());
            expr(loop.test());
            body("body", loop.body());
            body("else", loop.otherwise());
        } else if (s instanceof Stmt.For loop) {
            put("For", s.span(), loop.async() ? "async" : "");
            exprs(List.of(loop.target(), loop.iterable()));
            body("body", loop.body());
            body("else", loop.otherwise());
        } else if (s instanceof Stmt.With with) {
            put("With", s.span(), with.async() ? "async" : "");
            with.items().forEach(this::item);
            body("body", with.body());
        } else if (s instanceof Stmt.Try tries) {
            tryStatement(tries);
        } else if (s instanceof Stmt.Match match) {
            put("Match", s.span());
            expr(match.subject());
            match.cases().forEach(this::caseClause);
        } else {
            return false;
        }
        return true;
    }

    private void item(Stmt.WithItem item) {
        line("item");
        expr(item.context());
        item.target().ifPresent(this::expr);
    }

    private void tryStatement(Stmt.Try tries) {
        put("Try", tries.span());
        body("body", tries.body());
        for (Stmt.Handler handler : tries.handlers()) {
            put("Handler", handler.span(), handler.name().orElse(""));
            handler.type().ifPresent(this::expr);
            body("body", handler.body());
        }
        body("else", tries.otherwise());
        body("finally", tries.finallyBody());
    }

    private void caseClause(Stmt.Case clause) {
        String names = String.join(
                "", clause.captures().stream().map(name -> " " + name).toList());
        line("case" + names + (clause.irrefutable() ? " *" : ""));
        alternatives(clause.pattern());
        clause.guard().ifPresent(guard -> {
            line("if");
            expr(guard);
        });
        body("body", clause.body());
    }

    private void alternatives(Expr pattern) {
        if (pattern instanceof Expr.Binary binary && binary.operator().equals("|")) {
            alternatives(binary.left());
            alternatives(binary.right());
        } else if (!(pattern instanceof Expr.Broken)) {
            expr(pattern);
        }
    }

    private boolean definition(Stmt s) {
        if (s instanceof Stmt.FunctionDef function) {
            put("FunctionDef", s.span(), function.name() + (function.async() ? " async" : ""));
            exprs(function.decorators());
            parameters(function.parameters());
            body("body", function.body());
        } else if (s instanceof Stmt.ClassDef type) {
            put("ClassDef", s.span(), type.name());
            exprs(type.decorators());
            arguments(type.bases());
            body("body", type.body());
        } else if (s instanceof Stmt.Import imports) {
            put("Import", s.span());
            imports.names().forEach(this::alias);
        } else if (s instanceof Stmt.ImportFrom imports) {
            put("ImportFrom", s.span(), imports.level() + " " + imports.module().orElse(""));
            imports.names().forEach(this::alias);
        } else {
            return false;
        }
        return true;
    }

    private void alias(Stmt.Alias alias) {
        put(
                "Alias",
                alias.span(),
                alias.name() + alias.asName().map(name -> " as " + name).orElse(""));
    }

    private boolean simple(Stmt s) {
        if (s instanceof Stmt.Return statement) {
            put("Return", s.span());
            statement.value().ifPresent(this::expr);
        } else if (s instanceof Stmt.Raise raise) {
            put("Raise", s.span());
            exprs(raise.values());
        } else if (s instanceof Stmt.Delete delete) {
            put("Delete", s.span());
            exprs(delete.targets());
        } else if (s instanceof Stmt.Assert assertion) {
            put("Assert", s.span());
            expr(assertion.test());
            Optional<Expr> message = assertion.message();
            message.ifPresent(this::expr);
        } else if (s instanceof Stmt.Global global) {
            put("Global", s.span(), String.join(" ", global.names()));
        } else if (s instanceof Stmt.Nonlocal nonlocal) {
            put("Nonlocal", s.span(), String.join(" ", nonlocal.names()));
        } else {
            return false;
        }
        return true;
    }

    private void other(Stmt s) {
        put(s.getClass().getSimpleName(), s.span());
        if (s instanceof Stmt.Python2 statement) {
            exprs(statement.values());
        }
    }
}
