package dev.undebug.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Recognises the files from which images are built by their names. */
public final class DockerfileNames {
    private static final String DEFAULT = "Dockerfile";

    /** Where there is no {@code Dockerfile}, Docker takes this name in small letters, and Podman one of its own. */
    private static final List<String> OTHER_DEFAULTS = List.of("dockerfile", "Containerfile");

    private DockerfileNames() {}

    /** Returns whether a file has a name of one, in letters of any size: {@code shop.dockerfile.j2}. */
    public static boolean isNamedSo(String path) {
        String name = RepositoryPath.of(path).name().toLowerCase(Locale.ROOT);
        return name.contains("dockerfile") || name.contains("containerfile");
    }

    /** Returns whether builds find a file by its name without being told it. */
    public static boolean isDefault(String name) {
        return name.equals(DEFAULT) || OTHER_DEFAULTS.contains(name);
    }

    /** Returns the paths at which a build finds the file in a folder without being told its name, the usual one first. */
    public static Stream<RepositoryPath> defaults(RepositoryPath folder) {
        return Stream.concat(Stream.of(DEFAULT), OTHER_DEFAULTS.stream()).map(folder::at);
    }

    /**
     * Returns the first of what is found under a path, or else under the other default names if its own name is the usual
     * one.
     *
     * @param path of a repository, or as a command has it
     */
    public static <T> Optional<T> found(String path, Function<String, Optional<T>> finder) {
        String folder = path.endsWith(DEFAULT) ? path.substring(0, path.length() - DEFAULT.length()) : path;
        return finder.apply(path).or(() -> Optional.of(OTHER_DEFAULTS)
                .filter(names -> RepositoryPath.of(path).name().equals(DEFAULT))
                .flatMap(names -> names.stream()
                        .flatMap(name -> finder.apply(folder + name).stream())
                        .findFirst()));
    }
}
