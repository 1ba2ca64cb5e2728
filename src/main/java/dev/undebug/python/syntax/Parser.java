package dev.undebug.python.syntax;

import dev.undebug.python.syntax.PythonModule.Refusals;
import dev.undebug.python.syntax.token.Tokens;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** The tolerant parser: tokens first, then statements by recursive descent. */
final class Parser {
    private static final String NOTEBOOK = ".ipynb";

    private Parser() {}

    static PythonModule parse(SourceFile file) {
        Tokens tokens = Tokenizer.tokenize(file.text());
        Grammar grammar = new Grammar(file.text(), tokens, null);
        List<Stmt> body = grammar.blocks.module();
        return new PythonModule(file, body, tokens.comments(), grammar.mistake(), refusals(file, tokens, grammar));
    }

    static PythonModule parse(SourceFile file, Template template) {
        Tokens tokens = Tokenizer.tokenize(template.text());
        Grammar grammar = new Grammar(template.text(), tokens, new TemplateParts(template.parts()));
        return new PythonModule(file, grammar.blocks.module(), tokens.comments(), Optional.empty(), Refusals.NONE);
    }

    private static Refusals refusals(SourceFile file, Tokens tokens, Grammar grammar) {
        // Each cell of a notebook is a text of its own, whose indentation counts from its first line.
        if (file.path().endsWith(NOTEBOOK)) {
            return Refusals.NONE;
        }
        int misplaced = grammar.blocks.misplaced();
        int unfit = tokens.unfit();
        boolean first = unfit != Tokens.NOWHERE && (misplaced == Tokens.NOWHERE || unfit < misplaced);
        return new Refusals(
                line(file, first ? unfit : misplaced), line(file, firstOf(tokens.tabs(), grammar.python2.first())));
    }

    private static int firstOf(int one, int other) {
        return one == Tokens.NOWHERE || other == Tokens.NOWHERE ? Math.max(one, other) : Math.min(one, other);
    }

    /** Returns the rest of the line at an offset. */
    private static Optional<Span> line(SourceFile file, int offset) {
        if (offset == Tokens.NOWHERE) {
            return Optional.empty();
        }
        // What lacks at the end, Python misses in the last line.
        int start = Math.max(0, Math.min(offset, file.text().length() - 1));
        int end = file.text().indexOf('\n', start);
        return Optional.of(new Span(start, end < 0 ? file.text().length() : end));
    }
}
