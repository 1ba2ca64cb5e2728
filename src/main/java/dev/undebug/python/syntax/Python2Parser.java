package dev.undebug.python.syntax;

import java.util.List;

/** Python 2's {@code print} and {@code exec} statements. */
final class Python2Parser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;

    Python2Parser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    /** Tells the statement from the name: {@code print >>} means nothing in Python 3, {@code print (x)} the same in both. */
    boolean atPrint() {
        return cursor.peek() == TokenKind.RIGHT_SHIFT || startsOperand();
    }

    boolean atExec() {
        return startsOperand();
    }

    /** Tells whether an operand follows that cannot follow a name. */
    private boolean startsOperand() {
        TokenKind next = cursor.peek();
        return switch (next) {
            case LEFT_PARENTHESIS, LEFT_BRACKET, PLUS, MINUS, STAR -> false;
            case NOT -> cursor.kindOf(cursor.token() + 2) != TokenKind.IN;
            default -> next.startsExpression();
        };
    }

    Stmt print() {
        int start = cursor.start();
        cursor.next();
        cursor.accept(TokenKind.RIGHT_SHIFT);
        int mark = gathering.mark();
        do {
            gathering.add(grammar.expressions.expression());
        } while (cursor.accept(TokenKind.COMMA) && cursor.kind().startsExpression());
        List<Expr> values = gathering.take(mark);
        return new Stmt.Python2(cursor.spanFrom(start), TokenKind.PRINT.text(), values);
    }

    Stmt exec() {
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
