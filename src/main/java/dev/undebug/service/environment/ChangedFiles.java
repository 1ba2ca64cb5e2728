package dev.undebug.service.environment;

import dev.undebug.fact.Unit;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Glob;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of a container that commands of its build change, by their paths in the repository. Where the commands look is found once
 * for all files that are asked for.
 */
public final class ChangedFiles {
    private static final Pattern PATTERN = Pattern.compile("[*?\\[]");
    private static final Pattern OPTIONS = Pattern.compile("\\[[^\\]]++\\]");

    private final MountTable files;
    private final List<Changed> changed;

    /** @param files the files of the container */
    public ChangedFiles(MountTable files) {
        this.files = files;
        this.changed = files.changes().stream()
                .map(change -> new Changed(
                        change, at(change.path()), change.source().map(this::at).orElse(path -> false)))
                .toList();
    }

    /**
     * A change.
     *
     * @param at tells whether a file of the repository may be in its place
     * @param from tells whether a file of the repository may be what it puts there
     */
    private record Changed(Unit.Change change, Predicate<String> at, Predicate<String> from) {}

    /**
     * Returns a change of a file of the repository that may matter: then its text in the container is unknown.
     *
     * @param path repository path
     * @param text its text in the repository
     */
    public Optional<Unit.Change> change(String path, String text) {
        return changed.stream()
                .filter(one -> one.at().test(path))
                .filter(one -> one.change().removal() == Unit.Removal.NONE || files.takes(one.change(), path))
                // What replaces a file is what it was.
                .filter(one -> !one.from().test(path))
                .map(Changed::change)
                .filter(change -> change.scripts().isEmpty()
                        || !change.scripts().stream().allMatch(script -> TextEdit.isHarmless(script, text)))
                .findFirst();
    }

    private Predicate<String> at(String container) {
        boolean folder = container.endsWith("/");
        return files.candidates(ContainerPath.of(container)).stream()
                .map(place -> folder ? inFolder(place) : named(place))
                .reduce(path -> false, Predicate::or);
    }

    /** Returns whether a command names a path of its container. */
    static boolean isNamed(Unit.Change change, ContainerPath path) {
        String changed = ContainerPath.of(change.path()).text();
        return named(changed).test(path.text())
                || (change.path().endsWith("/")
                        && inFolder(changed.equals("/") ? "" : changed).test(path.text()));
    }

    private static Predicate<String> inFolder(String folder) {
        if (folder.isEmpty()) {
            return path -> true;
        }
        String start = folder + "/";
        Predicate<String> plain = path -> path.startsWith(start);
        Predicate<String> named = named(folder);
        return PATTERN.matcher(folder).find()
                ? plain.or(path -> RepositoryPath.of(path).above().anyMatch(above -> named.test(above.text())))
                : plain;
    }

    /** A shell replaces a pattern by the names of files: {@code sed -i s/a/b/ *.cfg}. */
    private static Predicate<String> named(String written) {
        if (!PATTERN.matcher(written).find()) {
            return written::equals;
        }
        Glob pattern = Glob.of("/"
                + RepositoryPath.of(OPTIONS.matcher(written).replaceAll("?")).text());
        return path ->
                path.equals(written) || pattern.matches(RepositoryPath.of(path).text());
    }
}
