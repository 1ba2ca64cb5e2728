package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Parses conditions and loops. */
final class CompoundStatementParser {
    private final Grammar grammar;
    private final Cursor cursor;

    CompoundStatementParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    private record Branch(int start, Expr test, List<Stmt> body) {}

    /** Parses an {@code if} with its {@code elif}s, each of which makes the tree one level higher. */
    Stmt ifStatement() {
        Deque<Branch> branches = new ArrayDeque<>();
        branches.push(branch());
        while (cursor.at(TokenKind.ELIF) && grammar.nesting.enterBranch()) {
            branches.push(branch());
        }
        List<Stmt> otherwise = cursor.at(TokenKind.ELIF) ? rest() : otherwise();
        for (; ; ) {
            Branch branch = branches.pop();
            Stmt statement =
                    new Stmt.If(grammar.blocks.spanFrom(branch.start()), branch.test(), branch.body(), otherwise);
            if (branches.isEmpty()) {
                return statement;
            }
            grammar.nesting.leaveBranch();
            otherwise = List.of(statement);
        }
    }

    private Branch branch() {
        int start = cursor.start();
        Expr test = test();
        return new Branch(start, test, grammar.blocks.block());
    }

    private Expr test() {
        cursor.next();
        grammar.nesting.startStatement();
        int start = cursor.start();
        return grammar.statements.header(start, grammar.expressions.named());
    }

    /** Replaces the branches beyond the limit by one broken statement. */
    private List<Stmt> rest() {
        int first = cursor.token();
        Stmt broken = grammar.statements.broken(first);
        while (cursor.at(TokenKind.ELIF) || cursor.at(TokenKind.ELSE)) {
            Span next = grammar.statements.broken(cursor.token()).span();
            broken = new Stmt.Broken(broken.span().cover(next), true);
        }
        return List.of(broken);
    }

    /** Parses the body of an {@code else}; empty without one. */
    List<Stmt> otherwise() {
        if (!cursor.accept(TokenKind.ELSE)) {
            return List.of();
        }
        grammar.statements.endsHeader();
        return grammar.blocks.block();
    }

    Stmt whileStatement() {
        int start = cursor.start();
        Expr test = test();
        List<Stmt> body = grammar.blocks.block();
        List<Stmt> otherwise = otherwise();
        return new Stmt.While(grammar.blocks.spanFrom(start), test, body, otherwise);
    }

    Stmt forStatement(int start, boolean async) {
        cursor.next();
        grammar.nesting.startStatement();
        int headerStart = cursor.start();
        Expr target = grammar.expressions.targets();
        cursor.expect(TokenKind.IN);
        Expr iterable = grammar.expressions.expressions();
        if (!grammar.statements.endsHeader()) {
            iterable = new Expr.Broken(cursor.spanFrom(headerStart));
        }
        List<Stmt> body = grammar.blocks.block();
        List<Stmt> otherwise = otherwise();
        return new Stmt.For(grammar.blocks.spanFrom(start), target, iterable, body, otherwise, async);
    }
}
