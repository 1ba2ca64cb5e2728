package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.TokenKind;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Parameters;
import dev.undebug.python.syntax.tree.Parameters.Kind;
import dev.undebug.python.syntax.tree.Parameters.Parameter;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the parameters of functions and lambdas. */
final class ParameterParser {
    private final Grammar grammar;
    private final Cursor cursor;

    ParameterParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** Parses a lambda's parameters, up to its colon; they have no annotations. */
    Parameters lambda() {
        return parameters(TokenKind.COLON);
    }

    /** Parses a function's parameters, up to the closing parenthesis. */
    Parameters function() {
        return parameters(TokenKind.RIGHT_PARENTHESIS);
    }

    private Parameters parameters(TokenKind end) {
        if (cursor.at(end)) {
            return Parameters.NONE;
        }
        grammar.nesting.enter();
        List<Parameter> all = new ArrayList<>();
        boolean annotated = end != TokenKind.COLON;
        Kind kind = Kind.NORMAL;
        do {
            if (cursor.at(end)) {
                break;
            }
            if (cursor.accept(TokenKind.SLASH)) {
                all.replaceAll(ParameterParser::positionalOnly);
            } else if (cursor.accept(TokenKind.STAR)) {
                kind = Kind.KEYWORD_ONLY;
                if (!cursor.at(TokenKind.COMMA)) {
                    all.add(parameter(Kind.STAR, annotated));
                }
            } else if (cursor.accept(TokenKind.DOUBLE_STAR)) {
                all.add(parameter(Kind.DOUBLE_STAR, annotated));
            } else {
                all.add(parameter(kind, annotated));
            }
        } while (cursor.accept(TokenKind.COMMA));
        grammar.nesting.leave();
        return new Parameters(all);
    }

    private static Parameter positionalOnly(Parameter p) {
        return new Parameter(p.span(), Kind.POSITIONAL_ONLY, p.name(), p.annotation(), p.defaultValue());
    }

    private Parameter parameter(Kind kind, boolean annotated) {
        int start = cursor.start();
        String name = name();
        Optional<Expr> annotation = Optional.empty();
        if (annotated && cursor.accept(TokenKind.COLON)) {
            annotation = Optional.of(
                    cursor.at(TokenKind.STAR) ? grammar.expressions.starred() : grammar.expressions.expression());
        }
        Span span = cursor.spanFrom(start);
        Optional<Expr> defaultValue =
                cursor.accept(TokenKind.EQUAL) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
        return new Parameter(span, kind, name, annotation, defaultValue);
    }

    /** Parses a name, or the text of a tuple that Python 2 unpacks. */
    private String name() {
        if (!cursor.at(TokenKind.LEFT_PARENTHESIS)) {
            return grammar.identifier();
        }
        Span span = grammar.atoms.atom().span();
        return grammar.text.substring(span.start(), span.end());
    }
}
