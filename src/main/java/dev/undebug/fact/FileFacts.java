package dev.undebug.fact;

import dev.undebug.source.SourceFile;
import java.util.List;

/** All that one file says, except Python, which is symbolic and stays a module. */
public record FileFacts(
        SourceFile file, List<Unit> units, List<ServerOption> serverOptions, List<Requirement> requirements) {
    public FileFacts {
        units = List.copyOf(units);
        serverOptions = List.copyOf(serverOptions);
        requirements = List.copyOf(requirements);
    }

    public static FileFacts ofUnits(SourceFile file, List<Unit> units) {
        return new FileFacts(file, units, List.of(), List.of());
    }
}
