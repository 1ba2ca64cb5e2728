package dev.undebug.fact;

import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All facts of one file. Python files have none: they stay syntax trees.
 *
 * @param requirementFiles requirements and constraints files that it includes, as written
 * @param consoleScripts the console scripts of its project
 * @param builds the Dockerfiles of images that it builds
 * @param composeUses the compose files that it loads
 * @param broken the mistake that keeps the file from being read completely, if it may start or configure something
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

    /** Returns the same facts with another role. */
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

    /** Returns the same facts with this role for units without one. */
    public FileFacts orElse(Role role) {
        return withUnits(units.stream()
                .map(unit -> unit.role() == Role.UNKNOWN ? unit.with(role) : unit)
                .toList());
    }

    /** Returns the same facts with other units. */
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

    /** Returns the same facts with further builds and compose files. */
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

    /** Returns these facts and those of the same file read in another format. */
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

    /** Returns the same facts of a broken file. */
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
