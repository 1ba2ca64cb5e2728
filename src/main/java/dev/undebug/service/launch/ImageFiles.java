package dev.undebug.service.launch;

import dev.undebug.fact.Unit;
import dev.undebug.python.eval.outcome.ExecutionContext;
import dev.undebug.python.eval.outcome.ExecutionContext.Copied;
import dev.undebug.python.eval.outcome.ExecutionContext.LeftOut;
import dev.undebug.python.eval.outcome.ExecutionContext.Written;
import dev.undebug.python.eval.outcome.FileLayout;
import dev.undebug.python.eval.outcome.Tried;
import dev.undebug.service.environment.ContainerLayout;
import dev.undebug.service.environment.DockerIgnore;
import dev.undebug.service.environment.LeftOutFiles;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the repository that an image certainly lacks: no COPY takes them, or {@code .dockerignore} keeps them out. For files
 * that people keep out of images that is presumed; for others, everything has to be known that the container has.
 */
public final class ImageFiles {
    private static final Pattern ENV_FILE = Pattern.compile("(?:[\\w.-]*\\.)?(?:flask)?env(?:\\.[\\w.-]+)?");

    /** Words of programs that ask whether a file is there. */
    private static final List<String> ASKING = List.of("exists(", "isfile(", "is_file(");

    /** The most copies of an image that is looked at. */
    private static final int MOST_COPIES = 100;

    private final Workspace workspace;
    private final FilesAround around;
    private final Map<String, Boolean> named = new HashMap<>();
    private @Nullable List<String> keptOut;

    public ImageFiles(Workspace workspace) {
        this.workspace = workspace;
        this.around = new FilesAround(workspace);
    }

    /**
     * Returns the context of a program in its image.
     *
     * @param launch its start
     * @param program the repository path of its file
     * @param written the variables of the {@code .env} that is written there
     */
    public ExecutionContext context(Launch launch, String program, Installed installed, List<Written> written) {
        RuntimeContext runtime = launch.runtime();
        Optional<List<ContainerPath>> volumes =
                runtime.dockerfile().flatMap(dockerfile -> new UnseenMounts(workspace).volumes(launch, dockerfile));
        return new ExecutionContext(
                absentFiles(runtime, program),
                leftOut(runtime, program, volumes),
                around.of(launch, program, volumes, isWritten(ASKING)),
                copies(runtime),
                placed(runtime),
                directories(launch),
                written,
                installed.traits(),
                true,
                Tried.NOTHING);
    }

    /** Few applications have a folder, or ask for files, by where they are started, and few ask where that is. */
    private List<String> directories(Launch launch) {
        boolean asks = isWritten(List.of("getcwd"));
        if (!asks && !isWritten(List.of("instance_relative_config")) && !isWritten(ASKING)) {
            return List.of();
        }
        RuntimeContext runtime = launch.runtime();
        Set<String> folders = new LinkedHashSet<>(folders(runtime, runtime.workingDirectory()));
        if (asks) {
            launch.directories().forEach(changed -> folders.addAll(folders(runtime, changed)));
        }
        return List.copyOf(folders);
    }

    private Collection<String> folders(RuntimeContext runtime, ContainerPath directory) {
        return runtime.files().folders(directory, workspace::hasFolder);
    }

    /** Where a program finds modules and settings at other places, its run depends on the layout of its container, too. */
    private FileLayout placed(RuntimeContext runtime) {
        return new FileLayout(new ContainerLayout(workspace, runtime).find(this::isImportedOrNamed));
    }

    private boolean isImportedOrNamed(RepositoryPath path) {
        // A program names the package that reads its `.env`, not the file.
        String word = path.name().equals(".env") ? "dotenv" : path.name();
        return PythonPaths.isSource(path.text()) || named.computeIfAbsent(word, this::isInCode);
    }

    /** Programs name few files by absolute paths: where one may, the run depends on the layout of its container. */
    private List<Copied> copies(RuntimeContext runtime) {
        return runtime.files().mounts().stream()
                .filter(mount -> isNamed(place(mount), runtime))
                .map(mount -> new Copied(mount.target().text(), mount.repository()))
                .toList();
    }

    /** The root is a part of every path, so there the file counts. */
    private static ContainerPath place(Mount mount) {
        return mount.target().isRoot()
                ? mount.target().resolve(RepositoryPath.of(mount.repository()).name())
                : mount.target();
    }

    private boolean isNamed(ContainerPath target, RuntimeContext runtime) {
        String start = target.text();
        return runtime.environment().stream()
                        .flatMap(layer -> layer.variable().value().stream())
                        .anyMatch(value -> value.startsWith(start))
                || named.computeIfAbsent(start, this::isInCode);
    }

    private boolean isInCode(String path) {
        return workspace.contents().stream()
                .anyMatch(content -> content instanceof Content.Decoded decoded
                        && PythonPaths.isSource(decoded.file().path())
                        && decoded.file().contains(path));
    }

