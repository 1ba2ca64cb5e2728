package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Parses {@code try} with its handlers. */
final class TryParser {
    private final Grammar grammar;
    private final Cursor cursor;
    private final Gathering gathering;

    TryParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.gathering = grammar.gathering;
    }

    Stmt tryStatement() {
        int start = cursor.start();
        List<Stmt> body = body();
        int mark = gathering.mark();
        while (cursor.at(TokenKind.EXCEPT)) {
            gathering.add(handler());
        }
        List<Stmt.Handler> handlers = gathering.take(mark);
        List<Stmt> otherwise = grammar.compound.otherwise();
        List<Stmt> finallyBody = cursor.at(TokenKind.FINALLY) ? body() : List.of();
        return new Stmt.Try(grammar.blocks.spanFrom(start), body, handlers, otherwise, finallyBody);
    }

    private List<Stmt> body() {
        cursor.next();
        grammar.statements.endsHeader();
        return grammar.blocks.block();
    }

    private record Caught(Optional<Expr> type, Optional<String> name) {
        static final Caught ALL = new Caught(Optional.empty(), Optional.empty());
    }

    private Stmt.Handler handler() {
        int start = cursor.start();
        cursor.next();
        grammar.nesting.startStatement();
        cursor.accept(TokenKind.STAR);
        int headerStart = cursor.start();
        Caught caught = cursor.at(TokenKind.COLON) ? Caught.ALL : caught();
        if (!grammar.statements.endsHeader()) {
            caught = new Caught(Optional.of(new Expr.Broken(cursor.spanFrom(headerStart))), Optional.empty());
        }
        List<Stmt> body = grammar.blocks.block();
        Span span = grammar.blocks.spanFrom(start);
        return new Stmt.Handler(span, caught.type(), caught.name(), body);
    }

    private Caught caught() {
        Expr type = grammar.expressions.expressions();
        if (cursor.accept(TokenKind.AS)) {
            return new Caught(Optional.of(type), Optional.of(grammar.identifier()));
        }
        return type instanceof Expr.TupleExpr tuple && !isParenthesized(tuple)
                ? python2(tuple)
                : new Caught(Optional.of(type), Optional.empty());
    }

    private boolean isParenthesized(Expr.TupleExpr tuple) {
        return grammar.text.charAt(tuple.span().start()) == '('
                && (tuple.elements().isEmpty()
                        || tuple.elements().get(0).span().start()
                                != tuple.span().start());
    }

    /**
     * Tells Python 2's handlers from Python 3.14's by the first letter. {@code except A, b} names the exception in
     * Python 2, and {@code except A, (b, c)} unpacks it; in Python 3.14 both catch several classes. Classes begin with
     * a capital letter.
     */
    private static Caught python2(Expr.TupleExpr tuple) {
        Expr target = tuple.elements().get(tuple.elements().size() - 1);
        if (tuple.elements().size() == 2 && isTarget(target)) {
            Optional<String> name = target instanceof Expr.Name named ? Optional.of(named.id()) : Optional.empty();
            return new Caught(Optional.of(tuple.elements().get(0)), name);
        }
        return new Caught(Optional.of(tuple), Optional.empty());
    }

    private static boolean isTarget(Expr expression) {
        return expression instanceof Expr.TupleExpr several
                ? several.elements().stream().allMatch(TryParser::isTarget)
                : expression instanceof Expr.Name name
                        && !Character.isUpperCase(name.id().codePointAt(0));
    }
}
