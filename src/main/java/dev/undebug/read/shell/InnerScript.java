package dev.undebug.read.shell;

import dev.undebug.read.shell.program.RemoteShell;
import dev.undebug.read.shell.program.Shells;
import dev.undebug.read.shell.program.Wrapper;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shell text that a command hands to another shell: {@code sudo bash -c "…"}, {@code ssh HOST "…"}, {@code ssh HOST <<EOF}.
 *
 * @param script the text; whether it expands says that of the shell that hands it on
 * @param input what the other shell's commands read; empty if the script is its input
 * @param elsewhere whether another machine runs it
 */
public record InnerScript(PrintedText script, List<PrintedText> input, boolean elsewhere) {
    public InnerScript {
        input = List.copyOf(input);
    }

    /**
     * Returns the text that a command hands on.
     *
     * @param input what the command reads
     */
    public static Optional<InnerScript> of(ShellNode.Simple simple, List<PrintedText> input) {
        List<Token> words = new ArrayList<>();
        simple.words().forEach(word -> words.addAll(ShellLexer.words(word, QuotingRules.SHELL)));
        int at = 0;
        while (at >= 0 && at < words.size()) {
            String program = ContainerPath.program(words.get(at).value());
            boolean elsewhere = RemoteShell.isRemote(program);
            Optional<PrintedText> script = elsewhere
                    ? sent(words, at)
                    : Shells.script(program, words, at).map(InnerScript::argument);
            if (script.isPresent() && !InputShell.reads(simple)) {
                return script.map(text -> new InnerScript(text, input, elsewhere));
            }
            if (elsewhere || InputShell.reads(simple)) {
                return input.stream().findFirst().map(text -> new InnerScript(text, List.of(), elsewhere));
            }
            at = words.get(at).value().indexOf('=') > 0 ? at + 1 : Wrapper.inner(program, words, at);
        }
        return Optional.empty();
    }

    /** Returns the index of the program that a command starts through others: {@code sudo -u app rm FILE}. */
    public static int program(List<MappedText> words) {
        List<Token> tokens = words.stream()
                .map(word -> WordReader.whole(word, QuotingRules.SHELL))
                .toList();
        int at = 0;
        while (at < tokens.size()) {
            String word = tokens.get(at).value();
            int inner = word.indexOf('=') > 0 ? at + 1 : Wrapper.inner(ContainerPath.program(word), tokens, at);
            if (inner <= at) {
                return at;
            }
            at = inner;
        }
        return at;
    }

    private static Optional<PrintedText> sent(List<Token> words, int ssh) {
        int from = RemoteShell.command(words.stream().map(Token::value).toList(), ssh);
        if (from == words.size()) {
            return Optional.empty();
        }
        MappedText.Builder line =
                new MappedText.Builder(words.get(from).text().span().start());
        boolean expands = false;
        for (Token word : words.subList(from, words.size())) {
            line.append(word.text(), 0, word.text().length());
            line.append(" ", word.span());
            expands |= !word.literal();
        }
        return Optional.of(new PrintedText(line.build(), expands));
    }

    private static PrintedText argument(Token word) {
        return new PrintedText(word.text(), !word.literal());
    }
}
