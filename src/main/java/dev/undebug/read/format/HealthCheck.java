package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** The commands with which a container engine asks a container whether it is healthy. */
public final class HealthCheck {
    private static final String SHELL = "CMD-SHELL";
    private static final String PLAIN = "CMD";

    private HealthCheck() {}

    /** Returns the commands of a list in Docker's form: {@code ["CMD", "curl", "localhost"]}; none for {@code ["NONE"]}. */
    public static List<Command> list(SourceFile file, List<Token> words) {
        if (words.size() < 2) {
            return List.of();
        }
        Token kind = words.get(0);
        return kind.is(SHELL)
                ? line(file, words.get(1))
                : kind.is(PLAIN) ? CommandReader.words(file, words.subList(1, words.size())) : List.of();
    }

    /** Returns the commands of a line, which a shell of the container reads. */
    public static List<Command> line(SourceFile file, Token line) {
        Span start = new Span(line.span().start(), line.span().start());
        return CommandReader.words(
                file,
                List.of(
                        Token.literal(MappedText.at("/bin/sh", start), start),
                        Token.literal(MappedText.at("-c", start), start),
                        line));
    }
}
