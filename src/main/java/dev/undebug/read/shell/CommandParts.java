package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads a command whose words are in several files: a manifest and its patches. */
public final class CommandParts {
    private CommandParts() {}

    /** A word and its file. */
    public record Part(Token token, SourceFile file) {}

    public static List<Command> read(SourceFile otherwise, List<List<Part>> lists) {
        List<Part> all = lists.stream().flatMap(List::stream).toList();
        SourceFile file = all.isEmpty() ? otherwise : all.get(0).file();
        List<List<Token>> tokens = new ArrayList<>();
        Span last = all.isEmpty() ? new Span(0, 0) : all.get(0).token().span();
        for (List<Part> list : lists) {
            List<Token> own = new ArrayList<>();
            for (Part part : list) {
                boolean here = part.file().equals(file);
                last = here ? part.token().span() : new Span(last.end(), last.end());
                own.add(here ? part.token() : moved(part.token(), last));
            }
            tokens.add(own);
        }
        return CommandReader.parts(file, tokens).stream()
                .map(command -> placed(command, all, file))
                .toList();
    }

    private static Token moved(Token token, Span span) {
        return new Token(MappedText.at(token.value(), span), span, token.literal(), token.known());
    }

    /**
     * Gives the words their own files again. Wrappers are removed only in front, so the words correspond from the end.
     */
    private static Command placed(Command command, List<Part> all, SourceFile file) {
        int skipped = all.size() - command.words().size();
        if (skipped < 0) {
            return command;
        }
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < command.words().size(); i++) {
            Part part = all.get(skipped + i);
            Word word = command.words().get(i);
            if (!word.text().equals(part.token().value())) {
                return command;
            }
            words.add(part.file().equals(file) ? word : part.token().word().from(part.file()));
        }
        return new Command(command.place(), command.assignments(), words, command.conditional());
    }
}
