package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.command.Target;
import dev.undebug.service.deploy.PlacedFolders;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.script.WrittenCode;
import dev.undebug.service.tree.ClonedFolders;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the folder of the repository that is checked out at a folder of a machine, where nothing says so: the one that has the
 * code that a launch names. It is the folder with the name of the machine's, or that of the launch, or one above it, or
 * else the only one of the repository that has the code.
 */
public final class Checkouts {
    /** The folders of a machine below which people put their programs. */
    private static final Set<String> FOR_PROGRAMS = Set.of(
            "srv", "home", "opt", "var", "root", "usr", "mnt", "data", "vagrant", "www", "webapps", "Users", "~");

    private static final String FLASK = "flask";
    private static final String PYTHON_PATH = "PYTHONPATH";

    private final Workspace workspace;
    private final Dotenv dotenv;
    private final RoleFiles roles;
    private final LocatedCode code;
    private final WorkBudget budget;
    private final Map<Presumed, Boolean> roots = new HashMap<>();
    private final Map<String, ClonedFolders> clones = new HashMap<>();

    /** A folder of a machine, and one of the repository that may be it. */
    private record Presumed(ContainerPath machine, RepositoryPath folder) {}

    /** @param budget once it is spent, what shows the root of the repository on a machine is not searched for */
    public Checkouts(Workspace workspace, Dotenv dotenv, WorkBudget budget) {
        this.workspace = workspace;
        this.budget = budget;
        this.dotenv = dotenv;
        this.roles = new RoleFiles(workspace);
        this.code = new LocatedCode(workspace);
    }

