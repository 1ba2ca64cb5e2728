package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.tree.PythonTemplate;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that an image puts among the installed packages and that run when Python starts: the lines of {@code *.pth} that begin
 * with {@code import}, and modules. Source: the documentation of {@code site}.
 */
public final class StartupLines {
    /** The modules that Python imports when it starts, if it finds them; source: the documentation of {@code site}. */
    public static final List<String> CUSTOMIZING = List.of("sitecustomize", "usercustomize");

    private static final int MOST = 20;
    private static final Set<String> PACKAGES = Set.of("site-packages", "dist-packages");

    private StartupLines() {}

    /** Returns whether a folder of a container is one of installed packages. */
    public static boolean isOfPackages(ContainerPath folder) {
        return PACKAGES.contains(folder.name());
    }

    /**
     * Returns the files {@code *.pth} of the repository that an image copies among the packages.
     *
     * @param isRead whether Python reads a folder of packages when it starts
     */
    public static List<Prelude> of(RuntimeContext runtime, Workspace workspace, Predicate<ContainerPath> isRead) {
        return Stream.of(Source.values())
                .flatMap(runtime.files()::mounts)
                .filter(mount -> isRead.test(mount.target()))
                .flatMap(mount -> files(mount, workspace))
                .distinct()
                .sorted()
                .map(Prelude::ofLines)
                .toList();
    }

    /** Returns the folders that files {@code *.pth} add to those in which Python looks for modules. */
    public static Stream<ContainerPath> added(List<Prelude> lines, Workspace workspace) {
        workspace.load(lines.stream().map(Prelude::path).collect(Collectors.toSet()));
        return lines.stream()
                .filter(prelude -> prelude.unseen().isEmpty())
                .flatMap(
                        prelude -> prelude.code().map(CodePart::text).or(() -> workspace.text(prelude.path())).stream())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.startsWith("/"))
                .limit(MOST)
                .map(ContainerPath::of);
    }

    /** Returns the files {@code *.pth} of a folder of the repository. */
    public static Stream<String> in(RepositoryPath folder, Workspace workspace) {
        return workspace.paths().stream()
                .filter(path -> PythonPaths.isPathFile(path)
                        && RepositoryPath.of(path).folder().equals(folder));
    }

    private static Stream<String> files(Mount mount, Workspace workspace) {
        String copied = mount.repository();
        if (PythonPaths.isPathFile(copied)) {
            boolean placed = isOfPackages(mount.target())
                    || (isOfPackages(mount.target().parent())
                            && PythonPaths.isPathFile(mount.target().name()));
            return placed && workspace.exists(copied) ? Stream.of(copied) : Stream.empty();
        }
        return isOfPackages(mount.target()) ? in(RepositoryPath.of(copied), workspace) : Stream.empty();
    }

    /**
     * Returns what commands of a build write to such files.
     *
     * @param searched the folders in which Python looks for modules before any program
     * @param facts the facts of a file, by repository path
     */
    public static List<Prelude> written(
            RuntimeContext runtime, List<ContainerPath> searched, Function<String, Optional<FileFacts>> facts) {
        return runtime.files().changes().stream()
                .filter(change -> change.removal() == Unit.Removal.NONE && runs(change, searched))
                .filter(change -> !isCopied(change, runtime))
                .map(change -> prelude(change, runtime, facts))
                .distinct()
                .toList();
    }

    private static boolean runs(Unit.Change change, List<ContainerPath> searched) {
        ContainerPath path = ContainerPath.of(change.path());
        boolean lines = PythonPaths.isPathFile(path.name()) && isOfPackages(path.parent());
        return lines
                || (customizing(path).isPresent() && (isOfPackages(path.parent()) || searched.contains(path.parent())));
    }

    private static Optional<String> customizing(ContainerPath path) {
        return CUSTOMIZING.stream()
                .filter(module -> path.name().equals(module + ".py"))
                .findFirst();
    }

    /** Returns whether it puts a file of the repository there, which is read as such. */
    private static boolean isCopied(Unit.Change change, RuntimeContext runtime) {
        return change.source().isPresent()
                && runtime.files()
                        .mounts(Source.COPY)
                        .anyMatch(mount -> mount.target().text().equals(change.path()));
    }

    private static Prelude prelude(
            Unit.Change change, RuntimeContext runtime, Function<String, Optional<FileFacts>> facts) {
        ContainerPath path = ContainerPath.of(change.path());
        return WrittenCode.only(change, runtime, facts)
                .flatMap(CommandCode::of)
                .map(code -> Prelude.written(ofLines(code, path), customizing(path)))
                .orElseGet(() -> Prelude.unseen(change.path(), change.place()));
    }

    private static CodePart ofLines(CodePart code, ContainerPath path) {
        return PythonPaths.isPathFile(path.name())
                ? CodePart.within(code.file(), PythonTemplate.run(code.text()), code.filled())
                : code;
    }
}
