package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** Reads shell text that stands in a file of another kind. */
public final class CommandLines {
    private CommandLines() {}

    /** Returns the commands that the shell text at the span runs, in order, with wrapping programs taken off. */
    public static List<Command> read(SourceFile file, Span span) {
        return CommandReader.script(file, MappedText.of(file, span));
    }
}