    /**
     * Returns the launch with the folder that is checked out at its path; unchanged if that is not known. Where a role may
     * put its own code there and nothing says so, these are two.
     *
     * @param placed the folders that tools put on machines
     */
    public Stream<Launch> located(Launch launch, PlacedFolders placed) {
        MountTable files = launch.runtime().files();
        boolean placedAlready = files.mounts(Source.CHECKOUT).findAny().isPresent();
        if (!launch.runsPython() || placedAlready || startsWritten(launch) || isInLayout(launch)) {
            return Stream.of(launch);
        }
        return named(launch)
                .filter(code -> !files.guessed() || !drops(launch, code))
                .map(code -> files.guessed()
                        ? checkedOut(launch, code, placed)
                        : clonedInImage(launch, code).stream().toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(List::stream)
                .orElseGet(() -> Stream.of(
                        (files.guessed() ? copied(launch, placed) : Optional.<Launch>empty()).orElse(launch)));
    }

    /** Returns whether the repository has all folders in which a launch looks for its code, of which a later one has it. */
    private boolean isInLayout(Launch launch) {
        MountTable files = launch.runtime().files();
        return files.guessed()
                && launch.directories().size() > 1
                && launch.directories().stream()
                        .allMatch(folder -> files.mounted(folder).stream().anyMatch(workspace::hasFolder))
                && named(launch).anyMatch(code -> files.mounted(code.folder()).stream()
                        .anyMatch(folder -> holds(folder, code)));
    }

    /** Finds the code that an image clones when it is built or starts, where nothing else brings it. */
    private Optional<Launch> clonedInImage(Launch launch, NamedCode code) {
        MountTable files = launch.runtime().files();
        boolean lacks = launch.command().isPresent()
                && files.built()
                && files.stated()
                        .find(code.folder(), workspace::hasFolder)
                        .filter(folder -> holds(folder, code))
                        .isEmpty()
                // A single file may be put into a clone.
                && code.files().stream().map(code.folder()::resolve).allMatch(path -> files.stated()
                        .find(path, workspace::exists)
                        .isEmpty());
        if (!lacks) {
            return Optional.empty();
        }
        ClonedFolders clones =
                inImage(launch, launch.command().orElseThrow().place().file());
        Optional<Event> another =
                another(launch, code, clones, name -> !workspace.ownName().is(name));
        return clones.at(code.folder())
                .filter(folder -> holds(folder, code))
                .map(folder -> at(
                        launch,
                        code,
                        folder,
                        noted(
                                launch,
                                another.orElseGet(() ->
                                        new Event.PresumesClone(code.folder().text(), folder)))))
                .or(() -> another.map(event -> launch.located(launch.runtime(), noted(launch, event))));
    }

    /**
     * Returns the event that a launch runs in a clone of a repository that is or may be another one. What the command of Flask
     * itself turns on is on in any code.
     */
    private static Optional<Event> another(
            Launch launch, NamedCode code, ClonedFolders clones, Predicate<String> others) {
        boolean known = EvidenceStep.events(launch.steps(), Event.ClonesAnother.class)
                .findAny()
                .isPresent();
        return launch.invocation().launcher() == Launcher.FLASK_RUN || known
                ? Optional.empty()
                : clones.another(code.folder(), launch.runtime().workingDirectory(), others)
                        .map(repository -> new Event.ClonesAnother(code.folder().text(), repository));
    }

    /** Returns what the file of the command clones, and the Dockerfile: a compose file may have the command. */
    private ClonedFolders inImage(Launch launch, SourceFile script) {
        ClonedFolders own = clones(script);
        return launch.runtime()
                .dockerfile()
                .filter(path -> !path.equals(script.path()))
                .flatMap(workspace::file)
                .map(dockerfile -> own.with(clones(dockerfile)))
                .orElse(own);
    }

    private ClonedFolders clones(SourceFile script) {
        return clones.computeIfAbsent(script.path(), path -> ClonedFolders.in(script));
    }

    /** Returns whether what a launch names is a file alone, without the folders around it that the repository would have. */
    private boolean drops(Launch launch, NamedCode named) {
        return launch.invocation().target() instanceof Target.File file
                && !named.folder().equals(launch.runtime().workingDirectory())
                && code.namesFolders(launch, file.path());
    }

    private boolean startsWritten(Launch launch) {
        return code.written(launch, variables(launch))
                .filter(WrittenCode::isSure)
                .isPresent();
    }

    private static boolean isOpen(MountTable files) {
        return files.guessed() && files.mounts(Source.CHECKOUT).findAny().isEmpty();
    }

    /**
     * Returns a launch whose code is not found, with the note that the repository has such code in some folder.
     *
     * @param obstacle why it is not found, if something shows that
     * @param installed the packages that may be installed
     */
    public Launch unlocated(Launch launch, Optional<Event> obstacle, Installed installed) {
        if (startsWritten(launch)) {
            return launch;
        }
        if (obstacle.isPresent()) {
            return launch.located(launch.runtime(), noted(launch, obstacle.get()));
        }
        Optional<Event> known = isOpen(launch.runtime().files()) ? elsewhere(launch) : Optional.empty();
        return known.or(() -> missing(launch, installed.names()))
                .or(() -> offThePath(launch, installed))
                .map(event -> launch.located(launch.runtime(), noted(launch, event)))
                .orElse(launch);
    }

    /** Another option, a variable or an installation that is not seen may lead to the file. */
    private Optional<Event> offThePath(Launch launch, Installed installed) {
        return named(launch)
                .filter(code -> !code.isOthers())
                .flatMap(code -> workspace.codeFolders().with(code.files()).stream()
                        .flatMap(folder -> code.files().stream().map(RepositoryPath.of(folder)::at))
                        .map(RepositoryPath::text)
                        .filter(workspace::exists)
                        .min(Comparator.comparing((String found) -> -shared(found, launch))
                                .thenComparing(Comparator.naturalOrder()))
                        .map(found -> imported(launch, found))
                        .map(found -> elsewhere(launch, installed, code, found))
                        .stream())
                .findFirst();
    }

    /** Returns the file that Python takes for a module: that of a package, if one of the same name is beside it. */
    private String imported(Launch launch, String found) {
        String inside = found.replaceFirst("\\.py$", "/__init__.py");
        return !(launch.invocation().target() instanceof Target.File) && workspace.exists(inside) ? inside : found;
    }

    /** Returns the number of folders around a file, from the root on, in which the file of a launch lies, too. */
    private static int shared(String file, Launch launch) {
        List<String> own = RepositoryPath.of(launch.place().path()).folder().names();
        List<String> others = RepositoryPath.of(file).folder().names();
        int shared = 0;
        while (shared < Math.min(own.size(), others.size()) && own.get(shared).equals(others.get(shared))) {
            shared++;
        }
        return shared;
    }

    private Event elsewhere(Launch launch, Installed installed, NamedCode code, String found) {
        Event.NamesElsewhere event = unread(launch, installed).orElseGet(() -> doubtful(launch, code, found));
        return ImagePlaces.hasNoCode(launch, workspace) ? event.uncopied(found) : event;
    }

    /** Without python-dotenv nobody reads the env file that alone names the application. */
    private Optional<Event.NamesElsewhere> unread(Launch launch, Installed installed) {
        Variables own = RuntimeContext.variables(launch.runtime().environment());
        boolean unnamed = launch.readsEnvFilesFirst()
                && own.value(FlaskCommand.APPLICATION).isEmpty()
                && !own.isUnknown(FlaskCommand.APPLICATION);
        return unnamed && !dotenv.isLoadable(installed)
                ? dotenv.of(launch).stream()
                        .map(Layered::variable)
                        .filter(variable -> variable.name().equals(FlaskCommand.APPLICATION))
                        .findFirst()
                        .map(variable -> Event.NamesElsewhere.unread(
                                variable.name(), variable.place().file().path()))
                : Optional.empty();
    }

    private Event.NamesElsewhere doubtful(Launch launch, NamedCode code, String found) {
        if (drops(launch, code) && launch.invocation().target() instanceof Target.File file) {
            return Event.NamesElsewhere.of(file.path(), found);
        }
        if (NamedCode.defaultsOfFlask(launch, variables(launch)).isEmpty()) {
            return Event.NamesElsewhere.of(code.shownAs(found), found);
        }
        return EvidenceStep.events(launch.steps(), Event.UnseenEnvFile.class)
                .findFirst()
                .map(file -> Event.NamesElsewhere.told(file.mayHave(FlaskCommand.APPLICATION)))
                .orElseGet(() -> Event.NamesElsewhere.ofFlask(found));
    }

    /** Returns whether an env file that is not seen may tell {@code flask run} the application. */
    private static boolean mayBeTold(Launch launch) {
        return EvidenceStep.events(launch.steps(), Event.UnseenEnvFile.class)
                .findAny()
                .isPresent();
    }

    private Optional<Event> elsewhere(Launch launch) {
        return named(launch)
                .filter(code -> !code.folder().isRoot() && !code.isOthers() && !drops(launch, code))
                .filter(code -> !workspace.codeFolders().with(code.files()).isEmpty())
                .findFirst()
                .map(code -> new Event.NamesFile(code.shown()));
    }

    /**
     * A file is at the path that the launch names, or the start fails. So does that of a module that neither a folder nor a
     * package of an image has, or of the repository, if a script says no other folder; elsewhere on a machine, others may have
     * installed it.
     */
    private Optional<Event> missing(Launch launch, Set<String> packages) {
        MountTable files = launch.runtime().files();
        boolean whole = launch.runtime().image().filter(ImageSource::whole).isPresent();
        if (!whole && !isOpen(files)) {
            return Optional.empty();
        }
        boolean known = whole && ImagePlaces.copyPython(files, workspace);
        Optional<NamedCode> module = known || isInRepository(launch, packages)
                ? NamedCode.moduleOfFlask(launch, variables(launch), packages)
                : Optional.empty();
        Optional<Event> named = NamedCode.fileOfFlask(launch, variables(launch)).or(() -> module).stream()
                .filter(code -> files.find(code.folder(), workspace::hasFolder).isPresent())
                .filter(code -> workspace.codeFolders().with(code.files()).isEmpty())
                .<Event>map(code -> Event.NamesNoFile.inRepository(code.shown()))
                .findFirst();
        return named.or(() -> misplaced(launch, packages))
                .or(() -> known ? withoutApplication(launch) : Optional.empty());
    }

    /** Returns whether a launch looks for modules in a folder of the repository with code alone, of whose packages a list is seen. */
    private boolean isInRepository(Launch launch, Set<String> packages) {
        Variables variables = variables(launch);
        return packages.contains(FLASK)
                && !variables.isUnknown(PYTHON_PATH)
                && variables.value(PYTHON_PATH).isEmpty()
                && launch.directories().stream()
                        .allMatch(folder -> hasCode(folder.text().substring(1)));
    }

    /** @param folder repository path; {@code ""} is the root */
    private boolean hasCode(String folder) {
        String inside = folder.isEmpty() ? "" : folder + "/";
        return workspace.paths().stream().anyMatch(path -> path.startsWith(inside) && PythonPaths.isSource(path));
    }

    /** An image may have an application in another folder than the one in which {@code flask run} looks. */
    private Optional<Event> misplaced(Launch launch, Set<String> packages) {
        Variables variables = variables(launch);
        return NamedCode.fileOfFlask(launch, variables)
                .or(() -> NamedCode.moduleOfFlask(launch, variables, packages))
                .filter(code -> lacks(launch, code))
                .map(code ->
                        Event.NamesNoFile.inFolder(code.shown(), code.folder().text()));
    }

    private boolean lacks(Launch launch, NamedCode code) {
        return code.files().stream()
                .map(code.folder()::resolve)
                .anyMatch(path -> ImagePlaces.lack(launch, path, workspace));
    }

    /** An image may have an application under a name that nobody looks for. */
    private Optional<Event> withoutApplication(Launch launch) {
        MountTable files = launch.runtime().files();
        return NamedCode.defaultsOfFlask(launch, variables(launch))
                .filter(code -> files.find(code.folder(), workspace::hasFolder).isPresent())
                .filter(code -> lacks(launch, code)
                        || code.files().stream()
                                .allMatch(file -> files.find(code.folder().resolve(file), workspace::exists)
                                        .isEmpty()))
                .filter(code -> !mayBeTold(launch))
                .map(code -> Event.NamesNoFile.ofFlask());
    }

    private Stream<NamedCode> named(Launch launch) {
        return NamedCode.of(launch, variables(launch)).stream();
    }

    private Variables variables(Launch launch) {
        Variables own = RuntimeContext.variables(launch.runtime().environment());
        return launch.readsEnvFilesFirst() ? own.orElse(RuntimeContext.variables(dotenv.of(launch))) : own;
    }

    private List<Launch> checkedOut(Launch launch, NamedCode code, PlacedFolders placed) {
        Optional<Event> another = another(launch, code, clones(launch.place().file()), name -> workspace
                .ownName()
                .isNot(name));
        List<Launch> found = located(launch, code, placed);
        if (another.isEmpty()) {
            return found;
        }
        return found.isEmpty()
                ? List.of(launch)
                : found.stream()
                        .map(one -> one.located(one.runtime(), noted(one, another.get())))
                        .toList();
    }

    private List<Launch> located(Launch launch, NamedCode code, PlacedFolders placed) {
        SourceFile file = launch.place().file();
        Optional<Launch> told = placed.at(code.folder(), code.files(), file)
                .filter(folder -> holds(folder, code))
                .findFirst()
                .map(folder -> at(launch, code, folder, launch.steps()))
                .or(() -> renamed(launch, code, placed, PlacedFolders.Renamed::byTool));
        if (told.isPresent()) {
            return told.stream().toList();
        }
        // What a role puts somewhere may be there, and may not: then the code that is likely there runs.
        List<Launch> known = Stream.of(placed.anywhere(code.files(), file), likely(launch, code.folder()))
                .flatMap(folders -> folders.filter(folder -> holds(folder, code)).findFirst().stream())
                .distinct()
                .map(folder -> at(launch, code, folder, launch.steps()))
                .toList();
        return known.isEmpty() ? only(launch, code).stream().toList() : known;
    }

    /** Finds the only folder of the repository that has the code. */
    private Optional<Launch> only(Launch launch, NamedCode code) {
        Set<String> only = isForPrograms(launch, code.folder()) && !code.isOthers()
                ? workspace.codeFolders().with(code.files())
                : Set.of();
        return only.size() == 1
                ? only.stream()
                        .filter(folder -> !workspace.codeFolders().isInstalledFrom(folder))
                        .filter(folder -> !roots.computeIfAbsent(
                                new Presumed(code.folder(), RepositoryPath.of(folder)), this::isRootAt))
                        .map(folder -> at(launch, code, folder, presumed(launch, code, folder)))
                        .findFirst()
                : Optional.empty();
    }

    /** Returns a launch of a file that is put there under another name, where the repository has none of this name. */
    private Optional<Launch> copied(Launch launch, PlacedFolders placed) {
        boolean known = named(launch)
                .anyMatch(code -> !workspace.codeFolders().with(code.files()).isEmpty());
        return known
                ? Optional.empty()
                : named(launch)
                        .flatMap(code -> renamed(launch, code, placed, copy -> true).stream())
                        .findFirst();
    }

    private Optional<Launch> renamed(
            Launch launch, NamedCode code, PlacedFolders placed, Predicate<PlacedFolders.Renamed> which) {
        return code.files().stream()
                .map(code.folder()::resolve)
                .flatMap(path -> placed
                        .renamed(path, file -> PythonPaths.isPython(file) && workspace.exists(file))
                        .filter(which)
                        .map(copy -> copied(launch, path, copy))
                        .stream())
                .findFirst();
    }

    private static Launch copied(Launch launch, ContainerPath path, PlacedFolders.Renamed copy) {
        RuntimeContext runtime = launch.runtime();
        MountTable files = runtime.files().under(new Mount(copy.file(), path, Source.CHECKOUT));
        return launch.located(
                new RuntimeContext(runtime.environment(), runtime.workingDirectory(), files, runtime.image()),
                noted(launch, new Event.StartsCopy(copy.file(), copy.by())));
    }

    /**
     * Returns whether a file names something below a folder of the machine that the root of the repository has there, and
     * another folder lacks: {@code cp /opt/shop/deploy/shop.service}. A file that names that folder too may copy both.
     */
    private boolean isRootAt(Presumed presumed) {
        String machine = presumed.machine().text();
        List<String> texts = workspace.contents().stream()
                .flatMap(content ->
                        content instanceof Content.Decoded decoded ? Stream.of(decoded.file()) : Stream.empty())
                .filter(file -> !PythonPaths.isPython(file.path()))
                .map(SourceFile::text)
                .toList();
        if (!budget.tryCharge(
                WorkBudget.ofSearch(texts.stream().mapToLong(String::length).sum()))) {
            return false;
        }
        Pattern below = Pattern.compile(
                "(?<![\\w./-])" + Pattern.quote(machine) + "/([\\w-][\\w.-]{0,100}(?:/[\\w-][\\w.-]{0,100}){0,8})");
        return texts.stream()
                .filter(text -> text.contains(machine)
                        && !text.contains(presumed.folder().name()))
                .flatMap(text -> below.matcher(text).results())
                .map(found -> found.group(1))
                .anyMatch(path -> has(path) && !has(presumed.folder().at(path).text()));
    }

    private boolean has(String path) {
        return workspace.exists(path) || workspace.hasFolder(path);
    }

    /** Returns the folders that likely stand at a path, the likeliest first. */
    private Stream<String> likely(Launch launch, ContainerPath path) {
        List<String> ofSameName = path.isRoot() ? List.of() : path.ends();
        // The options of uWSGI that are read there are beside the code.
        Stream<String> read = launch.command().stream()
                .flatMap(command -> command.words().stream())
                .flatMap(word -> word.elsewhere().stream())
                .map(file -> RepositoryPath.of(file.path()).folder().text())
                .filter(ofSameName::contains);
        Stream<String> cloned = clones(launch.place().file()).at(path).stream();
        Stream<String> around = RepositoryPath.of(launch.place().path()).above().map(RepositoryPath::text);
        return Stream.of(
                        read,
                        launch.runtime().files().mounted(path).stream(),
                        ofSameName.stream(),
                        RoleFiles.around(launch.place().path()),
                        cloned,
                        around)
                .flatMap(folders -> folders);
    }

    private boolean holds(String folder, NamedCode code) {
        RepositoryPath root = RepositoryPath.of(folder);
        return code.files().stream().anyMatch(file -> roles.has(root.at(file).text()));
    }

    /** Returns whether a path is a folder of the machine in which people keep their programs. */
    private static boolean isForPrograms(Launch launch, ContainerPath path) {
        return path.names().stream().limit(1).anyMatch(FOR_PROGRAMS::contains)
                || launch.runtime().files().mounts().stream()
                        .anyMatch(mount -> !mount.target().isRoot() && path.isIn(mount.target()));
    }

    private static List<EvidenceStep> presumed(Launch launch, NamedCode code, String folder) {
        return noted(launch, new Event.PresumesFolder(code.folder().text(), folder));
    }

    private static List<EvidenceStep> noted(Launch launch, Event event) {
        List<EvidenceStep> steps = new ArrayList<>(launch.steps());
        steps.add(new EvidenceStep(launch.place(), event));
        return steps;
    }

    private static Launch at(Launch launch, NamedCode code, String folder, List<EvidenceStep> steps) {
        RepositoryPath repository = RepositoryPath.of(folder);
        ContainerPath machine = code.folder();
        // Folders beside one of the same name are beside it in the repository, too.
        while (!repository.isRoot() && !machine.isRoot() && repository.name().equals(machine.name())) {
            repository = repository.folder();
            machine = machine.parent();
        }
        RuntimeContext runtime = launch.runtime();
        MountTable files = runtime.files().under(new Mount(repository.text(), machine, Source.CHECKOUT));
        return launch.located(
                new RuntimeContext(runtime.environment(), runtime.workingDirectory(), files, runtime.image()), steps);
    }
}
