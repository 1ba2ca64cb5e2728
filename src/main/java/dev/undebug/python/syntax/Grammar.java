package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.CharacterNames;
import dev.undebug.python.syntax.token.Tokens;
import dev.undebug.python.syntax.tree.Names;
import dev.undebug.source.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the parts of the parser, which call each other, and their shared state. */
final class Grammar {
    final String text;
    final Cursor cursor;
    final Nesting nesting;
    final Gathering gathering = new Gathering();
    final Names names;
    final CharacterNames characters = new CharacterNames();

    final ExpressionParser expressions;
    final AtomParser atoms;
    final DisplayParser displays;
    final TrailerParser trailers;
    final StringParser strings;
    final ParameterParser parameters;
    final MatchParser matches;
    final StatementParser statements;
    final SimpleStatementParser simple;
    final Python2Parser python2;
    final ImportParser imports;
    final CompoundStatementParser compound;
    final TryParser tries;
    final WithParser withs;
    final DefinitionParser definitions;
    final BlockParser blocks;

    /** The conditional parts of a template; null for a file. */
    final @Nullable TemplateParts template;

    Grammar(String text, Tokens tokens, @Nullable TemplateParts template) {
        this.text = text;
        this.template = template;
        cursor = new Cursor(tokens);
        nesting = new Nesting(cursor);
        names = new Names(text);
        expressions = new ExpressionParser(this);
        atoms = new AtomParser(this);
        displays = new DisplayParser(this);
        trailers = new TrailerParser(this);
        strings = new StringParser(this);
        parameters = new ParameterParser(this);
        matches = new MatchParser(this);
        statements = new StatementParser(this);
        simple = new SimpleStatementParser(this);
        python2 = new Python2Parser(this);
        imports = new ImportParser(this);
        compound = new CompoundStatementParser(this);
        tries = new TryParser(this);
        withs = new WithParser(this);
        definitions = new DefinitionParser(this);
        blocks = new BlockParser(this);
    }

    /** Returns the first statement that is a mistake. */
    Optional<Span> mistake() {
        return nesting.isExceeded() ? Optional.empty() : Optional.ofNullable(statements.mistake());
    }

    /** Takes an identifier; fails without one. */
    String identifier() {
        if (!cursor.kind().isIdentifier()) {
            cursor.fail();
            return "";
        }
        String name = names.name(cursor.start(), cursor.end());
        if (isFilledIn(name)) {
            cursor.fail();
            return "";
        }
        cursor.next();
        return name;
    }

    /** Returns whether a name or a text is one that a template fills in. */
    boolean isFilledIn(String name) {
        return template != null && Template.isFilledIn(name);
    }
}
