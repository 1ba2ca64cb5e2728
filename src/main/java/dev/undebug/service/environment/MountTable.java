package dev.undebug.service.environment;

import dev.undebug.fact.Unit;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Glob;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Maps paths that a program sees to files of the repository.
 *
 * @param mounts later mounts cover earlier ones
 * @param built whether a container's build copied the files, so that {@code .dockerignore} applies
 * @param guessed whether the program runs on a machine with an unknown checkout folder: then the end of a path is
 *     matched
 * @param changes the changes of the files by the container's build
 * @param contents files that are put over all these and that the repository does not have, with absolute paths for names
 * @param unseen where files are mounted over all these that the repository does not show
 */
public record MountTable(
        List<Mount> mounts,
        boolean built,
        boolean guessed,
        List<Unit.Change> changes,
        List<Unit> contents,
        List<Hidden> unseen) {
    /** Folders with more names in common are not looked for. */
    private static final int MOST_ALIKE = 8;

    public MountTable {
        mounts = List.copyOf(mounts);
        changes = List.copyOf(changes);
        contents = List.copyOf(contents);
        unseen = List.copyOf(unseen);
    }

    public MountTable(List<Mount> mounts, boolean built) {
        this(mounts, built, false);
    }

    public MountTable(List<Mount> mounts, boolean built, boolean guessed) {
        this(mounts, built, guessed, List.of(), List.of(), List.of());
    }

    /** Returns the files of a container's build. */
    public static MountTable built(List<Mount> mounts, List<Unit.Change> changes) {
        return new MountTable(mounts, true, false, changes, List.of(), List.of());
    }

    /**
     * Returns the files of a container that starts from these. What it mounts hides what is in its place, whatever a command
     * did to that before.
     *
     * @param put files that the repository does not have, as {@link #contents}
     * @param hiding as {@link #unseen}
     */
    public MountTable mounting(List<Mount> more, List<Unit> put, List<Hidden> hiding) {
        List<Mount> all = new ArrayList<>(mounts);
        all.addAll(more);
        List<ContainerPath> places = Stream.of(
                        more.stream().map(Mount::target),
                        put.stream().map(unit -> ContainerPath.of(unit.name())),
                        hiding.stream().map(Hidden::target))
                .flatMap(each -> each)
                .toList();
        List<Unit.Change> kept = changes.stream()
                .filter(change -> places.stream().noneMatch(ContainerPath.of(change.path())::isIn))
                .toList();
        return new MountTable(all, built, false, kept, put, hiding);
    }

    /** Returns the file that is put to a path and that the repository does not have. */
    public Optional<Unit> content(ContainerPath path) {
        return contents.stream()
                .filter(unit -> ContainerPath.of(unit.name()).equals(path))
                .findFirst();
    }

    /** Returns the same files with further changes. */
    public MountTable changing(List<Unit.Change> more) {
        List<Unit.Change> all = new ArrayList<>();
        for (Unit.Change change : changes) {
            Unit.Change before = change;
            for (Unit.Change one : more) {
                before = one.removal() == Unit.Removal.NONE ? before.before(one.path()) : before;
            }
            all.add(before);
        }
        all.addAll(more);
        return new MountTable(mounts, built, guessed, all, contents, unseen);
    }

    /** Returns the same files below one more mount, of which the others stay what they are. */
    public MountTable under(Mount more) {
        List<Mount> all = new ArrayList<>(mounts);
        all.add(more);
        return new MountTable(all, built, guessed, changes, contents, unseen);
    }

    /**
     * Returns the places at which a program looks for a file or folder that the build has moved away, to another place than that
     * at which the repository has it.
     *
     * @param directory where programs start
     */
    public Stream<ContainerPath> movedAway(ContainerPath directory, Predicate<String> hasFolder) {
        return changes.stream()
                .filter(change -> change.removal() == Unit.Removal.MOVED)
                .map(change -> ContainerPath.of(change.path()))
                .filter(path -> path.isIn(directory) && !path.equals(directory))
                .filter(path -> {
                    String file = place(path, hasFolder).text();
                    return mounts.stream()
                            .filter(mount -> mount.source() != Source.LAYOUT && mount.covers(file))
                            .flatMap(mount -> mount.places(file))
                            .allMatch(place -> place.equals(path)
                                    || !place(place, hasFolder).text().equals(file));
                });
    }

    /** Returns whether the container certainly lacks a file that its build copies, since a command removes it. */
    public boolean removes(String path) {
        return changes.stream().anyMatch(change -> change.removal() == Unit.Removal.CERTAIN && takes(change, path));
    }

    /** Returns whether a removal concerns a file wherever the build of the container puts it. */
    boolean takes(Unit.Change removal, String path) {
        List<Mount> bringing = mounts.stream()
                .filter(mount -> mount.source() != Source.LAYOUT && mount.covers(path))
                .toList();
        return !bringing.isEmpty()
                && bringing.stream()
                        .allMatch(mount -> mount.places(path).anyMatch(place -> ChangedFiles.isNamed(removal, place)));
    }

    /** Returns whether a command changes a file with this text in place, so that it may matter. */
    public boolean edits(ContainerPath path, String text) {
        return changes(path)
                .flatMap(change -> change.scripts().stream())
                .anyMatch(script -> !TextEdit.isHarmless(script, text));
    }

    /** Returns whether a command may write another text to a file. */
    public boolean replaces(ContainerPath path) {
        return changes(path).anyMatch(change -> change.scripts().isEmpty());
    }

    /** Returns a command that writes a text to a file which nothing here shows. */
    public Optional<Unit.Change> writing(ContainerPath path) {
        return changes(path)
                .filter(change -> change.scripts().isEmpty()
                        && change.source().isEmpty()
                        && change.removal() == Unit.Removal.NONE)
                .findFirst();
    }

    private Stream<Unit.Change> changes(ContainerPath path) {
        return changes.stream().filter(change -> ChangedFiles.isNamed(change, path));
    }

    /**
     * A file or folder of the repository at another path.
     *
     * @param repository repository path; {@code ""} is the root
     * @param target where the program sees it
     * @param source why it is there
     */
    public record Mount(String repository, ContainerPath target, Source source) {
        /** Creates a presumed mount. */
        public Mount(String repository, ContainerPath target) {
            this(repository, target, Source.LAYOUT);
        }

        /** Returns whether a variable or a pattern of several characters is part of its name. */
        public boolean isComputed() {
            return repository.contains("$") || repository.contains("[");
        }

        /** Returns whether it names one file or folder, and no pattern. */
        public boolean isOne() {
            return !isComputed() && !repository.contains("*") && !repository.contains("?");
        }

        /** Returns where it puts a file of the repository: a single one into the place itself, or into a folder there. */
        public Stream<ContainerPath> places(String path) {
            RepositoryPath file = RepositoryPath.of(path);
            return isOne()
                    ? file.below(RepositoryPath.of(repository)).stream()
                            .flatMap(below -> below.isEmpty()
                                    ? Stream.of(target, target.resolve(file.name()))
                                    : Stream.of(target.resolve(below)))
                    : Stream.of(target, target.resolve(file.name()));
        }

        /** Returns whether it may bring a file of the repository. */
        public boolean covers(String path) {
            return isOne()
                    ? RepositoryPath.of(path).isIn(RepositoryPath.of(repository))
                    : isComputed() || Glob.of("/" + repository).matches(path);
        }
    }

    /**
     * A place with files that the repository does not show.
     *
     * @param bare whether no code of the repository is among them
     */
    public record Hidden(ContainerPath target, boolean bare) {}

    /** The reasons why files stand at a path. */
    public enum Source {
        /** Nothing says so, but the layout of the repository is most likely kept. */
        LAYOUT,
        /** A program that is started there is found in them, so that what they do not have is not there. */
        CHECKOUT,
        /** The build of an image copies them. */
        COPY,
        /** They are mounted when the container starts, over those of the image. */
        MOUNT
    }

    /** Returns the mounts that stand there for a reason. */
    public Stream<Mount> mounts(Source source) {
        return mounts.stream().filter(mount -> mount.source() == source);
    }

    /** Returns whether a container has files over those of its image. */
    public boolean isMountedOver() {
        return !unseen.isEmpty()
                || !contents.isEmpty()
                || mounts(Source.MOUNT).findAny().isPresent();
    }

    /** Returns the files of which something says where they stand. */
    public MountTable stated() {
        List<Mount> certain =
                mounts.stream().filter(mount -> mount.source() != Source.LAYOUT).toList();
        return new MountTable(certain, built, false, changes, contents, unseen);
    }

    /** Returns the repository path of what a program sees at a path, if the repository has it. */
    public Optional<String> find(ContainerPath path, Predicate<String> exists) {
        return candidates(path).stream().filter(exists).findFirst();
    }

    /**
     * Returns the repository path at which a program looks for a path of its container: it may have no file there, if
     * another one is put to that place. Outside of the repository's folders it is the path itself.
     */
    public RepositoryPath place(ContainerPath path, Predicate<String> hasFolder) {
        return inside(path, hasFolder).orElseGet(() -> RepositoryPath.of(path.text()));
    }

    /** Returns the same path if it is in one of the repository's folders. */
    private Optional<RepositoryPath> inside(ContainerPath path, Predicate<String> hasFolder) {
        return path.parent()
                .upward()
                .flatMap(folder -> find(folder, hasFolder).stream()
                        .map(RepositoryPath::of)
                        .flatMap(there -> path.below(folder).map(there::at).stream()))
                .findFirst();
    }

    /**
     * Returns whether a program may find what is at a path of its container by the repository path of {@link #place}: outside of the
     * repository's folders, {@code /settings.py} is not the {@code settings.py} of the repository.
     *
     * @param exists whether the repository has a file or folder
     */
    public boolean isPlace(ContainerPath path, Predicate<String> hasFolder, Predicate<String> exists) {
        return inside(path, hasFolder).isPresent()
                || !exists.test(RepositoryPath.of(path.text()).text());
    }

    /**
     * Returns the repository paths of the folders that a program finds at a path, the last one first; where nothing but
     * single files is put, the path at which it looks for them.
     */
    public List<String> folders(ContainerPath path, Predicate<String> hasFolder) {
        List<String> whole = Stream.concat(
                        find(path, hasFolder).stream(),
                        stated().mounts().stream()
                                .filter(mount -> mount.target().equals(path))
                                .map(Mount::repository)
                                .filter(hasFolder))
                .toList();
        boolean made = whole.isEmpty()
                && Stream.concat(mounts(Source.COPY), mounts(Source.MOUNT))
                        .anyMatch(mount -> mount.target().isIn(path));
        return made ? List.of(place(path, hasFolder).text()) : whole;
    }

    public List<String> candidates(ContainerPath path) {
        Optional<Mount> checkout = mounts(Source.CHECKOUT)
                .filter(mount -> !mount.target().isRoot())
                .findFirst();
        Optional<String> inside = checkout.flatMap(mount -> path.below(mount.target())
                .map(below -> RepositoryPath.of(mount.repository()).at(below).text()));
        if (inside.isPresent()) {
            return List.of(inside.get());
        }
        List<String> found = mounted(path);
        // Files in the folders above a checkout are not of the repository.
        boolean above =
                checkout.filter(mount -> mount.target().isIn(path.parent())).isPresent();
        if (guessed && !above) {
            found.addAll(path.ends());
        }
        int unknown = path.text().lastIndexOf(TemplatePlaceholders.UNKNOWN);
        if (unknown >= 0 && !guessed) {
            addAlike(ContainerPath.of(path.text().substring(unknown + 1)).names(), found);
        }
        return found;
    }

    /** Adds the paths below mounts which may be in a folder that only the machine knows, by the names behind that. */
    private void addAlike(List<String> names, List<String> found) {
        for (int i = mounts.size() - 1; i >= 0; i--) {
            RepositoryPath there = RepositoryPath.of(mounts.get(i).repository());
            List<String> folders = mounts.get(i).target().names();
            for (int same = Math.min(MOST_ALIKE, Math.min(folders.size(), names.size() - 1)); same >= 0; same--) {
                if (folders.subList(folders.size() - same, folders.size()).equals(names.subList(0, same))) {
                    found.add(there.at(String.join("/", names.subList(same, names.size())))
                            .text());
                }
            }
        }
    }

    /** Returns the repository paths that the mounts give a path, the last mount's first. */
    public List<String> mounted(ContainerPath path) {
        List<String> found = new ArrayList<>();
        for (int i = mounts.size() - 1; i >= 0; i--) {
            candidates(mounts.get(i), path, found);
        }
        return found;
    }

    private static void candidates(Mount mount, ContainerPath path, List<String> found) {
        Optional<String> below = path.below(mount.target());
        if (below.isEmpty()) {
            return;
        }
        String rest = below.get();
        RepositoryPath mounted = RepositoryPath.of(mount.repository());
        if (rest.isEmpty()) {
            found.add(mount.repository());
        } else if (mount.repository().contains("*")) {
            found.add(mounted.folder().at(rest).text());
        } else {
            found.add(mounted.at(rest).text());
            // COPY app.py /srv/ puts the file into the folder.
            if (mount.isComputed() || rest.equals(mounted.name())) {
                found.add(mounted.folder().at(rest).text());
            }
        }
    }
}
