package dev.undebug.python.syntax;

import dev.undebug.python.syntax.token.Tokens;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** The tolerant parser: tokens first, then statements by recursive descent. */
final class Parser {
    private Parser() {}

    static PythonModule parse(SourceFile file) {
        Tokens tokens = Tokenizer.tokenize(file.text());
        Grammar grammar = new Grammar(file.text(), tokens, null);
        List<Stmt> body = grammar.blocks.module();
        return new PythonModule(file, body, tokens.comments(), grammar.mistake());
    }

    static PythonModule parse(SourceFile file, Template template) {
        Tokens tokens = Tokenizer.tokenize(template.text());
        Grammar grammar = new Grammar(template.text(), tokens, new TemplateParts(template.parts()));
        return new PythonModule(file, grammar.blocks.module(), tokens.comments(), Optional.empty());
    }
}
