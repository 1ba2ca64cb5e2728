package dev.undebug.read.task;

import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** Creates tasks for formats that name shell texts. */
final class Tasks {
    private Tasks() {}

    /**
     * Returns a task.
     *
     * @param place the place of its name
     * @param text its shell text
     */
    static Unit task(SourceFile file, String name, Span place, MappedText text) {
        return new Unit(
                Unit.Kind.TASK,
                name,
                file.place(place),
                RoleInference.ofTask(name, file.path()),
                List.of(),
                CommandReader.script(file, text),
                Origin.NONE);
    }
}
