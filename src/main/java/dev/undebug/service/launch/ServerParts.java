package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.command.ServerCommand;
import dev.undebug.service.command.UwsgiCommand;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The modules of the repository that a server loads for parts of itself, such as the class of its workers: they run before the
 * application is imported. Sources: {@code gunicorn.util.load_class}, {@code uvicorn.config.Config}.
 */
public final class ServerParts {
    private static final List<String> OF_UVICORN = List.of("--loop", "--http", "--ws", "--lifespan");

    private ServerParts() {}

    /** Returns the parts that options of gunicorn name as {@code module.Class}. */
    static List<Prelude> ofGunicorn(Stream<String> classes, Launch launch, Workspace workspace) {
        return classes.flatMap(name -> part(name, name.lastIndexOf('.'), launch, workspace).stream())
                .toList();
    }

    /** Returns a launch of uvicorn, hypercorn or uWSGI with these modules; other servers' launches unchanged. */
    public static Launch applied(Launch launch, Workspace workspace) {
        List<Word> words = launch.command().map(Command::words).orElse(List.of());
        List<Prelude> parts =
                switch (launch.invocation().launcher()) {
                    case UVICORN -> ofUvicorn(words, launch, workspace);
                    case HYPERCORN -> ofHypercorn(words, launch, workspace);
                    case UWSGI -> ofUwsgi(words, launch, workspace);
                    default -> List.of();
                };
        return parts.isEmpty()
                ? launch
                : launch.with(
                        launch.invocation(),
                        launch.runtime(),
                        Optional.of(new ServerConfiguration(parts, Optional.empty())));
    }

    /** Hypercorn runs its configuration in Python. */
    private static List<Prelude> ofHypercorn(List<Word> words, Launch launch, Workspace workspace) {
        return ServerCommand.option(words, "--config")
                .or(() -> ServerCommand.option(words, "-c"))
                .filter(ConfigurationFile::isPython)
                .flatMap(location -> ConfigurationFile.find(location, launch, workspace))
                .map(file -> Prelude.ofServer(file.path(), file.module(), List.of(), Set.of()))
                .stream()
                .toList();
    }

    /** Options of uvicorn name them as {@code module:name}. */
    private static List<Prelude> ofUvicorn(List<Word> words, Launch launch, Workspace workspace) {
        return OF_UVICORN.stream()
                .flatMap(option -> ServerCommand.option(words, option).stream())
                .flatMap(name -> part(name, name.indexOf(':'), launch, workspace).stream())
                .toList();
    }

    /** An option of uWSGI gives a module or a file the name of another module: {@code settings=/srv/other.py}. */
    private static List<Prelude> ofUwsgi(List<Word> words, Launch launch, Workspace workspace) {
        return UwsgiCommand.aliases(words).stream()
                .flatMap(alias -> {
                    int equals = alias.indexOf('=');
                    String source = alias.substring(equals + 1);
                    return file(source, launch, workspace)
                            .map(path -> Prelude.ofServer(
                                    path, Optional.of(alias.substring(0, equals)), List.of(), Set.of()))
                            .stream();
                })
                .toList();
    }

    private static Optional<Prelude> part(String name, int end, Launch launch, Workspace workspace) {
        if (end <= 0) {
            return Optional.empty();
        }
        String module = name.substring(0, end);
        return file(module, launch, workspace).map(path -> Prelude.ofPart(path, module, name.substring(end + 1)));
    }

    /** Returns the file of a module, which a path names or a dotted name. */
    private static Optional<String> file(String module, Launch launch, Workspace workspace) {
        boolean named = !PythonPaths.isSource(module);
        return launch.directories().stream()
                .map(folder -> folder.resolve(named ? module.replace('.', '/') : module))
                .flatMap(path ->
                        named ? Stream.of(path.withEnding("/__init__.py"), path.withEnding(".py")) : Stream.of(path))
                .flatMap((ContainerPath path) -> launch.runtime().files().find(path, workspace::exists).stream())
                .findFirst();
    }
}
