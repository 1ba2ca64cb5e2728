package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Parses {@code match} with its cases. */
final class MatchParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;

    MatchParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    /**
     * Returns whether {@code match} is the statement, not the name: the line ends in a colon, and an indented
     * {@code case} follows.
     */
    boolean atMatch() {
        if (!cursor.peek().startsExpression()) {
            return false;
        }
        int token = cursor.token();
        while (cursor.kindOf(token) != TokenKind.NEWLINE && cursor.kindOf(token) != TokenKind.END) {
            token++;
        }
        return cursor.kindOf(token - 1) == TokenKind.COLON
                && cursor.kindOf(token + 1) == TokenKind.INDENT
                && cursor.kindOf(token + 2) == TokenKind.CASE;
    }

    Stmt matchStatement() {
        int start = cursor.start();
        cursor.next();
        grammar.nesting.startStatement();
        int subjectStart = cursor.start();
        Expr subject = grammar.statements.header(subjectStart, grammar.expressions.expressions());
        cursor.accept(TokenKind.COLON);
        cursor.accept(TokenKind.NEWLINE);
        if (grammar.nesting.isFull()) {
            grammar.blocks.skip();
            return new Stmt.Broken(grammar.blocks.spanFrom(start));
        }
        List<Stmt.Case> cases = cases();
        return new Stmt.Match(grammar.blocks.spanFrom(start), subject, cases);
    }

    private List<Stmt.Case> cases() {
        cursor.accept(TokenKind.INDENT);
        grammar.nesting.enter();
        int mark = gathering.mark();
        while (!cursor.at(TokenKind.DEDENT) && !cursor.at(TokenKind.END)) {
            if (cursor.at(TokenKind.CASE)) {
                gathering.add(caseClause());
            } else if (cursor.at(TokenKind.INDENT)) {
                grammar.blocks.skip();
            } else {
                grammar.statements.broken(cursor.token());
            }
        }
        grammar.nesting.leave();
        cursor.accept(TokenKind.DEDENT);
        return gathering.take(mark);
    }

    private Stmt.Case caseClause() {
        int start = cursor.start();
        cursor.next();
        grammar.nesting.startStatement();
        int patternStart = cursor.start();
        PatternParser patterns = new PatternParser(grammar);
        Expr pattern = patterns.patterns();
        boolean irrefutable = patterns.isIrrefutable();
        Optional<Expr> guard =
                cursor.accept(TokenKind.IF) ? Optional.of(grammar.expressions.named()) : Optional.empty();
        if (!grammar.statements.endsHeader()) {
            pattern = new Expr.Broken(cursor.spanFrom(patternStart));
            irrefutable = false;
        }
        List<Stmt> body = grammar.blocks.block();
        Span span = grammar.blocks.spanFrom(start);
        return new Stmt.Case(span, pattern, patterns.captures(), irrefutable, guard, body);
    }
}
