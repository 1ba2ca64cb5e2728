package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Precedence;
import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.token.Tokens;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;

/** Parses Python 2's {@code print} and {@code exec} statements. */
final class Python2Parser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;
    private int first = Tokens.NOWHERE;

    Python2Parser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    /**
     * Returns whether {@code print} or {@code exec} is a statement: an operand follows that cannot follow a name. Text
     * that is valid in both versions, such as {@code print (x)} and {@code print >>file, x}, is read as Python 3,
     * except {@code print [x]}: nobody subscripts {@code print}.
     */
    boolean atStatement() {
        TokenKind next = cursor.peek();
        return switch (next) {
            case PLUS, MINUS, STAR -> false;
            case LEFT_PARENTHESIS -> cursor.kindOf(cursor.token() + 2) == TokenKind.YIELD;
            case NOT -> cursor.kindOf(cursor.token() + 2) != TokenKind.IN;
            default -> next.startsExpression();
        };
    }

    /** Returns where the first statement is that Python 3 does not take for a call or a part of {@code print}. */
    int first() {
        return first;
    }

    private void note() {
        boolean valid = cursor.peek() == TokenKind.LEFT_PARENTHESIS || cursor.peek() == TokenKind.LEFT_BRACKET;
        first = valid || first != Tokens.NOWHERE ? first : cursor.start();
    }

    Stmt print() {
        note();
        int start = cursor.start();
        cursor.next();
        int mark = gathering.mark();
        do {
            gathering.add(grammar.expressions.expression());
        } while (cursor.accept(TokenKind.COMMA) && cursor.kind().startsExpression());
        List<Expr> values = gathering.take(mark);
        return new Stmt.Python2(cursor.spanFrom(start), TokenKind.PRINT.text(), values);
    }

    Stmt exec() {
        note();
        int start = cursor.start();
        cursor.next();
        int mark = gathering.mark();
        gathering.add(grammar.expressions.operators(Precedence.BIT_OR));
        if (cursor.accept(TokenKind.IN)) {
            do {
                gathering.add(grammar.expressions.expression());
            } while (cursor.accept(TokenKind.COMMA));
        }
        List<Expr> values = gathering.take(mark);
        return new Stmt.Python2(cursor.spanFrom(start), TokenKind.EXEC.text(), values);
    }
}
