package dev.undebug.read.task;

import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.List;

/** A script in a pipeline that leaves programs running on another machine, as a unit. */
final class LeftScript {
    private LeftScript() {}

    static Unit of(SourceFile file, MappedText text, ContainerFacts.Audience audience) {
        return new Unit(
                Unit.Kind.SCRIPT,
                "",
                file.place(text.span()),
                audience.elsewhere().composed(),
                List.of(),
                CommandReader.script(file, text),
                Unit.Origin.NONE);
    }
}
