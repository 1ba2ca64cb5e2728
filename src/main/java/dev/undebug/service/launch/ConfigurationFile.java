package dev.undebug.service.launch;

import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;

/**
 * A Python configuration file of a server: {@code gunicorn.conf.py}, {@code file:settings.py},
 * {@code python:shop.server}.
 *
 * @param path repository path
 * @param module its import name, if the server imports it
 */
record ConfigurationFile(String path, Optional<String> module) {
    private static final String OF_MODULE = "python:";
    private static final String OF_FILE = "file:";

    /** Returns whether a location refers to a Python file. */
    static boolean isPython(String location) {
        return location.startsWith(OF_MODULE) || location.startsWith(OF_FILE);
    }

    /** Returns the file at a location, as a launch finds it: not the one that names it in a command. */
    static Optional<ConfigurationFile> find(String location, Launch launch, Workspace workspace) {
        boolean module = location.startsWith(OF_MODULE);
        String path = module
                ? location.substring(OF_MODULE.length()).replace('.', '/')
                : location.startsWith(OF_FILE) ? location.substring(OF_FILE.length()) : location;
        ContainerPath absolute = launch.runtime().workingDirectory().resolve(path);
        List<ContainerPath> candidates =
                module ? List.of(absolute.withEnding(".py"), absolute.withEnding("/__init__.py")) : List.of(absolute);
        return candidates.stream()
                .flatMap(candidate -> launch.runtime().files().find(candidate, workspace::exists).stream())
                .findFirst()
                .filter(known -> !known.equals(launch.place().path())
                        || !launch.place().text().contains(location))
                .map(known -> new ConfigurationFile(
                        known,
                        Optional.of(location.substring(Math.min(OF_MODULE.length(), location.length())))
                                .filter(name -> module)));
    }
}
