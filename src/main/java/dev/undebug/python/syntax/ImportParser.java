package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.List;
import java.util.Optional;

/** Parses imports. */
final class ImportParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;

    ImportParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    Stmt importStatement() {
        int start = cursor.start();
        cursor.next();
        int mark = gathering.mark();
        do {
            gathering.add(alias(true));
        } while (cursor.accept(TokenKind.COMMA));
        List<Stmt.Alias> names = gathering.take(mark);
        return new Stmt.Import(cursor.spanFrom(start), names);
    }

    private Stmt.Alias alias(boolean dotted) {
        int start = cursor.start();
        String name = dotted ? dottedName() : grammar.identifier();
        Optional<String> asName = cursor.accept(TokenKind.AS) ? Optional.of(grammar.identifier()) : Optional.empty();
        return new Stmt.Alias(cursor.spanFrom(start), name, asName);
    }

    private String dottedName() {
        String first = grammar.identifier();
        if (!cursor.at(TokenKind.DOT)) {
            return first;
        }
        StringBuilder name = new StringBuilder(first);
        while (cursor.accept(TokenKind.DOT)) {
            name.append('.').append(grammar.identifier());
        }
        return name.toString();
    }

    Stmt importFrom() {
        int start = cursor.start();
        cursor.next();
        int level = level();
        Optional<String> module =
                level > 0 && cursor.at(TokenKind.IMPORT) ? Optional.empty() : Optional.of(dottedName());
        cursor.expect(TokenKind.IMPORT);
        List<Stmt.Alias> names = names();
        return new Stmt.ImportFrom(cursor.spanFrom(start), module, level, names);
    }

    private int level() {
        int level = 0;
        for (; ; ) {
            if (cursor.accept(TokenKind.DOT)) {
                level++;
            } else if (cursor.accept(TokenKind.ELLIPSIS)) {
                level += TokenKind.ELLIPSIS.text().length();
            } else {
                return level;
            }
        }
    }

    private List<Stmt.Alias> names() {
        if (cursor.at(TokenKind.STAR)) {
            Stmt.Alias all = new Stmt.Alias(cursor.span(), TokenKind.STAR.text(), Optional.empty());
            cursor.next();
            return List.of(all);
        }
        boolean parenthesized = cursor.accept(TokenKind.LEFT_PARENTHESIS);
        int mark = gathering.mark();
        do {
            gathering.add(alias(false));
        } while (cursor.accept(TokenKind.COMMA) && cursor.kind().isIdentifier());
        if (parenthesized) {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        }
        return gathering.take(mark);
    }
}
