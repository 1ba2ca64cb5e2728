package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.token.Tokens;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;

/** Parses bodies: of the module, of functions, classes, loops and conditions. */
final class BlockParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Nesting nesting;
    private final Gathering gathering;
    private int end;
    private int misplaced = Tokens.NOWHERE;

    BlockParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.nesting = grammar.nesting;
        this.gathering = grammar.gathering;
    }

    List<Stmt> module() {
        int mark = gathering.mark();
        statements();
        return taken(-1, mark);
    }

    /**
     * Parses the body after a header, from the colon on. A missing body becomes one broken statement: an empty body
     * would say that nothing happens.
     */
    List<Stmt> block() {
        int mark = gathering.mark();
        int header = cursor.previousEnd();
        if (cursor.accept(TokenKind.COLON) && !cursor.at(TokenKind.NEWLINE)) {
            grammar.statements.line();
            return gathering.take(mark);
        }
        end = cursor.previousEnd();
        Span missing = cursor.spanFrom(end);
        cursor.accept(TokenKind.NEWLINE);
        if (!cursor.at(TokenKind.INDENT)) {
            misplace(cursor.start());
            gathering.add(new Stmt.Broken(missing));
        } else if (nesting.isFull()) {
            gathering.add(new Stmt.Broken(skip(), true));
        } else {
            indented();
        }
        return taken(header, mark);
    }

    private List<Stmt> taken(int header, int mark) {
        List<Stmt> statements = gathering.take(mark);
        return grammar.template == null ? statements : grammar.template.block(header, statements);
    }

    private void indented() {
        cursor.next();
        nesting.enter();
        statements();
        nesting.leave();
        cursor.accept(TokenKind.DEDENT);
    }

    /** Parses statements up to the end of the block, including those with unexpected extra indentation. */
    private void statements() {
        int unexpected = 0;
        while (!cursor.at(TokenKind.END)) {
            if (cursor.at(TokenKind.INDENT)) {
                unexpected++;
                misplace(cursor.start());
                cursor.next();
            } else if (cursor.at(TokenKind.DEDENT)) {
                if (unexpected-- == 0) {
                    return;
                }
                cursor.next();
            } else if (!cursor.accept(TokenKind.NEWLINE)) {
                grammar.statements.statement();
            }
        }
    }

    private void misplace(int offset) {
        misplaced = misplaced == Tokens.NOWHERE ? offset : misplaced;
    }

    /** Returns the offset of the first line that opens a block without a header, or opens none after one. */
    int misplaced() {
        return misplaced;
    }

    /** Skips an indented block and returns its span. */
    Span skip() {
        int start = cursor.start();
        int depth = 0;
        end = start;
        do {
            switch (cursor.kind()) {
                case INDENT -> depth++;
                case DEDENT -> depth--;
                case NEWLINE -> {}
                default -> end = cursor.end();
            }
            cursor.next();
        } while (depth > 0 && !cursor.at(TokenKind.END));
        return new Span(start, end);
    }

    /**
     * Returns the span of a statement whose body ends with the last line. Like CPython, it includes the trailing
     * semicolon.
     */
    Span spanFrom(int start) {
        return new Span(start, Math.max(start, end));
    }

    void endLine(int offset) {
        end = offset;
    }
}
