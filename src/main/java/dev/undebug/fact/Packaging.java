package dev.undebug.fact;

import java.util.List;

/**
 * The packages that one file names.
 *
 * @param requirementFiles files of requirements and constraints that it takes in, as it writes them
 * @param consoleScripts the commands that installing its project gives
 * @param open whether it may install packages besides those that it names and what they depend on
 */
public record Packaging(
        List<Requirement> requirements,
        List<String> requirementFiles,
        List<ConsoleScript> consoleScripts,
        boolean open) {
    public static final Packaging NONE = new Packaging(List.of(), List.of(), List.of());

    public Packaging {
        requirements = List.copyOf(requirements);
        requirementFiles = List.copyOf(requirementFiles);
        consoleScripts = List.copyOf(consoleScripts);
    }

    public Packaging(
            List<Requirement> requirements, List<String> requirementFiles, List<ConsoleScript> consoleScripts) {
        this(requirements, requirementFiles, consoleScripts, false);
    }

    /** Returns this and what the same file says as one of another format. */
    public Packaging and(Packaging other) {
        return new Packaging(
                FileFacts.both(requirements, other.requirements),
                FileFacts.both(requirementFiles, other.requirementFiles),
                FileFacts.both(consoleScripts, other.consoleScripts),
                open || other.open);
    }
}
