package dev.undebug.service.deploy;

import dev.undebug.fact.ComposeBuild;
import dev.undebug.fact.ComposeUse;
import dev.undebug.service.tree.ClonedFolders;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the files of the repository that compose commands load. The folder in which a command runs is one of the repository,
 * or one of a machine, to which tools copy folders and files.
 */
final class ComposeCommandFiles {
    /** How paths of machines begin; a tool fills in the last one. */
    private static final List<String> MACHINES = List.of("/", "~", "{{");

    private final Workspace workspace;
    private final ComposeDirectories directories;
    private final PlacedFolders placed;

    /**
     * @param directories gets the folders in which commands start the files
     * @param placed what tools and scripts put on machines
     */
    ComposeCommandFiles(Workspace workspace, ComposeDirectories directories, PlacedFolders placed) {
        this.workspace = workspace;
        this.directories = directories;
        this.placed = placed;
    }

    /** Returns the compose files, a later one wins; none if they are not known. */
    List<String> of(ComposeUse use) {
        List<String> paths = of(use.project(), use.place());
        return use.project().files().isEmpty()
                ? paths.stream()
                        .flatMap(path -> Stream.concat(Stream.of(path), ComposePaths.override(use, path, workspace)))
                        .toList()
                : paths;
    }

    /** Returns the files whose images a command builds. */
    List<String> of(ComposeBuild build) {
        return of(build.project(), build.place());
    }

    /** Returns the files with the variables of the project that a command names. */
    List<String> envFiles(ComposeUse use) {
        return use.project().envFiles().stream()
                .flatMap(written -> named(written, use.project(), use.place()).stream())
                .map(ComposePaths.Found::path)
                .toList();
    }

    private List<String> of(ComposeUse.Project project, Place place) {
        if (project.files().isEmpty()) {
            return inDirectory(
                            project,
                            place,
                            ComposeNames.defaults(RepositoryPath.ROOT).toList())
                    .map(List::of)
                    .orElseGet(() -> ComposePaths.byDefault(folder(place).text(), workspace));
        }
        if (project.files().size() > ComposeUse.Project.MOST_FILES) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (String written : project.files()) {
            Optional<ComposePaths.Found> found = named(written, project, place);
            if (found.isEmpty()) {
                return List.of();
            }
            String path = found.get().path();
            found.get().base().ifPresent(base -> directories.add(path, base));
            paths.add(path);
        }
        return paths;
    }

    private Optional<ComposePaths.Found> named(String written, ComposeUse.Project project, Place place) {
        return inDirectory(project, place, List.of(written))
                .map(path -> ComposePaths.Found.of(path, written))
                .or(() -> ComposePaths.found(written, folder(place).text(), workspace));
    }

    private static RepositoryPath folder(Place place) {
        return RepositoryPath.of(place.path()).folder();
    }

    /** Returns the first of some files in the folder in which a command runs, if that is stated and has one of them. */
    private Optional<String> inDirectory(ComposeUse.Project project, Place place, List<String> names) {
        boolean machines = MACHINES.stream().anyMatch(project.directory()::startsWith);
        String directory = machines ? project.directory() : ComposePaths.plain(project.directory());
        if (directory.isEmpty() || directory.contains("$")) {
            return Optional.empty();
        }
        return machines
                ? onMachine(ContainerPath.of(directory), place, names)
                : folder(place)
                        .upward()
                        .flatMap(base -> base.resolve(directory).stream())
                        .flatMap(base -> files(base, names))
                        .findFirst();
    }

    private Optional<String> onMachine(ContainerPath directory, Place place, List<String> names) {
        Function<String, Stream<String>> put =
                name -> placed.files(directory.resolve(name), place.file()).filter(workspace::exists);
        // A folder of the machine has the name that it has in the repository, unless a command clones it under another
        // one.
        return Stream.of(
                        names.stream().flatMap(put),
                        Stream.concat(ClonedFolders.in(place.file()).at(directory).stream(), directory.ends().stream())
                                .map(RepositoryPath::of)
                                .flatMap(base -> files(base, names)))
                .flatMap(found -> found)
                .findFirst();
    }

    private Stream<String> files(RepositoryPath folder, List<String> names) {
        return names.stream()
                .flatMap(name -> folder.resolve(name).stream())
                .map(RepositoryPath::text)
                .filter(workspace::exists);
    }
}
