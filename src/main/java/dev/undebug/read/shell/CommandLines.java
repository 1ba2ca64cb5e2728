package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.Script;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** Reads shell text that stands in a file of another kind. */
public final class CommandLines {
    private CommandLines() {}

    /** Returns a whole file as shell text that can be run. */
    public static Script script(SourceFile file) {
        return ShellProgram.of(file);
    }

    /** Returns the commands that the shell text at the span runs, in order, with wrapping programs taken off. */
    public static List<Command> read(SourceFile file, Span span) {
        return CommandReader.script(file, MappedText.of(file, span));
    }
}
