package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the servers that platforms start by themselves, and the Procfiles whose processes they start instead. */
final class PlatformServers {
    private static final String WEB = "web";

    private final Map<String, List<Unit>> units;
    private final Set<String> procfiles = new HashSet<>();

    PlatformServers(List<FileFacts> files) {
        Set<String> paths = files.stream().map(file -> file.file().path()).collect(Collectors.toSet());
        units = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.origin().procfile().isPresent())
                .collect(Collectors.groupingBy(unit -> procfile(unit, paths), HashMap::new, Collectors.toList()));
        files.stream()
                .filter(file -> units.containsKey(file.file().path()))
                .filter(file ->
                        file.units().stream().anyMatch(unit -> unit.name().equals(WEB)))
                .forEach(file -> procfiles.add(file.file().path()));
    }

    /** Returns the Procfile of a unit: a template in a folder of its own is for the application around it. */
    private static String procfile(Unit unit, Set<String> paths) {
        RepositoryPath beside = RepositoryPath.of(unit.origin().procfile().orElseThrow());
        boolean above = unit.origin() instanceof Origin.PlatformServer server && server.orAbove();
        return (above ? beside.folder().upward() : Stream.<RepositoryPath>empty())
                .map(folder -> folder.at(beside.name()).text())
                .filter(paths::contains)
                .findFirst()
                .orElse(beside.text());
    }

    /** Returns whether processes of a Procfile run instead. */
    boolean isReplaced(Unit unit) {
        return unit.origin().procfile().filter(procfiles::contains).isPresent();
    }

    /** Returns the platform that runs a process: the one that runs the processes of its Procfile, if a file shows it. */
    Optional<Platform> of(Unit process) {
        return variables(process)
                .flatMap(unit -> unit.origin().platform().stream())
                .findFirst()
                .or(() -> process.origin().platform());
    }

    /** Returns the units whose variables a process gets from its platform. */
    Stream<Unit> variables(Unit process) {
        return units.getOrDefault(process.place().path(), List.of()).stream();
    }
}
