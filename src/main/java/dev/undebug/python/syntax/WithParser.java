package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Optional;

/** Parses {@code with}, whose items may be in parentheses. */
final class WithParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;

    WithParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    Stmt withStatement(int start, boolean async) {
        cursor.next();
        grammar.nesting.startStatement();
        int headerStart = cursor.start();
        List<Stmt.WithItem> items = items();
        if (!grammar.statements.endsHeader()) {
            Expr broken = new Expr.Broken(cursor.spanFrom(headerStart));
            items = List.of(new Stmt.WithItem(broken, Optional.empty()));
        }
        List<Stmt> body = grammar.blocks.block();
        return new Stmt.With(grammar.blocks.spanFrom(start), items, body, async);
    }

    private List<Stmt.WithItem> items() {
        int first = cursor.token();
        if (isParenthesized(first)) {
            cursor.next();
            List<Stmt.WithItem> items = list(TokenKind.RIGHT_PARENTHESIS);
            if (cursor.accept(TokenKind.RIGHT_PARENTHESIS) && cursor.at(TokenKind.COLON)) {
                return items;
            }
            // The parentheses belong to an expression: a generator, a walrus, a yield.
            cursor.moveTo(first);
        }
        return list(TokenKind.COLON);
    }

    private List<Stmt.WithItem> list(TokenKind end) {
        int mark = gathering.mark();
        do {
            gathering.add(item());
        } while (cursor.accept(TokenKind.COMMA) && !cursor.at(end));
        return gathering.take(mark);
    }

    private Stmt.WithItem item() {
        Expr context = grammar.expressions.expression();
        Optional<Expr> target =
                cursor.accept(TokenKind.AS) ? Optional.of(grammar.expressions.target()) : Optional.empty();
        return new Stmt.WithItem(context, target);
    }

    /** Returns whether the parenthesis at a token closes right before the colon. */
    private boolean isParenthesized(int first) {
        if (!cursor.at(TokenKind.LEFT_PARENTHESIS)) {
            return false;
        }
        int depth = 0;
        int token = first;
        do {
            switch (cursor.kindOf(token++)) {
                case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> depth++;
                case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> depth--;
                case NEWLINE, END -> depth = 0;
                default -> {}
            }
        } while (depth > 0);
        return cursor.kindOf(token) == TokenKind.COLON;
    }
}
