package dev.undebug.service.deploy;

import dev.undebug.fact.Role;
import dev.undebug.read.compose.ComposeProject;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The default file names of {@code docker compose}, and what other names of compose files say. */
public final class ComposeNames {
    private static final List<String> DEFAULTS =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private ComposeNames() {}

    /** Reads one file as a compose file on its own. */
    interface Alone {
        List<ComposeProject.Service> services(String path);
    }

    /** Returns the default paths in a folder, in order: the first that exists counts. */
    static Stream<String> defaults(RepositoryPath folder) {
        return DEFAULTS.stream().map(name -> folder.at(name).text());
    }

    /** Returns the paths in a folder that are loaded over a default file. */
    static Stream<String> overrides(RepositoryPath folder) {
        return OVERRIDES.stream().map(name -> folder.at(name).text());
    }

    /** Returns whether a file has one of the default names. */
    public static boolean isDefault(String path) {
        return DEFAULTS.contains(RepositoryPath.of(path).name());
    }

    /** Returns whether a file says that it is for visitors: {@code docker-compose.prod.yml}. */
    static boolean isForVisitors(String path) {
        Role role = RoleInference.ofContainerFile(path);
        return role == Role.PRODUCTION || role == Role.STAGING;
    }

    /** Returns whether a file says that it is for developers or for tests. */
    static boolean isForOthers(String path) {
        Role role = RoleInference.ofContainerFile(path);
        return isOverride(path) || role == Role.DEVELOPMENT || role == Role.TEST;
    }

    /**
     * Returns whether a file is an override: loaded over the default file unless a command names its files, so on a
     * developer's machine, and where a deployment forgets to name them.
     */
    static boolean isOverride(String path) {
        return OVERRIDES.contains(RepositoryPath.of(path).name());
    }

    /** Returns whether {@code docker compose} loads a file in its folder without being told its name. */
    static boolean isOfItsFolder(String path) {
        return isDefault(path) || isOverride(path);
    }

    /** Returns the default file whose services a file changes: in its folder, or in one above it. */
    static Optional<String> base(String path, Alone alone) {
        List<ComposeProject.Service> services = alone.services(path);
        RepositoryPath beside = RepositoryPath.of(path).folder();
        return beside.upward()
                .flatMap(ComposeNames::defaults)
                .filter(base -> {
                    List<ComposeProject.Service> others = alone.services(base);
                    return services.stream().anyMatch(service -> changesOne(service, others))
                            || (isOverride(path)
                                    && !others.isEmpty()
                                    && RepositoryPath.of(base).folder().equals(beside));
                })
                .findFirst();
    }

    /** A service without image and build is a change to another file's service. */
    private static boolean changesOne(ComposeProject.Service service, List<ComposeProject.Service> others) {
        return !service.complete()
                && others.stream()
                        .anyMatch(other ->
                                other.unit().name().equals(service.unit().name()));
    }
}
