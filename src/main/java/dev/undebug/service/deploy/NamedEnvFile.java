package dev.undebug.service.deploy;

import dev.undebug.fact.EnvFilePlacement;
import dev.undebug.fact.EnvFilePlacement.Mode;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An env file that a service names.
 *
 * @param inRepository its path in the repository, which may not have it; empty if it is certainly elsewhere
 * @param onMachine its path on the machine that runs the service, if that is known
 */
public record NamedEnvFile(Optional<String> inRepository, Optional<ContainerPath> onMachine) {
    private static final String ENV = "env";

    /** Returns the file with a repository path, or an absolute path of a machine. */
    public static NamedEnvFile of(String path) {
        return path.startsWith("/")
                ? new NamedEnvFile(Optional.empty(), Optional.of(ContainerPath.of(path)))
                : new NamedEnvFile(Optional.of(path), Optional.empty());
    }

    /** Returns the file with a path that a unit of systemd names. */
    public static NamedEnvFile of(String path, Origin.ServiceUnit unit) {
        return new NamedEnvFile(
                unit.inRepository(path),
                Optional.of(path)
                        .filter(written -> written.startsWith("/") && TemplatePlaceholders.isKnown(written))
                        .map(ContainerPath::of));
    }

    /** Returns the names of the file, without folders. */
    Set<String> names() {
        return Stream.concat(
                        onMachine.stream().map(ContainerPath::name),
                        inRepository.stream()
                                .map(path -> RepositoryPath.of(path).name()))
                .collect(Collectors.toSet());
    }

    /** Returns the names, without folders, of the file that a command puts in place. */
    static Set<String> names(EnvFilePlacement placement) {
        return Stream.of(placement.path(), placement.location())
                .map(path -> ContainerPath.of(path).name())
                .collect(Collectors.toSet());
    }

    /** Returns the path for people. */
    String shown() {
        return onMachine.map(ContainerPath::text).or(() -> inRepository).orElse("an env file");
    }

    /** Returns whether a deployment may run a command. */
    static boolean mayBeDeployed(EnvFilePlacement placement) {
        return isOfMachine(placement.location()) ? !placement.role().isPrivate() : isDeployed(placement);
    }

    private static boolean isOfMachine(String location) {
        return location.startsWith("/") && !location.contains("$");
    }

    /** Returns whether a deployment may run a command; people set up their own machines by templates. */
    private static boolean isDeployed(EnvFilePlacement placement) {
        return switch (placement.role()) {
            case PRODUCTION, STAGING -> true;
            case DEVELOPMENT, TEST -> false;
            case UNKNOWN ->
                placement.content().sources().stream()
                        .noneMatch(source -> EnvFileNames.isTemplate(source)
                                || RoleInference.ofPath(source) == Role.DEVELOPMENT
                                || RoleInference.ofPath(source) == Role.TEST);
        };
    }

    /**
     * Returns whether a command puts this file in place.
     *
     * @param leads whether the path of the command leads to a path of the repository
     */
    boolean isPutBy(EnvFilePlacement placement, Predicate<String> leads) {
        String location = placement.location();
        if (onMachine.isPresent() && isOfMachine(location)) {
            return isOnMachine(location) && !placement.role().isPrivate();
        }
        String written = placement.path();
        boolean elsewhere = written.startsWith("/") || written.startsWith("~") || written.contains("$");
        return isDeployed(placement)
                && inRepository
                        .filter(path -> elsewhere ? isNamed(written, path) : leads.test(path))
                        .isPresent();
    }

    private boolean isOnMachine(String location) {
        return onMachine.filter(ContainerPath.of(location)::equals).isPresent();
    }

    /** Returns whether a path in some folder of a machine most likely is that of a file, by its name. */
    private static boolean isNamed(String written, String path) {
        String name = RepositoryPath.of(written).name();
        return name.contains(ENV) && name.equals(RepositoryPath.of(path).name());
    }

    /** Returns whether the text with a command also starts what it puts the file in place for, or is production's. */
    static boolean isRun(EnvFilePlacement placement) {
        return placement.role() == Role.PRODUCTION || placement.role() == Role.STAGING || placement.starts();
    }

    /**
     * Returns whether the file surely has the values that a command shows: a deployment runs it, under no condition. People
     * write to the path of a service on no other machine.
     */
    boolean isSure(EnvFilePlacement placement) {
        boolean deployed = placement.role() != Role.UNKNOWN
                || (isOfMachine(placement.location()) && isOnMachine(placement.location()))
                || placement.content().sources().stream()
                        .map(RoleInference::ofPath)
                        .anyMatch(Role.PRODUCTION::equals);
        return deployed && placement.content().exact() && placement.mode() != Mode.MAY_REPLACE;
    }
}
