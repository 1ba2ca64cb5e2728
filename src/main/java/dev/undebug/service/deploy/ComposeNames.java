package dev.undebug.service.deploy;

import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.stream.Stream;

/** The default file names of {@code docker compose}. */
final class ComposeNames {
    private static final List<String> DEFAULTS =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private ComposeNames() {}

    /** Returns the default paths in a folder, in order: the first that exists counts. */
    static Stream<String> defaults(RepositoryPath folder) {
        return DEFAULTS.stream().map(name -> folder.at(name).text());
    }

    /** Returns the paths in a folder that are loaded over a default file. */
    static Stream<String> overrides(RepositoryPath folder) {
        return OVERRIDES.stream().map(name -> folder.at(name).text());
    }

    static boolean isDefault(String path) {
        return DEFAULTS.contains(RepositoryPath.of(path).name());
    }

    /**
     * Returns whether a file is an override: loaded over the default file unless a command names its files, so on a
     * developer's machine, and where a deployment forgets to name them.
     */
    static boolean isOverride(String path) {
        return OVERRIDES.contains(RepositoryPath.of(path).name());
    }
}
