package dev.undebug.service.deploy;

import dev.undebug.service.tree.Paths;
import java.util.List;
import java.util.Set;

/** The names under which {@code docker compose} finds its files by itself. */
final class ComposeNames {
    private static final List<String> DEFAULTS =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final Set<String> OVERRIDES = Set.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private ComposeNames() {}

    /** Returns the paths of a folder, the first that exists is the one. */
    static List<String> defaults(String folder) {
        return DEFAULTS.stream().map(name -> Paths.repository(folder, name)).toList();
    }

    static boolean isDefault(String path) {
        return DEFAULTS.contains(Paths.name(path));
    }

    /** Returns whether a file is loaded over the default one unless files are named: on the machine of a developer. */
    static boolean isOverride(String path) {
        return OVERRIDES.contains(Paths.name(path));
    }
}
