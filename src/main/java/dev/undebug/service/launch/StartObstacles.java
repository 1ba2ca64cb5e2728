package dev.undebug.service.launch;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.tree.SeveralModules;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what keeps launches from finding their code, as far as the repository shows it. */
final class StartObstacles {
    private static final String SEARCHED = "PYTHONPATH";

    /** Words of files that may change where Python searches. */
    private static final List<String> SEARCHING = List.of("sys", "addsitedir", "importlib", "runpy", SEARCHED);

    private final Workspace workspace;
    private final LocatedCode located;
    private final SeveralModules several;

    StartObstacles(Workspace workspace, LocatedCode located) {
        this.workspace = workspace;
        this.located = located;
        this.several = new SeveralModules(workspace);
    }

    /**
     * Returns why a launch does not find its code: a file in place of a package, a folder that its image is to
     * have and the repository lacks, code that only other containers of its image mount, or code that nothing
     * brings into its image.
     *
     * @param packages the names of the packages that may be installed
     */
    Optional<Event> of(Launch launch, Variables variables, Set<String> packages) {
        return noPackage(launch)
                .or(() -> NamedCode.of(launch, variables).stream()
                        .flatMap(code -> located.lacking(launch.runtime().files(), code.folder()).stream())
                        .findFirst()
                        .map(Event.LacksCopied::new))
                .or(() -> lent(launch, variables))
                .or(() -> absent(launch, variables, packages));
    }

    /** Returns that an image gets neither the file that it starts nor a package with that module. */
    private Optional<Event> absent(Launch launch, Variables variables, Set<String> packages) {
        return NamedCode.installable(launch, variables, packages)
                ? Optional.empty()
                : NamedCode.of(launch, variables).stream()
                        .flatMap(code -> code.files().stream().map(code.folder()::resolve))
                        .flatMap(path -> ImagePlaces.absent(launch, path, workspace).stream())
                        .findFirst()
                        .map(Event.LacksFile::copied);
    }

    /** Returns that only other containers of an image have the code, which the image gets from nowhere. */
    Optional<Event> lent(Launch launch, Variables variables) {
        RuntimeContext runtime = launch.runtime();
        MountTable lent = new MountTable(runtime.image().map(ImageSource::lent).orElse(List.of()), false);
        return NamedCode.of(launch, variables).stream()
                .flatMap(code -> code.files().stream().map(code.folder()::resolve))
                .flatMap(path -> lent.find(path, workspace::exists).stream())
                .filter(found -> runtime.files().mounts(Source.COPY).noneMatch(copy -> copy.covers(found)))
                .findFirst()
                .map(Event.LacksFile::mounted);
    }

    /** Returns the file that a launch finds instead of the package whose module it names, so that its start fails. */
    Optional<Event> noPackage(Launch launch) {
        MountTable copied = launch.runtime().files().stated();
        return packageOf(launch).stream()
                .flatMap(top -> launch.directories().stream().map(folder -> folder.resolve(top)))
                .filter(name -> copied.find(name.withEnding("/__init__.py"), workspace::exists)
                        .isEmpty())
                .flatMap(name -> copied.find(name.withEnding(".py"), workspace::exists).stream())
                .findFirst()
                .filter(file -> !several.mayBe(file))
                .map(file -> new Event.NoPackage(module(launch), file));
    }

    /**
     * Returns that a file, or the program of a folder, imports the package around it, although Python searches its own folder and
     * none above. Only of an image is it known that nothing else makes the package to be found.
     *
     * @param entry what starts
     */
    Optional<Event> ownPackage(Launch launch, Entry entry, Variables variables) {
        RepositoryPath program = RepositoryPath.of(entry.path());
        boolean told = variables.isSet(SEARCHED)
                || variables.isUnknown(SEARCHED)
                || EvidenceStep.events(launch.steps(), Event.UnseenEnvFile.class)
                        .findAny()
                        .isPresent();
        if (told || !launch.isClosed()) {
            return Optional.empty();
        }
        return program.folder().names().stream()
                .filter(name -> imports(entry.path(), name))
                .filter(name -> workspace.installed(name, entry.path(), entry.roots()).stream()
                        .map(RepositoryPath::of)
                        .anyMatch(root -> program.isIn(root.at(name)) && !isInstallable(root)))
                .findFirst()
                .map(name -> new Event.MissesOwnPackage(entry.path(), name));
    }

    private boolean isInstallable(RepositoryPath root) {
        return root.upward().anyMatch(folder -> workspace.codeFolders().isInstallable(folder.text()));
    }

    /** Returns whether a file imports a module in any case, with Python's own search path. */
    private boolean imports(String file, String module) {
        boolean certain = workspace
                .pythonText(file)
                .flatMap(text -> text.importOf(module))
                .filter(place -> !Character.isWhitespace(
                        place.file().text().charAt(place.span().start())))
                .isPresent();
        return certain
                && Stream.concat(Stream.of(file), workspace.importsAtTop(file).stream())
                        .flatMap(read -> workspace.pythonText(read).stream())
                        .noneMatch(text -> SEARCHING.stream().anyMatch(text::contains));
    }

    /** Returns the file that makes the package whose module a launch names. */
    Optional<String> packageMaker(Launch launch) {
        return packageOf(launch).stream()
                .flatMap(top -> launch.directories().stream()
                        .flatMap(folder -> located.file(launch, folder, top + ".py").stream()))
                .findFirst()
                .filter(several::mayBe);
    }

    private static String module(Launch launch) {
        return launch.invocation().target() instanceof Target.Application target ? target.module() : "";
    }

    private static Optional<String> packageOf(Launch launch) {
        String module = module(launch);
        return isDotted(module) && module.contains(".")
                ? Optional.of(module.substring(0, module.indexOf('.')))
                : Optional.empty();
    }

    /** Returns whether a module has a name, not the path of a file. */
    static boolean isDotted(String module) {
        return !module.endsWith(".py") && !module.contains("/");
    }
}
