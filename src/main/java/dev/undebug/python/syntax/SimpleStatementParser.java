package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Precedence;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Parses statements that fit on a line. */
final class SimpleStatementParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;

    SimpleStatementParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    Stmt statement() {
        return switch (cursor.kind()) {
            case RETURN -> returnStatement();
            case IMPORT -> grammar.imports.importStatement();
            case FROM -> grammar.imports.importFrom();
            case RAISE -> raise();
            case PASS -> new Stmt.Pass(word());
            case BREAK -> new Stmt.Break(word());
            case CONTINUE -> new Stmt.Continue(word());
            case DEL -> delete();
            case ASSERT -> assertStatement();
            case GLOBAL -> global();
            default -> softKeyword();
        };
    }

    private Stmt softKeyword() {
        return switch (cursor.kind()) {
            case NONLOCAL -> cursor.peek().isIdentifier() ? nonlocal() : expressionStatement();
            case TYPE -> cursor.peek().isIdentifier() ? typeAlias() : expressionStatement();
            case PRINT -> grammar.python2.atStatement() ? grammar.python2.print() : expressionStatement();
            case EXEC -> grammar.python2.atStatement() ? grammar.python2.exec() : expressionStatement();
            default -> expressionStatement();
        };
    }

    private Span word() {
        Span span = cursor.span();
        cursor.next();
        return span;
    }

    private Stmt expressionStatement() {
        int start = cursor.start();
        Expr first = grammar.expressions.yieldOrExpressions();
        if (cursor.at(TokenKind.EQUAL)) {
            return assign(start, first);
        }
        if (cursor.at(TokenKind.COLON)) {
            return annotated(start, first);
        }
        if (cursor.kind().isAugmented()) {
            return augmented(start, first);
        }
        return new Stmt.ExprStmt(cursor.spanFrom(start), first);
    }

    private Stmt assign(int start, Expr first) {
        int mark = gathering.mark();
        Expr value = first;
        while (cursor.accept(TokenKind.EQUAL)) {
            gathering.add(value);
            value = grammar.expressions.yieldOrExpressions();
        }
        List<Expr> targets = gathering.take(mark);
        return new Stmt.Assign(cursor.spanFrom(start), targets, value);
    }

    private Stmt annotated(int start, Expr target) {
        cursor.next();
        Expr annotation = grammar.expressions.expression();
        Optional<Expr> value = cursor.accept(TokenKind.EQUAL)
                ? Optional.of(grammar.expressions.yieldOrExpressions())
                : Optional.empty();
        return new Stmt.AnnAssign(cursor.spanFrom(start), target, annotation, value);
    }

    private Stmt augmented(int start, Expr target) {
        String operator = cursor.kind().text();
        cursor.next();
        Expr value = grammar.expressions.yieldOrExpressions();
        return new Stmt.AugAssign(cursor.spanFrom(start), target, operator.substring(0, operator.length() - 1), value);
    }

    private Stmt typeAlias() {
        int start = cursor.start();
        cursor.next();
        Expr name = grammar.atoms.name();
        grammar.definitions.typeParameters();
        cursor.expect(TokenKind.EQUAL);
        Expr value = grammar.expressions.expression();
        return new Stmt.TypeAlias(cursor.spanFrom(start), name, value);
    }

    private Stmt returnStatement() {
        int start = cursor.start();
        cursor.next();
        Optional<Expr> value =
                cursor.kind().startsExpression() ? Optional.of(grammar.expressions.expressions()) : Optional.empty();
        return new Stmt.Return(cursor.spanFrom(start), value);
    }

    private Stmt raise() {
        int start = cursor.start();
        cursor.next();
        int mark = gathering.mark();
        if (cursor.kind().startsExpression()) {
            do {
                gathering.add(grammar.expressions.expression());
                // Python 2 separates exception, value and traceback with commas.
            } while (cursor.accept(TokenKind.COMMA) || cursor.accept(TokenKind.FROM));
        }
        List<Expr> values = gathering.take(mark);
        return new Stmt.Raise(cursor.spanFrom(start), values);
    }

    private Stmt delete() {
        int start = cursor.start();
        cursor.next();
        int mark = gathering.mark();
        do {
            gathering.add(grammar.expressions.operators(Precedence.BIT_OR));
        } while (cursor.accept(TokenKind.COMMA) && cursor.kind().startsExpression());
        List<Expr> targets = gathering.take(mark);
        return new Stmt.Delete(cursor.spanFrom(start), targets);
    }

    private Stmt assertStatement() {
        int start = cursor.start();
        cursor.next();
        Expr test = grammar.expressions.expression();
        Optional<Expr> message =
                cursor.accept(TokenKind.COMMA) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
        return new Stmt.Assert(cursor.spanFrom(start), test, message);
    }

    private Stmt global() {
        int start = cursor.start();
        List<String> names = names();
        return new Stmt.Global(cursor.spanFrom(start), names);
    }

    private Stmt nonlocal() {
        int start = cursor.start();
        List<String> names = names();
        return new Stmt.Nonlocal(cursor.spanFrom(start), names);
    }

    private List<String> names() {
        cursor.next();
        int mark = gathering.mark();
        do {
            gathering.add(grammar.identifier());
        } while (cursor.accept(TokenKind.COMMA));
        return gathering.take(mark);
    }
}
