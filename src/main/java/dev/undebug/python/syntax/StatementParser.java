package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import org.jspecify.annotations.Nullable;

/** Dispatches on a statement's first word, and limits the damage of broken statements. */
final class StatementParser {
    private static final String LAZY = "lazy";

    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;
    private @Nullable Span mistake;

    StatementParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    /** Parses the statement that starts here, or all simple statements of the line. */
    void statement() {
        switch (cursor.kind()) {
            case IF -> gathering.add(grammar.compound.ifStatement());
            case FOR -> gathering.add(grammar.compound.forStatement(cursor.start(), false));
            case WHILE -> gathering.add(grammar.compound.whileStatement());
            case TRY -> gathering.add(grammar.tries.tryStatement());
            case WITH -> gathering.add(grammar.withs.withStatement(cursor.start(), false));
            case DEF, CLASS, AT -> gathering.add(grammar.definitions.definition());
            case ASYNC -> async();
            case MATCH -> match();
            default -> line();
        }
    }

    private void async() {
        int start = cursor.start();
        switch (cursor.peek()) {
            case DEF -> gathering.add(grammar.definitions.definition());
            case FOR -> {
                cursor.next();
                gathering.add(grammar.compound.forStatement(start, true));
            }
            case WITH -> {
                cursor.next();
                gathering.add(grammar.withs.withStatement(start, true));
            }
            default -> line();
        }
    }

    private void match() {
        if (grammar.matches.atMatch()) {
            gathering.add(grammar.matches.matchStatement());
        } else {
            line();
        }
    }

    /** Parses the simple statements of a line. */
    void line() {
        do {
            int first = cursor.token();
            grammar.nesting.startStatement();
            lazy();
            Stmt statement = grammar.simple.statement();
            if (!cursor.at(TokenKind.SEMICOLON) && !cursor.at(TokenKind.NEWLINE)) {
                gathering.add(broken(first));
                return;
            }
            gathering.add(statement);
        } while (cursor.accept(TokenKind.SEMICOLON) && !cursor.at(TokenKind.NEWLINE));
        grammar.blocks.endLine(cursor.previousEnd());
        cursor.accept(TokenKind.NEWLINE);
    }

    /** Skips the {@code lazy} of an import: Python 3.15 runs the module at its first use. */
    private void lazy() {
        boolean imports = cursor.peek() == TokenKind.IMPORT || cursor.peek() == TokenKind.FROM;
        if (imports && grammar.text.substring(cursor.start(), cursor.end()).equals(LAZY)) {
            cursor.next();
        }
    }

    /** Gives up the statement that starts at a token: the rest of its line and the block that it opens. */
    Stmt broken(int first) {
        int start = cursor.startOf(first);
        cursor.recover();
        grammar.blocks.endLine(cursor.previousEnd());
        boolean opensBlock = cursor.previous() == TokenKind.COLON;
        cursor.accept(TokenKind.NEWLINE);
        if (opensBlock && cursor.at(TokenKind.INDENT)) {
            grammar.blocks.skip();
        }
        Span span = grammar.blocks.spanFrom(start);
        note(span);
        return new Stmt.Broken(span, grammar.nesting.isExceeded());
    }

    private void note(Span given) {
        mistake = mistake == null ? given : mistake;
    }

    /** Returns the first statement that was given up; null if none was. */
    @Nullable
    Span mistake() {
        return mistake;
    }

    /** Ends a header at its colon. Returns its expression, or a broken one if the header cannot be parsed. */
    Expr header(int start, Expr expression) {
        return endsHeader() ? expression : new Expr.Broken(cursor.spanFrom(start));
    }

    /** Returns whether the header ends here; moves to the end of the line if not. */
    boolean endsHeader() {
        if (cursor.at(TokenKind.COLON)) {
            return true;
        }
        note(cursor.span());
        cursor.recover();
        return false;
    }
}
