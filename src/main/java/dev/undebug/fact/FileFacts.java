package dev.undebug.fact;

import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that one file says, except Python, which is symbolic and stays a module.
 *
 * @param requirementFiles files of requirements and constraints that it takes in, as it writes them
 * @param consoleScripts the commands that installing its project gives
 * @param builds the Dockerfiles of images that it builds
 * @param composeUses the compose files that it loads
 * @param broken what keeps the file from being read whole, if it may start or configure something
 */
public record FileFacts(
        SourceFile file,
        List<Unit> units,
        List<ServerOption> serverOptions,
        List<Requirement> requirements,
        List<String> requirementFiles,
        List<ConsoleScript> consoleScripts,
        List<Build> builds,
        List<ComposeUse> composeUses,
        Optional<BrokenSyntax> broken) {
    public FileFacts {
        units = List.copyOf(units);
        serverOptions = List.copyOf(serverOptions);
        requirements = List.copyOf(requirements);
        requirementFiles = List.copyOf(requirementFiles);
        consoleScripts = List.copyOf(consoleScripts);
        builds = List.copyOf(builds);
        composeUses = List.copyOf(composeUses);
    }

    public FileFacts(
            SourceFile file,
            List<Unit> units,
            List<ServerOption> serverOptions,
            List<Requirement> requirements,
            List<String> requirementFiles,
            List<ConsoleScript> consoleScripts) {
        this(
                file,
                units,
                serverOptions,
                requirements,
                requirementFiles,
                consoleScripts,
                List.of(),
                List.of(),
                Optional.empty());
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
        return new FileFacts(
                file,
                units.stream().map(unit -> unit.with(role)).toList(),
                serverOptions,
                requirements,
                requirementFiles,
                consoleScripts,
                builds.stream()
                        .map(build -> new Build(build.dockerfile(), build.place(), role))
                        .toList(),
                composeUses.stream()
                        .map(use -> new ComposeUse(use.project(), use.place(), role, use.ephemeral()))
                        .toList(),
                broken);
    }

    /** Returns the same, where nothing in it says who meets it. */
    public FileFacts orElse(Role role) {
        return withUnits(units.stream()
                .map(unit -> unit.role() == Role.UNKNOWN ? unit.with(role) : unit)
                .toList());
    }

    /** Returns the same with other units. */
    public FileFacts withUnits(List<Unit> others) {
        return new FileFacts(
                file,
                others,
                serverOptions,
                requirements,
                requirementFiles,
                consoleScripts,
                builds,
                composeUses,
                broken);
    }

    /** Returns the same, which builds images and loads compose files, too. */
    public FileFacts and(List<Build> moreBuilds, List<ComposeUse> moreUses) {
        return new FileFacts(
                file,
                units,
                serverOptions,
                requirements,
                requirementFiles,
                consoleScripts,
                both(builds, moreBuilds),
                both(composeUses, moreUses),
                broken);
    }

    /** Returns this and what the same file says as one of another format. */
    public FileFacts and(FileFacts other) {
        return new FileFacts(
                file,
                both(units, other.units),
                both(serverOptions, other.serverOptions),
                both(requirements, other.requirements),
                both(requirementFiles, other.requirementFiles),
                both(consoleScripts, other.consoleScripts),
                both(builds, other.builds),
                both(composeUses, other.composeUses),
                broken.or(other::broken));
    }

    /** Returns the same of a file that is broken. */
    public FileFacts with(BrokenSyntax found) {
        return new FileFacts(
                file,
                units,
                serverOptions,
                requirements,
                requirementFiles,
                consoleScripts,
                builds,
                composeUses,
                Optional.of(found));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    public static FileFacts ofUnits(SourceFile file, List<Unit> units) {
        return new FileFacts(file, units, List.of(), List.of());
    }
}
