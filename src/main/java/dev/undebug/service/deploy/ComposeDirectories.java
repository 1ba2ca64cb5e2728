package dev.undebug.service.deploy;

import dev.undebug.fact.Unit;
import dev.undebug.flask.Launcher;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folders in which people call compose: {@code docker compose -f docker/production.yml up} in the root makes that the
 * {@code ${PWD}} of a file in another folder.
 */
final class ComposeDirectories {
    private static final int MAX_FOLDERS = 8;
    private static final int MAX_LOOKED_AT = 20;

    private static final List<String> ENDINGS = List.of("", ".py", "/__init__.py", "/__main__.py");

    private final Predicate<String> exists;
    private final Predicate<String> hasPython;
    private final Map<String, Set<RepositoryPath>> named = new HashMap<>();

    /**
     * @param exists whether the repository has a file or a folder
     * @param hasPython whether a folder contains Python files
     */
    ComposeDirectories(Predicate<String> exists, Predicate<String> hasPython) {
        this.exists = exists;
        this.hasPython = hasPython;
    }

    /** Returns whether a file may depend on the folder. */
    static boolean matters(String text) {
        return text.contains("$PWD") || text.contains("${PWD}");
    }

    /** Adds the folder in which a command starts a file. */
    void add(String path, RepositoryPath folder) {
        Set<RepositoryPath> folders = named.computeIfAbsent(path, key -> new LinkedHashSet<>());
        if (folders.size() < MAX_FOLDERS) {
            folders.add(folder);
        }
    }

    /** Returns the folders in which people may start files: those of commands, the project's, and those above it. */
    Collection<String> of(ComposeStack stack) {
        String path = stack.paths().get(0);
        Set<String> folders = new LinkedHashSet<>();
        Stream.of(
                        named.getOrDefault(path, Set.of()).stream(),
                        Stream.of(RepositoryPath.of(stack.folder())),
                        RepositoryPath.of(path).above().limit(MAX_FOLDERS),
                        Stream.of(RepositoryPath.ROOT))
                .flatMap(all -> all)
                .map(RepositoryPath::text)
                .forEach(folders::add);
        return folders;
    }

    /** Returns how many of the files and folders that services name are in the repository. */
    long found(List<Unit> services) {
        return services.stream().mapToLong(this::found).sum();
    }

    private long found(Unit service) {
        List<String> mounted =
                service.origin().bindMounts().stream().map(Unit.Copy::from).toList();
        Stream<String> files = Stream.concat(
                service.origin().build().map(Unit.Build::dockerfile).stream(), service.origin().envFiles().stream());
        return Stream.concat(files, mounted.stream()).filter(exists).count()
                + mounted.stream().filter(hasPython).count()
                + (mountsContext(service, mounted) ? 1 : 0)
                + (findsProgram(service) ? 1 : 0);
    }

    /** The context of an image's build is most likely what is mounted over it. */
    private static boolean mountsContext(Unit service, List<String> mounted) {
        return service.origin()
                .build()
                .map(Unit.Build::context)
                .filter(mounted::contains)
                .isPresent();
    }

    /** The working directory of an image is unknown: it may be that of any mount. */
    private boolean findsProgram(Unit service) {
        List<Mount> mounts = service.origin().bindMounts().stream()
                .limit(MAX_LOOKED_AT)
                .map(mount -> new Mount(mount.from(), ContainerPath.of(mount.to()), Source.MOUNT))
                .toList();
        MountTable files = new MountTable(mounts, false);
        Stream<ContainerPath> folders = Stream.concat(
                service.origin().workingDirectory().map(ContainerPath::of).stream(),
                mounts.stream().map(Mount::target));
        List<String> programs = Stream.concat(
                        MountedProgram.named(service.commands(), service.environment())
                                .limit(MAX_LOOKED_AT)
                                .flatMap(name -> ENDINGS.stream().map(name::concat)),
                        startsFlask(service) ? FlaskCommand.DEFAULTS.stream() : Stream.of())
                .toList();
        return folders.distinct().anyMatch(folder -> programs.stream()
                .anyMatch(program -> files.find(folder.resolve(program), exists).isPresent()));
    }

    private static boolean startsFlask(Unit service) {
        return service.commands().stream()
                .map(command -> CommandLine.recognise(command.words()).launcher())
                .anyMatch(Launcher.FLASK_RUN::equals);
    }
}
