package dev.undebug.read.shell;

import dev.undebug.fact.Script;
import dev.undebug.read.shell.program.OtherShells;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.function.Supplier;

/** Shell text that is parsed when it runs. Two are equal if they have the same place and text. */
final class ShellProgram implements Script {
    private final SourceFile file;
    private final Span span;
    private final List<String> texts;
    private final Supplier<ShellNode> node;
    private volatile boolean cutShort;

    private ShellProgram(SourceFile file, Span span, List<String> texts, Supplier<ShellNode> node) {
        this.file = file;
        this.span = span;
        this.texts = texts;
        this.node = node;
    }

    static ShellProgram of(SourceFile file) {
        return of(file, whole(file));
    }

    static ShellProgram of(SourceFile file, MappedText text) {
        return new ShellProgram(file, text.span(), List.of(text.text()), () -> ShellParser.parse(text));
    }

    /** Returns one command with known words, at least one. */
    static ShellProgram of(SourceFile file, List<Token> words) {
        List<String> texts = words.stream().map(Token::value).toList();
        return new ShellProgram(file, words.get(0).span(), texts, () -> new ShellNode.Ready(words));
    }

    static MappedText whole(SourceFile file) {
        return OtherShells.text(file);
    }

    @Override
    public List<Run> run(Start start) {
        ShellRun run = new ShellRun(file, start);
        List<Run> runs = run.run(node.get());
        if (run.isCutShort()) {
            cutShort = true;
        }
        return runs;
    }

    @Override
    public boolean wasCutShort() {
        return cutShort;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShellProgram program
                && file.equals(program.file)
                && span.equals(program.span)
                && texts.equals(program.texts);
    }

    @Override
    public int hashCode() {
        return span.hashCode() * 31 + texts.hashCode();
    }
}
