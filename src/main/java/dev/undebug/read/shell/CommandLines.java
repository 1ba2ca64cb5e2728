package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.Script;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** Reads shell text inside a file of another format. */
public final class CommandLines {
    private CommandLines() {}

    /** Returns a whole file as a script. */
    public static Script script(SourceFile file) {
        return ShellProgram.of(file);
    }

    /** Returns the commands that the shell text at the span runs, in order and without wrappers. */
    public static List<Command> read(SourceFile file, Span span) {
        return read(file, MappedText.of(file, span));
    }

    /** Returns the commands that shell text runs, wherever it is from. */
    public static List<Command> read(SourceFile file, MappedText text) {
        return CommandReader.script(file, text);
    }
}
