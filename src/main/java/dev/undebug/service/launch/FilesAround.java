package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.python.eval.outcome.PresentFiles;
import dev.undebug.python.eval.outcome.PresentFiles.Put;
import dev.undebug.service.environment.ChangedFiles;
import dev.undebug.service.environment.ContainerFiles;
import dev.undebug.service.environment.ContainerFiles.Over;
import dev.undebug.service.environment.LeftOutFiles;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Hidden;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.QuietDeployments;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.script.CommandCode;
import dev.undebug.service.script.LastWrites;
import dev.undebug.service.script.WrittenCode;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what is known of the files where a launch runs its program, beside those that an image leaves out. */
final class FilesAround {
    /** Lists of what a platform does not take from the repository. */
    private static final Set<String> REDUCING =
            Set.of(".slugignore", ".gcloudignore", ".ebignore", ".cfignore", ".vercelignore", ".railwayignore");

    private final Workspace workspace;
    private @Nullable Boolean reduced;

    FilesAround(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Returns what is known of the files of a launch.
     *
     * @param program the repository path of its file
     * @param volumes the volumes of its container whose files the repository does not show; empty if they are not known
     * @param asks whether a program may ask if a file is there
     */
    PresentFiles of(Launch launch, String program, Optional<List<ContainerPath>> volumes, boolean asks) {
        RuntimeContext runtime = launch.runtime();
        MountTable files = runtime.files();
        List<RepositoryPath> unseen = volumes.orElse(List.of()).stream()
                .filter(volume -> files.mounts(Source.MOUNT)
                        .noneMatch(mount -> mount.target().equals(volume)))
                .map(volume -> files.place(volume, workspace::hasFolder))
                .filter(place -> !RepositoryPath.of(program).isIn(place))
                .toList();
        RepositoryPath context = runtime.image()
                .flatMap(ImageSource::context)
                .map(RepositoryPath::of)
                .or(() -> ImageFiles.context(files))
                .orElse(RepositoryPath.ROOT);
        Map<String, Put> texts = new PutTexts(workspace, launch).find();
        boolean known = files.built() ? volumes.isPresent() : !isReduced();
        // Programs share their runs where nothing tells their files apart.
        boolean plain = !files.built() && known && files.changes().isEmpty();
        List<Over> over = over(files, runtime.workingDirectory(), program);
        if (texts.isEmpty() && unseen.isEmpty() && over.isEmpty() && (plain || !asks)) {
            return PresentFiles.REPOSITORY;
        }
        String ignored = LeftOutFiles.ignored(runtime.dockerfile().orElse(""), context, workspace::text);
        return new ContainerFiles(
                files,
                new ContainerFiles.Context(context, ignored),
                new ContainerFiles.Unseen(unseen, over, texts, known, false));
    }

    /**
     * Returns what a container mounts over files of the repository, and the places from which its build has moved files away.
     * Where the program itself is mounted, its folder is most likely that of the repository.
     */
    private List<Over> over(MountTable files, ContainerPath directory, String program) {
        Stream<Over> shown = files.mounts(Source.MOUNT)
                .filter(mount -> files.isPlace(mount.target(), workspace::hasFolder, workspace::exists))
                .map(mount -> over(mount, files));
        Stream<Hidden> moved =
                files.movedAway(directory, workspace::hasFolder).map(target -> new Hidden(target, false));
        Stream<Over> unseen =
                Stream.concat(files.unseen().stream(), moved).map(hidden -> over(hidden, Optional.empty(), files));
        List<Over> all = Stream.concat(shown, unseen)
                .filter(mount -> isSame(mount) || !RepositoryPath.of(program).isIn(mount.place()))
                .toList();
        return all.stream().allMatch(FilesAround::isSame) ? List.of() : all;
    }

    /** Returns whether a mount has the files of the repository in their own places. */
    private static boolean isSame(Over mount) {
        return mount.from().filter(mount.place()::equals).isPresent();
    }

    private Over over(Mount mount, MountTable files) {
        RepositoryPath from = RepositoryPath.of(mount.repository());
        boolean committed = workspace.exists(from.text()) || workspace.hasFolder(from.text());
        return from.isRoot()
                ? new Over(mount.target(), from, Optional.of(from), false)
                : over(new Hidden(mount.target(), false), Optional.of(from).filter(path -> committed), files);
    }

    private Over over(Hidden place, Optional<RepositoryPath> from, MountTable files) {
        return new Over(place.target(), files.place(place.target(), workspace::hasFolder), from, place.bare());
    }

    /** Returns whether a platform may take only a part of the repository. */
    private boolean isReduced() {
        if (reduced == null) {
            reduced = workspace.paths().stream()
                    .anyMatch(path -> REDUCING.contains(RepositoryPath.of(path).name()));
        }
        return reduced;
    }

    /**
     * Finds what the build of an image and the scripts of a launch write where the repository has no file: {@code RUN echo "DEBUG = True" > local.cfg}.
     */
    private static final class PutTexts {
        /** Formats in which a program reads settings as data. */
        private static final Pattern DATA = Pattern.compile("\\.(?:json|ya?ml|toml)$");

        /** The most changes that are looked at. */
        private static final int MOST = 100;

        /** The most copies of folders into that of the program. */
        private static final int FEW = 10;

        private final Workspace workspace;
        private final Launch launch;
        private final RuntimeContext runtime;
        private final UnseenMounts mounts;
        private final ChangedFiles changed;
        private final Map<String, Put> found = new HashMap<>();

        PutTexts(Workspace workspace, Launch launch) {
            this.workspace = workspace;
            this.launch = launch;
            this.mounts = new UnseenMounts(workspace);
            this.runtime = launch.runtime();
            this.changed = new ChangedFiles(runtime.files());
        }

        /** Returns the texts, by the absolute path in the container, and by the repository path at which a program looks for it. */
        Map<String, Put> find() {
            MountTable files = runtime.files();
            files.changes().stream()
                    .limit(MOST)
                    .filter(change ->
                            change.scripts().isEmpty() && !change.path().endsWith("/"))
                    .forEach(change -> add(ContainerPath.of(change.path()), text(change), false));
            files.changes().stream().limit(MOST).forEach(this::replaced);
            copied();
            files.contents().stream().limit(MOST).forEach(unit -> {
                ContainerPath path = ContainerPath.of(unit.name());
                boolean within = files.mounts().stream().anyMatch(mount -> path.isIn(mount.target()));
                put(path, content(unit, path), within);
            });
            launch.files()
                    .filter(path -> runtime.dockerfile().filter(path::equals).isEmpty())
                    .flatMap(this::written)
                    .limit(MOST)
                    .forEach(unit -> {
                        ContainerPath path = runtime.workingDirectory().resolve(unit.name());
                        boolean mounted = isMounted(unit);
                        add(path, mounted ? code(unit, path, isMountedOnly(unit)) : Put.UNKNOWN, mounted);
                    });
            return found;
        }

        /** Adds a file of data that a program opens, whose text in the repository is not the one that is there. */
        private void replaced(Unit.Change change) {
            MountTable files = runtime.files();
            ContainerPath path = ContainerPath.of(change.path());
            String place = files.place(path, workspace::hasFolder).text();
            // Where another file of the repository comes there, the layout of the container shows it.
            boolean copied = change.source()
                    .map(source -> files.place(ContainerPath.of(source), workspace::hasFolder))
                    .filter(source -> workspace.exists(source.text()))
                    .isPresent();
            boolean data = !copied
                    && change.removal() == Unit.Removal.NONE
                    && !change.path().endsWith("/")
                    && DATA.matcher(place).find()
                    && files.mounts(Source.MOUNT).noneMatch(mount -> path.isIn(mount.target()));
            if (data && workspace.exists(place)) {
                workspace.load(Set.of(place));
            }
            if (data
                    && workspace
                            .text(place)
                            .flatMap(text -> changed.change(place, text))
                            .isPresent()) {
                put(path, Put.UNKNOWN, true);
            }
        }

        /** Adds the files of folders that are copied into that of the program, from another one: they are beside its own. */
        private void copied() {
            List<Mount> copies = runtime.files()
                    .mounts(Source.COPY)
                    .filter(copy ->
                            runtime.workingDirectory().isIn(copy.target()) && workspace.hasFolder(copy.repository()))
                    .limit(FEW)
                    .toList();
            copies.stream()
                    .filter(copy -> copies.size() > 1)
                    .flatMap(copy -> within(copy.repository()).limit(MOST).map(below -> copy.target()
                            .resolve(below)))
                    .forEach(this::beside);
        }

        /** Adds a file where the folder of the program, which was copied before, has none. */
        private void beside(ContainerPath path) {
            runtime.files().folders(runtime.workingDirectory(), workspace::hasFolder).stream()
                    .flatMap(folder -> path
                            .below(runtime.workingDirectory())
                            .map(below -> RepositoryPath.of(folder).at(below).text())
                            .stream())
                    .filter(place -> !workspace.exists(place))
                    .forEach(place -> found.put(place, Put.UNKNOWN));
        }

        private Stream<String> within(String folder) {
            return workspace.paths().stream()
                    .flatMap(path -> RepositoryPath.of(path).below(RepositoryPath.of(folder)).stream());
        }

        /** Returns whether a manifest has a file, which its container finds there: a script may do more, and in any order. */
        private boolean isMounted(Unit unit) {
            return workspace.facts(unit.place().path()).map(FileFacts::units).orElse(List.of()).stream()
                    .anyMatch(other -> other.kind() == Unit.Kind.CONTAINER);
        }

        private Stream<Unit> written(String path) {
            return workspace.facts(path).map(FileFacts::units).orElse(List.of()).stream()
                    .filter(unit -> unit.kind() == Unit.Kind.CODE);
        }

        /**
         * Adds a text. What is mounted over a folder hides what its image has there.
         *
         * @param over whether the text is there also where the image has a file of the repository
         */
        private void add(ContainerPath path, Put put, boolean over) {
            MountTable files = runtime.files();
            String place = files.place(path, workspace::hasFolder).text();
            boolean hidden = files.mounts(Source.MOUNT).anyMatch(mount -> path.isIn(mount.target()));
            if (over ? put.text().isPresent() : !hidden && !workspace.exists(place)) {
                put(path, put, true);
            }
        }

        /** @param within whether a program may find it by a repository path */
        private void put(ContainerPath path, Put put, boolean within) {
            found.merge(path.text(), put, (one, other) -> Put.UNKNOWN);
            if (within) {
                found.merge(runtime.files().place(path, workspace::hasFolder).text(), put, (one, other) -> Put.UNKNOWN);
            }
        }

        private boolean isChanged(ContainerPath path, Origin.Code code) {
            MountTable files = runtime.files();
            return files.replaces(path) || files.edits(path, code.text().orElse(""));
        }

        /** Returns what a change writes, if it is certainly written, and nothing else changes the file. */
        private Put text(Unit.Change change) {
            return WrittenCode.only(change, runtime, workspace::facts)
                    .map(code -> new Put(CommandCode.of(code), isLast(code.unit())))
                    .orElse(Put.UNKNOWN);
        }

        /** @param certain whether nothing changes it later */
        private static Put code(Unit unit, ContainerPath path, boolean certain) {
            boolean written = unit.origin() instanceof Origin.Code code && code.sure() && code.literal();
            return written ? new Put(CommandCode.of(new WrittenCode(unit, path, false, false)), certain) : Put.UNKNOWN;
        }

        /** Returns the content of a config, which nothing replaces and no command changes. */
        private Put content(Unit unit, ContainerPath path) {
            boolean kept = !(unit.origin() instanceof Origin.Code code) || !isChanged(path, code);
            return kept ? code(unit, path, !mounts.bringsLater()) : Put.UNKNOWN;
        }

        /** Returns whether nothing changes a text after the build of the image writes it. */
        private boolean isLast(Unit unit) {
            Place place = unit.place();
            return launch.files().allMatch(place.path()::equals)
                    && LastWrites.isLast(place.file().text(), place.span().start())
                    && !mounts.bringsLater();
        }

        /** Returns whether a manifest mounts a text, and nothing else changes it or what is mounted. */
        private boolean isMountedOnly(Unit unit) {
            Optional<String> dockerfile = runtime.dockerfile();
            return dockerfile.filter(launch.place().path()::equals).isPresent()
                    && dockerfile
                            .flatMap(workspace::text)
                            .filter(LastWrites::startsOneProgram)
                            .isPresent()
                    && new QuietDeployments(workspace).isOnlyMount(unit.place().file())
                    && !mounts.bringsLater();
        }
    }
}
