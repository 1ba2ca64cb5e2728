package dev.undebug.service.environment;

import dev.undebug.python.eval.outcome.PresentFiles;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files where a launch runs its program. */
public final class ContainerFiles implements PresentFiles {
    private final MountTable files;
    private final Context context;
    private final DockerIgnore ignore;
    private final Unseen unseen;
    private @Nullable ChangedFiles changed;

    /**
     * @param files where the files of the repository are
     * @param context the build context of its image
     */
    public ContainerFiles(MountTable files, Context context, Unseen unseen) {
        this.files = files;
        this.context = context;
        this.ignore = new DockerIgnore(context.ignored());
        this.unseen = unseen;
    }

    /**
     * The build context of an image.
     *
     * @param ignored the text of the list of what is kept out of it
     */
    public record Context(RepositoryPath folder, String ignored) {}

    /**
     * The files that are there beside those of the repository.
     *
     * @param volumes the repository paths at which a program finds volumes whose files the repository does not show
     * @param over what is mounted over files of the repository
     * @param texts what is written there, by the path at which a program looks for it
     * @param known whether nothing else is seen that may bring or remove files
     * @param certain whether only what is certain is known
     */
    public record Unseen(
            List<RepositoryPath> volumes, List<Over> over, Map<String, Put> texts, boolean known, boolean certain) {
        public Unseen {
            volumes = List.copyOf(volumes);
            over = List.copyOf(over);
            texts = Map.copyOf(texts);
        }

        Unseen asCertain() {
            Map<String, Put> known = new HashMap<>(texts);
            known.replaceAll((path, put) -> put.certain() ? put : Put.UNKNOWN);
            return new Unseen(volumes, over, known, false, true);
        }
    }

    /**
     * A mount, which hides all that its place had before.
     *
     * @param target where it is in the container
     * @param place the repository path at which a program finds it
     * @param from the repository path of what is mounted; empty if the repository does not show it
     * @param bare whether no code of the repository is in it
     */
    public record Over(ContainerPath target, RepositoryPath place, Optional<RepositoryPath> from, boolean bare) {
        /** Returns the rest of a path behind the mount; empty if the path is elsewhere. */
        private Optional<String> below(String path) {
            return path.startsWith("/")
                    ? ContainerPath.of(path).below(target)
                    : RepositoryPath.of(path).below(place);
        }

        private boolean brings(String path, String file) {
            return from.map(source -> source.at(below(path).orElse("")).text())
                    .filter(file::equals)
                    .isPresent();
        }
    }

    @Override
    public Optional<Put> put(String path) {
        boolean open = over(path).map(mount -> mount.from().isEmpty()).orElseGet(() -> isInVolume(path));
        return Optional.ofNullable(unseen.texts().get(path))
                .or(() -> open ? Optional.of(Put.UNKNOWN) : Optional.empty());
    }

    @Override
    public boolean putsNothing() {
        return unseen.texts().isEmpty()
                && unseen.volumes().isEmpty()
                && unseen.over().isEmpty();
    }

    @Override
    public boolean hides(String path, String file) {
        return unseen.texts().containsKey(path)
                || over(path)
                        .map(mount -> !mount.brings(path, file))
                        .orElseGet(() -> isInVolume(path) && !isMounted(path) && !isCopied(path));
    }

    @Override
    public boolean replaces(String path, String file) {
        return unseen.texts().containsKey(path)
                || over(path)
                        .filter(mount ->
                                (mount.bare() || mount.place().text().equals(path)) && !mount.brings(path, file))
                        .isPresent();
    }

    @Override
    public boolean covers(String file) {
        return isCopied(file);
    }

    @Override
    public boolean has(String path) {
        return unseen.known()
                && (!files.built()
                        || over(path)
                                .map(mount -> mount.brings(path, path))
                                .orElseGet(() -> isMounted(path) || (isCopied(path) && !isInVolume(path))))
                && changed().change(path, "").isEmpty();
    }

    private synchronized ChangedFiles changed() {
        if (changed == null) {
            changed = new ChangedFiles(files);
        }
        return changed;
    }

    /** Returns the innermost mount with a path, the last one of several at one place. */
    private Optional<Over> over(String path) {
        return unseen.over().stream()
                .filter(mount -> mount.below(path).isPresent())
                .reduce((one, other) ->
                        one.target().isIn(other.target()) && !one.target().equals(other.target()) ? one : other);
    }

    /** That a file is there is never certain: what builds and deploys may leave any out. */
    @Override
    public PresentFiles certain() {
        return new ContainerFiles(files, context, unseen.asCertain());
    }

    @Override
    public boolean isCertain() {
        return unseen.certain();
    }

    private boolean isInVolume(String path) {
        return unseen.volumes().stream().anyMatch(RepositoryPath.of(path)::isIn);
    }

    private boolean isMounted(String path) {
        return files.mounts(Source.MOUNT).anyMatch(mount -> mount.covers(path));
    }

    private boolean isCopied(String path) {
        boolean keptOut = RepositoryPath.of(path)
                .below(context.folder())
                .filter(ignore::excludes)
                .isPresent();
        return !keptOut && files.mounts(Source.COPY).anyMatch(mount -> mount.covers(path));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ContainerFiles other
                && files.equals(other.files)
                && context.equals(other.context)
                && unseen.equals(other.unseen);
    }

    @Override
    public int hashCode() {
        return Objects.hash(files, context, unseen);
    }
}