    private Set<String> absentFiles(RuntimeContext runtime, String program) {
        return runtime.files().built()
                ? Stream.concat(keptOut().stream(), uncommitted(program))
                        .filter(path -> lack(path, runtime))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Returns the places around a program where a build may have the {@code .env} that the repository does not show. */
    private Stream<String> uncommitted(String program) {
        return named.computeIfAbsent("dotenv", this::isInCode)
                ? RepositoryPath.of(program).folder().upward().map(folder -> folder.at(".env")
                        .text())
                : Stream.empty();
    }

    /** Returns the files that people keep out of images: env files, and those of instance folders. */
    private List<String> keptOut() {
        if (keptOut == null) {
            keptOut = workspace.paths().stream()
                    .filter(path -> isEnvFile(path) || isOfInstance(path))
                    .toList();
        }
        return keptOut;
    }

    private static boolean isEnvFile(String path) {
        return path.contains("env")
                && ENV_FILE.matcher(RepositoryPath.of(path).name()).matches();
    }

    private static boolean isOfInstance(String path) {
        return path.contains("instance/")
                && RepositoryPath.of(path).folder().name().equals("instance");
    }

    private boolean isWritten(List<String> words) {
        return words.stream().anyMatch(word -> named.computeIfAbsent(word, this::isInCode));
    }

    private LeftOut leftOut(RuntimeContext runtime, String program, Optional<List<ContainerPath>> volumes) {
        return runtime.dockerfile()
                .filter(dockerfile -> isOfBuild(runtime, dockerfile))
                .flatMap(dockerfile -> volumes)
                .flatMap(known -> leftOut(runtime, known))
                .filter(files -> !files.has(program, workspace::exists))
                .map(LeftOut.class::cast)
                .orElse(LeftOut.NONE);
    }

    private Optional<LeftOutFiles> leftOut(RuntimeContext runtime, List<ContainerPath> volumes) {
        Optional<RepositoryPath> folder = runtime.image()
                .flatMap(ImageSource::context)
                .map(RepositoryPath::of)
                .or(() -> context(runtime.files()));
        return folder.map(context -> new LeftOutFiles(
                runtime.files(),
                context,
                LeftOutFiles.ignored(runtime.dockerfile().orElse(""), context, workspace::text),
                Stream.concat(volumes.stream(), lent(runtime)).toList()));
    }

    /** Returns where other containers of an image have mounts: this one may have them as well. */
    private static Stream<ContainerPath> lent(RuntimeContext runtime) {
        return runtime.image().map(ImageSource::lent).orElse(List.of()).stream().map(Mount::target);
    }

    /** Returns whether a container has nothing that its build is not seen to copy from files of the repository. */
    private boolean isOfBuild(RuntimeContext runtime, String dockerfile) {
        MountTable files = runtime.files();
        List<Mount> copies = files.mounts(Source.COPY).toList();
        return files.built()
                && files.changes().stream()
                        .allMatch(change -> isRemoval(change, dockerfile) || isFetched(change, runtime))
                && files.mounts(Source.CHECKOUT).findAny().isEmpty()
                && !copies.isEmpty()
                && copies.size() <= MOST_COPIES
                && copies.stream().allMatch(this::isKnown);
    }

    /** Returns whether a change of a Dockerfile, of those that a plain image may have, makes no file: {@code rm}. */
    private static boolean isRemoval(Unit.Change change, String dockerfile) {
        return change.place().path().equals(dockerfile)
                && change.scripts().isEmpty()
                && change.source().isEmpty();
    }

    /** Returns whether a command only fetches a file to another place than the program's. */
    private static boolean isFetched(Unit.Change change, RuntimeContext runtime) {
        return change.source().filter(change.path()::equals).isPresent()
                && !ContainerPath.of(change.path()).isIn(runtime.workingDirectory());
    }

    /** Returns whether the files are known that a COPY takes. */
    private boolean isKnown(Mount copy) {
        String source = copy.repository();
        return (workspace.exists(source) || source.isEmpty() || workspace.hasFolder(source))
                && workspace.real(source).equals(source)
                && !copy.target().text().contains("$");
    }

    /** Returns whether the image of a program certainly has no copy of a file, and the container no mount. */
    boolean lack(String path, RuntimeContext runtime) {
        MountTable files = runtime.files();
        return files.built()
                && files.mounts(Source.MOUNT).noneMatch(mount -> mount.covers(path))
                && (isKeptOut(RepositoryPath.of(path), runtime)
                        || files.removes(path)
                        || (files.mounts(Source.COPY).noneMatch(mount -> mount.covers(path))
                                && files.mounts(Source.COPY)
                                        .anyMatch(mount -> isCode(mount, runtime.workingDirectory()))));
    }

    /**
     * Returns whether it copies the code of the program. Where no COPY does, the code comes from somewhere else, such as
     * a clone, and other files may as well.
     */
    private boolean isCode(Mount copy, ContainerPath directory) {
        boolean here = copy.target().isIn(directory) || directory.isIn(copy.target());
        return here && (PythonPaths.isSource(copy.repository()) || workspace.hasPython(copy.repository()));
    }

    /**
     * A {@code .dockerignore} with the name of the Dockerfile in front replaces the other one. A build context that
     * nothing states is most likely the nearest folder above the file with a {@code .dockerignore}.
     */
    boolean isKeptOut(RepositoryPath path, RuntimeContext runtime) {
        Optional<String> own = runtime.dockerfile()
                .map(dockerfile -> dockerfile + ".dockerignore")
                .filter(workspace::exists);
        Optional<RepositoryPath> stated =
                runtime.image().flatMap(ImageSource::context).map(RepositoryPath::of);
        RepositoryPath context = stated.or(() -> own.flatMap(file -> context(runtime.files())))
                .filter(folder -> path.below(folder).isPresent())
                .or(() -> nearest(path))
                .orElse(RepositoryPath.ROOT);
        return own.or(() -> Optional.of(context.at(".dockerignore").text()))
                .flatMap(workspace::text)
                .map(DockerIgnore::new)
                .map(ignore -> ignore.excludes(path.below(context).orElseThrow()))
                .orElse(false);
    }

    private Optional<RepositoryPath> nearest(RepositoryPath path) {
        return path.above()
                .filter(folder -> workspace.exists(folder.at(".dockerignore").text()))
                .findFirst();
    }

    /** The layout of an image is that of its build context. */
    static Optional<RepositoryPath> context(MountTable files) {
        return files.mounts(Source.LAYOUT)
                .map(Mount::repository)
                .map(RepositoryPath::of)
                .findFirst();
    }
}
