package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Parameters;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;

/** Parses functions and classes with their decorators. */
final class DefinitionParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;

    DefinitionParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    Stmt definition() {
        int first = cursor.token();
        grammar.nesting.startStatement();
        List<Expr> decorators = decorators();
        int start = cursor.start();
        boolean async = cursor.peek() == TokenKind.DEF && cursor.accept(TokenKind.ASYNC);
        if (cursor.at(TokenKind.DEF)) {
            return function(first, start, decorators, async);
        }
        if (cursor.at(TokenKind.CLASS)) {
            return classDef(first, start, decorators);
        }
        return new Stmt.Broken(grammar.blocks.spanFrom(cursor.startOf(first)));
    }

    private List<Expr> decorators() {
        int mark = gathering.mark();
        while (cursor.accept(TokenKind.AT)) {
            int start = cursor.start();
            Expr decorator = grammar.expressions.named();
            if (!cursor.at(TokenKind.NEWLINE)) {
                cursor.recover();
                decorator = new Expr.Broken(cursor.spanFrom(start));
            }
            gathering.add(decorator);
            grammar.blocks.endLine(cursor.previousEnd());
            cursor.accept(TokenKind.NEWLINE);
        }
        return gathering.take(mark);
    }

    private Stmt function(int first, int start, List<Expr> decorators, boolean async) {
        cursor.next();
        String name = grammar.identifier();
        if (cursor.failed()) {
            return grammar.statements.broken(first);
        }
        typeParameters();
        cursor.expect(TokenKind.LEFT_PARENTHESIS);
        Parameters parameters = grammar.parameters.function();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        if (cursor.accept(TokenKind.ARROW)) {
            grammar.expressions.expressions();
        }
        grammar.statements.endsHeader();
        List<Stmt> body = grammar.blocks.block();
        Span span = grammar.blocks.spanFrom(start);
        return new Stmt.FunctionDef(span, name, parameters, decorators, body, async);
    }

    private Stmt classDef(int first, int start, List<Expr> decorators) {
        cursor.next();
        String name = grammar.identifier();
        if (cursor.failed()) {
            return grammar.statements.broken(first);
        }
        typeParameters();
        List<Expr.Argument> bases = cursor.at(TokenKind.LEFT_PARENTHESIS) ? grammar.trailers.arguments() : List.of();
        grammar.statements.endsHeader();
        List<Stmt> body = grammar.blocks.block();
        Span span = grammar.blocks.spanFrom(start);
        return new Stmt.ClassDef(span, name, bases, decorators, body);
    }

    /** Skips type parameters: they do not matter at run time. */
    void typeParameters() {
        if (!cursor.accept(TokenKind.LEFT_BRACKET)) {
            return;
        }
        while (!cursor.failed() && !cursor.at(TokenKind.RIGHT_BRACKET)) {
            typeParameter();
            if (!cursor.accept(TokenKind.COMMA)) {
                break;
            }
        }
        cursor.expect(TokenKind.RIGHT_BRACKET);
    }

    private void typeParameter() {
        if (!cursor.accept(TokenKind.STAR)) {
            cursor.accept(TokenKind.DOUBLE_STAR);
        }
        grammar.identifier();
        if (cursor.accept(TokenKind.COLON)) {
            grammar.expressions.expression();
        }
        if (cursor.accept(TokenKind.EQUAL)) {
            grammar.expressions.starredOrNamed();
        }
    }
}
