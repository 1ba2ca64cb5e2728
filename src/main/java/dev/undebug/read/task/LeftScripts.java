package dev.undebug.read.task;

import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.DetachedStart;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the scripts of a pipeline that leave programs running on another machine. What runs on the pipeline's own
 * machine ends with it.
 */
final class LeftScripts {
    private static final int MAX_SCRIPTS = 20;

    private final SourceFile file;
    private final List<Unit> units = new ArrayList<>();

    LeftScripts(SourceFile file) {
        this.file = file;
    }

    /**
     * Adds a script, if it is such a one.
     *
     * @param elsewhere whether the whole script runs on another machine
     */
    void add(MappedText script, Audience audience, boolean elsewhere) {
        boolean leaves = elsewhere ? DetachedStart.isLeaving(script.text()) : DetachedStart.elsewhere(script);
        if (leaves && units.size() < MAX_SCRIPTS) {
            units.add(new Unit(
                    Unit.Kind.SCRIPT,
                    "",
                    file.place(script.span()),
                    audience.elsewhere().composed(),
                    List.of(),
                    CommandReader.script(file, script),
                    Origin.NONE));
        }
    }

    List<Unit> units() {
        return List.copyOf(units);
    }
}
