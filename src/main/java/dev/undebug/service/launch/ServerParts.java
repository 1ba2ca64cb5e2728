package dev.undebug.service.launch;

import dev.undebug.fact.Word;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.command.ServerCommand;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The modules of the repository that a server loads for parts of itself, such as the class of its workers: they run before the
 * application is imported. Sources: {@code gunicorn.util.load_class}, {@code uvicorn.config.Config}.
 */
final class ServerParts {
    private static final List<String> OF_UVICORN = List.of("--loop", "--http", "--ws", "--lifespan");

    private ServerParts() {}

    /** Returns the parts that options of gunicorn name as {@code module.Class}. */
    static List<Prelude> ofGunicorn(Stream<String> classes, Launch launch, Workspace workspace) {
        return classes.flatMap(name -> part(name, name.lastIndexOf('.'), launch, workspace).stream())
                .toList();
    }

    /** Returns the parts that options of uvicorn name as {@code module:name}. */
    static List<Prelude> ofUvicorn(List<Word> words, Launch launch, Workspace workspace) {
        return OF_UVICORN.stream()
                .flatMap(option -> ServerCommand.option(words, option).stream())
                .flatMap(name -> part(name, name.indexOf(':'), launch, workspace).stream())
                .toList();
    }

    private static Optional<Prelude> part(String name, int end, Launch launch, Workspace workspace) {
        if (end <= 0) {
            return Optional.empty();
        }
        String module = name.substring(0, end);
        return launch.directories().stream()
                .map(folder -> folder.resolve(module.replace('.', '/')))
                .flatMap(path -> Stream.of(path.withEnding("/__init__.py"), path.withEnding(".py")))
                .flatMap((ContainerPath path) -> launch.runtime().files().find(path, workspace::exists).stream())
                .findFirst()
                .map(path -> Prelude.ofPart(path, module, name.substring(end + 1)));
    }
}
