package dev.undebug.service.environment;

import dev.undebug.python.eval.outcome.ExecutionContext.LeftOut;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the repository that a container certainly lacks, of which everything is known that it has: no COPY takes them,
 * {@code .dockerignore} keeps them out, or a command removes them, and nothing else is put or mounted where they would be.
 */
public final class LeftOutFiles implements LeftOut {
    private final MountTable files;
    private final RepositoryPath context;
    private final String ignored;
    private final DockerIgnore ignore;
    private final List<ContainerPath> unseen;

    /**
     * @param context the build context
     * @param ignored the text of the list of what is kept out of it
     * @param unseen where the container has volumes whose files the repository does not show
     */
    public LeftOutFiles(MountTable files, RepositoryPath context, String ignored, List<ContainerPath> unseen) {
        this.files = files;
        this.context = context;
        this.ignored = ignored;
        this.ignore = new DockerIgnore(ignored);
        this.unseen = List.copyOf(unseen);
    }

    @Override
    public boolean has(String path, Predicate<String> exists) {
        RepositoryPath file = RepositoryPath.of(path);
        return files.mounts(Source.MOUNT).noneMatch(mount -> mount.covers(path))
                && !isBuilt(file)
                && places(file)
                        .noneMatch(place -> unseen.stream().anyMatch(place::isIn) || isFilled(place, path, exists));
    }

    /** Returns whether the build may put a file into the image. */
    private boolean isBuilt(RepositoryPath file) {
        return files.mounts(Source.COPY).anyMatch(copy -> copy.covers(file.text()))
                && !isKeptOut(file)
                && !files.removes(file.text());
    }

    private boolean isKeptOut(RepositoryPath file) {
        return file.below(context).filter(ignore::surelyExcludes).isPresent();
    }

    /** Returns where the container would have a file, if it had it. What is mounted beside it brings only its own files. */
    private Stream<ContainerPath> places(RepositoryPath file) {
        return files.mounts().stream()
                .filter(mount -> mount.source() != Source.MOUNT)
                .flatMap(mount -> Stream.of(RepositoryPath.of(mount.repository()))
                        .flatMap(source -> Stream.of(source, source.folder()))
                        .flatMap(folder -> file.below(folder).stream())
                        .flatMap(
                                rest -> Stream.of(mount.target(), mount.target().parent())
                                        .map(target -> target.resolve(rest))))
                .distinct();
    }

    /** Returns whether another file of the repository is put or mounted there. */
    private boolean isFilled(ContainerPath place, String path, Predicate<String> exists) {
        return files.stated().candidates(place).stream().anyMatch(other -> !other.equals(path) && exists.test(other));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof LeftOutFiles other
                && files.mounts().equals(other.files.mounts())
                && files.changes().equals(other.files.changes())
                && context.equals(other.context)
                && ignored.equals(other.ignored)
                && unseen.equals(other.unseen);
    }

    @Override
    public int hashCode() {
        return Objects.hash(files.mounts(), files.changes(), context, ignored, unseen);
    }

    /** Returns the list of what is kept out of a build context; empty if there is none. */
    public static String ignored(String dockerfile, RepositoryPath context, Function<String, Optional<String>> texts) {
        return texts.apply(dockerfile + ".dockerignore")
                .or(() -> texts.apply(context.at(".dockerignore").text()))
                .orElse("");
    }
}
