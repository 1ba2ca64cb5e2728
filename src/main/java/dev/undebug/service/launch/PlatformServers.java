package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.source.RepositoryPath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the servers that platforms start by themselves, and the Procfiles whose processes they start instead. */
final class PlatformServers {
    private static final String WEB = "web";
    private static final String PROCFILE = "Procfile";

    private static final String APPLICATION = "application.py";

    private final Map<String, List<Unit>> units;
    private final Set<String> procfiles = new HashSet<>();

    /** @param exists whether the repository has a file */
    PlatformServers(List<FileFacts> files, Predicate<String> exists) {
        List<Unit> all = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.origin().procfile().isPresent())
                // The options of an environment by itself override those of files beside the application.
                .sorted(Comparator.comparing(PlatformServers::isForAround))
                .toList();
        Set<String> beside = all.stream()
                .filter(unit -> !isForAround(unit))
                .flatMap(unit -> unit.origin().procfile().stream())
                .collect(Collectors.toSet());
        units = all.stream()
                .collect(Collectors.groupingBy(
                        unit -> procfile(unit, beside, exists), HashMap::new, Collectors.toList()));
        files.stream()
                .filter(file -> units.containsKey(file.file().path()))
                .filter(file ->
                        file.units().stream().anyMatch(unit -> unit.name().equals(WEB)))
                .forEach(file -> procfiles.add(file.file().path()));
    }

    /** Returns the Procfile of a unit: a template in a folder of its own is for the application around it. */
    private static String procfile(Unit unit, Set<String> beside, Predicate<String> exists) {
        RepositoryPath own = RepositoryPath.of(unit.origin().procfile().orElseThrow());
        return (isForAround(unit) ? own.folder().upward() : Stream.<RepositoryPath>empty())
                .filter(folder -> beside.contains(folder.at(own.name()).text())
                        || Stream.of(own.name(), APPLICATION)
                                .anyMatch(file -> exists.test(folder.at(file).text())))
                .map(folder -> folder.at(own.name()).text())
                .findFirst()
                .orElse(own.text());
    }

    private static boolean isForAround(Unit unit) {
        return unit.origin() instanceof Origin.PlatformServer server && server.orAbove();
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

    /** Returns the units whose variables, of a template, override those of the server that a platform starts by itself. */
    Stream<Unit> over(Unit server) {
        return server.origin().procfile().stream()
                .flatMap(procfile -> units.getOrDefault(procfile, List.of()).stream())
                .filter(PlatformServers::isForAround);
    }

    /**
     * Returns the variables of the application that Elastic Beanstalk finds by its name.
     *
     * @param folder its folder in the repository
     */
    List<Layered> ofApplication(String folder) {
        return units.getOrDefault(RepositoryPath.of(folder).at(PROCFILE).text(), List.of()).stream()
                .filter(unit ->
                        unit.kind() == Unit.Kind.VARIABLES && !unit.role().isPrivate())
                .filter(unit -> unit.origin()
                        .platform()
                        .filter(Platform.ELASTIC_BEANSTALK::equals)
                        .isPresent())
                .flatMap(unit -> unit.environment().stream().map(variable -> new Layered(variable, unit.name())))
                .toList();
    }
}
