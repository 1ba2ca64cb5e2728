package dev.undebug.fact;

import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that one file says, except Python, which is symbolic and stays a module.
 *
 * @param requirementFiles files of requirements and constraints that it takes in, as it writes them
 * @param consoleScripts the commands that installing its project gives
 */
public record FileFacts(
        SourceFile file,
        List<Unit> units,
        List<ServerOption> serverOptions,
        List<Requirement> requirements,
        List<String> requirementFiles,
        List<ConsoleScript> consoleScripts) {
    public FileFacts {
        units = List.copyOf(units);
        serverOptions = List.copyOf(serverOptions);
        requirements = List.copyOf(requirements);
        requirementFiles = List.copyOf(requirementFiles);
        consoleScripts = List.copyOf(consoleScripts);
    }

    public FileFacts(
            SourceFile file,
            List<Unit> units,
            List<ServerOption> serverOptions,
            List<Requirement> requirements,
            List<String> requirementFiles) {
        this(file, units, serverOptions, requirements, requirementFiles, List.of());
    }

    public FileFacts(
            SourceFile file, List<Unit> units, List<ServerOption> serverOptions, List<Requirement> requirements) {
        this(file, units, serverOptions, requirements, List.of());
    }

    /** Returns the same, met by somebody else. */
    public FileFacts with(Role role) {
        List<Unit> others = units.stream().map(unit -> unit.with(role)).toList();
        return new FileFacts(file, others, serverOptions, requirements, requirementFiles);
    }

    /** Returns the same, where nothing in it says who meets it. */
    public FileFacts orElse(Role role) {
        List<Unit> others = units.stream()
                .map(unit -> unit.role() == Role.UNKNOWN ? unit.with(role) : unit)
                .toList();
        return new FileFacts(file, others, serverOptions, requirements, requirementFiles, consoleScripts);
    }

    /** Returns this and what the same file says as one of another format. */
    public FileFacts and(FileFacts other) {
        return new FileFacts(
                file,
                both(units, other.units),
                both(serverOptions, other.serverOptions),
                both(requirements, other.requirements),
                both(requirementFiles, other.requirementFiles),
                both(consoleScripts, other.consoleScripts));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    public static FileFacts ofUnits(SourceFile file, List<Unit> units) {
        return new FileFacts(file, units, List.of(), List.of());
    }
}
