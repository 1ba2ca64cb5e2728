package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.command.InstalledCommands;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.PythonPathFolders;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.packages.PythonRelease;
import dev.undebug.service.script.CommandCode;
import dev.undebug.service.script.StartupLines;
import dev.undebug.service.script.WrittenCode;
import dev.undebug.service.tree.StartupModules;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the repository file that a launch runs. */
public final class EntryPoints {
    private static final String SAFE_PATH = "PYTHONSAFEPATH";
    private static final String NO_USER_SITE = "PYTHONNOUSERSITE";
    private static final String USER_PACKAGES = "/.local/lib/python";
    private static final int WITH_SAFE_PATH = 11;
    private static final String PROGRAM = "__main__.py";

    /** The function of Python that reads the files {@code *.pth} of a folder. */
    private static final String SITE = "addsitedir";

    private static final Pattern SITE_FOLDER = Pattern.compile("\\baddsitedir\\(\\s*+[\"']([^\"'\\n]++)[\"']");

    private final Workspace workspace;
    private final LocatedCode located;
    private final StartObstacles obstacles;

    public EntryPoints(Workspace workspace) {
        this.workspace = workspace;
        this.located = new LocatedCode(workspace);
        this.obstacles = new StartObstacles(workspace, located);
    }

    /**
     * Finds the entry module of a launch.
     *
     * @param variables the program's environment, including {@code FLASK_APP} and {@code PYTHONPATH}
     */
    public Optional<Entry> find(Launch launch, Variables variables) {
        Optional<WrittenCode> written = located.written(launch, variables);
        Optional<Entry> found =
                written.filter(WrittenCode::isSure).isPresent() ? Optional.empty() : committed(launch, variables);
        return found.or(() -> written.flatMap(code -> written(launch, code, variables)))
                .map(entry -> entry.after(StartupModules.of(entry, variables, workspace)))
                .map(entry -> entry.after(siteFolders(entry, launch)))
                .map(entry -> entry.after(customized(launch, variables)));
    }

    /** Returns the files of the repository that Python imports before any program, from folders that it searches then. */
    private List<Prelude> customized(Launch launch, Variables variables) {
        // The folder of the program is not among them yet.
        List<ContainerPath> folders = new ArrayList<>(folders(launch, List.of(), variables));
        List<Prelude> committed =
                StartupLines.of(launch.runtime(), workspace, folder -> isRead(folder, launch, variables));
        StartupLines.added(committed, workspace).forEach(folders::add);
        Stream.of(Source.values())
                .flatMap(launch.runtime().files()::mounts)
                .map(MountTable.Mount::target)
                .flatMap(target -> Stream.of(target, target.parent()))
                .filter(StartupLines::isOfPackages)
                .filter(folder -> isRead(folder, launch, variables))
                .forEach(folders::add);
        boolean installs = launch.runtime()
                .dockerfile()
                .flatMap(workspace::facts)
                .filter(InstalledCommands::installsProject)
                .isPresent();
        Stream<Prelude> modules = StartupLines.CUSTOMIZING.stream().flatMap(module -> Stream.concat(
                        folders.stream()
                                .flatMap(folder -> located.file(launch, folder.resolve(module + ".py")).stream()),
                        installs ? StartupModules.installed(module, workspace).stream() : Stream.empty())
                .limit(1)
                .map(found -> Prelude.ofPython(found, module)));
        Stream<Prelude> lines = Stream.concat(
                committed.stream(), StartupLines.written(launch.runtime(), folders, workspace::facts).stream());
        Stream<Prelude> shipped =
                installs ? StartupModules.installedLines(workspace).map(Prelude::ofLines) : Stream.empty();
        return Stream.of(lines, shipped, modules).flatMap(preludes -> preludes).toList();
    }

    /** Returns the files {@code *.pth} of folders of the repository that a program takes for folders of packages. */
    private List<Prelude> siteFolders(Entry entry, Launch launch) {
        Optional<String> text = workspace.text(entry.path()).filter(code -> code.contains(SITE));
        if (text.isEmpty()) {
            return List.of();
        }
        return SITE_FOLDER
                .matcher(text.get())
                .results()
                .map(found -> launch.runtime().workingDirectory().resolve(found.group(1)))
                .flatMap(folder -> launch.runtime().files().folders(folder, workspace::hasFolder).stream())
                .flatMap(folder -> StartupLines.in(RepositoryPath.of(folder), workspace))
                .map(Prelude::ofLines)
                .toList();
    }

    /** Returns whether the Python of a launch may look for packages in a folder: not in that of another Python. */
    private boolean isRead(ContainerPath folder, Launch launch, Variables variables) {
        boolean withoutUsers = folder.text().contains(USER_PACKAGES)
                && variables
                        .value(NO_USER_SITE)
                        .filter(value -> !value.isEmpty())
                        .isPresent();
        return !withoutUsers
                && launch.runtime()
                        .dockerfile()
                        .flatMap(workspace::facts)
                        .filter(dockerfile -> PythonRelease.isOfAnother(folder, launch.command(), dockerfile))
                        .isEmpty();
    }

    private static List<Prelude> configured(Launch launch) {
        return launch.configuration().map(ServerConfiguration::preludes).orElse(List.of());
    }

    private Optional<Entry> written(Launch launch, WrittenCode written, Variables variables) {
        String host = written.unit().place().path();
        // Another file that is written may be what it imports, before one of the repository.
        List<String> roots =
                written.alone() ? roots(launch, List.of(written.path().parent()), variables) : List.of();
        return CommandCode.of(written)
                .map(part ->
                        written(launch, new Entry(host, true, Optional.empty(), List.of(), roots).of(part), variables));
    }

    /** @param program the entry of a file as a program */
    private static Entry written(Launch launch, Entry program, Variables variables) {
        Target target = launch.invocation().target();
        List<String> arguments = launch.invocation().arguments();
        if (target instanceof Target.File || target instanceof Target.Module) {
            return program.with(arguments);
        }
        if (target instanceof Target.Call call) {
            return program.with(arguments).serving(Optional.of(call.function()));
        }
        Entry served = program.imported().serving(named(launch, variables).flatMap(Target.Application::application));
        if (target instanceof Target.Command) {
            return served.command(arguments);
        }
        return launch.invocation().launcher() == Launcher.FLASK_RUN
                ? served.forFlaskRun()
                : served.after(configured(launch));
    }

    /** Returns the application that a server is told to serve. */
    private static Optional<Target.Application> named(Launch launch, Variables variables) {
        return launch.invocation().target() instanceof Target.Application application
                ? Optional.of(application)
                : launch.invocation().target() instanceof Target.Command command
                                && command.application().isPresent()
                        ? command.application()
                        : variables
                                .value(FlaskCommand.APPLICATION)
                                .filter(name -> !name.isBlank())
                                .map(FlaskCommand::application);
    }

    private Optional<Entry> committed(Launch launch, Variables variables) {
        Target target = launch.invocation().target();
        if (target instanceof Target.File file) {
            return file(launch, file, variables);
        }
        if (target instanceof Target.Module module) {
            return module(launch, module, variables);
        }
        if (target instanceof Target.Script command) {
            return ScriptEntry.of(
                    command.script(), workspace, launch.invocation().arguments());
        }
        if (target instanceof Target.Call call) {
            return call(launch, call, variables);
        }
        if (target instanceof Target.Code code) {
            return code(launch, code, variables);
        }
        if (target instanceof Target.Command command) {
            return flask(launch, command.application(), variables)
                    .map(entry -> entry.command(launch.invocation().arguments()));
        }
        if (launch.invocation().launcher() == Launcher.FLASK_RUN) {
            Optional<Target.Application> named =
                    target instanceof Target.Application application ? Optional.of(application) : Optional.empty();
            return flask(launch, named, variables).map(Entry::forFlaskRun);
        }
        return target instanceof Target.Application application
                ? application(launch, application, variables)
                : Optional.empty();
    }

    /** @param application as named on the command line */
    private Optional<Entry> flask(Launch launch, Optional<Target.Application> application, Variables variables) {
        if (application.isPresent()) {
            return application(launch, application.get(), variables);
        }
        Optional<String> named = variables.value(FlaskCommand.APPLICATION).filter(name -> !name.isBlank());
        return named.isPresent()
                ? application(launch, FlaskCommand.application(named.get()), variables)
                : defaults(launch, variables);
    }

    private Optional<Entry> file(Launch launch, Target.File file, Variables variables) {
        return started(launch, file, variables)
                .filter(entry -> obstacles.ownPackage(launch, entry, variables).isEmpty());
    }

    private Optional<Entry> started(Launch launch, Target.File file, Variables variables) {
        if (file.isArchive()) {
            return Optional.empty();
        }
        ContainerPath path = launch.runtime().workingDirectory().resolve(file.path());
        return located.isMissing(launch, file.path())
                ? Optional.empty()
                : program(launch, path, path.parent(), variables)
                        .or(() -> program(launch, path.withEnding("/__main__.py"), path, variables));
    }

    /** @param folder what Python puts on sys.path: the folder of the file, or the one that it is told to run */
    private Optional<Entry> program(Launch launch, ContainerPath path, ContainerPath folder, Variables variables) {
        return located.file(launch, path).map(found -> {
            String program = workspace.real(found);
            List<String> roots = programRoots(launch, folder, variables);
            return new Entry(
                    program,
                    true,
                    Optional.empty(),
                    launch.invocation().arguments(),
                    // Python puts the folder of the program's real file on sys.path, not that of a link.
                    program.equals(found)
                            ? roots
                            : with(roots, RepositoryPath.of(program).folder().text()));
        });
    }

    /**
     * Returns the folders that a program searches, its own first. Where Python leaves that one out, which the documentation of {@code
     * sys.flags.safe_path} says of 3.11 and later, no other module is found before those of {@code PYTHONPATH}.
     */
    private List<String> programRoots(Launch launch, ContainerPath folder, Variables variables) {
        List<String> own = roots(launch, List.of(folder), variables);
        boolean safe =
                variables.value(SAFE_PATH).filter(value -> !value.isEmpty()).isPresent()
                        && launch.runtime()
                                .dockerfile()
                                .flatMap(workspace::facts)
                                .filter(dockerfile -> PythonRelease.isBefore(WITH_SAFE_PATH, dockerfile))
                                .isEmpty();
        if (!safe) {
            return own;
        }
        Set<String> roots = new LinkedHashSet<>(roots(launch, List.of(), variables));
        roots.addAll(own);
        return List.copyOf(roots);
    }

    private Optional<Entry> module(Launch launch, Target.Module module, Variables variables) {
        List<ContainerPath> start = List.of(launch.runtime().workingDirectory());
        List<String> roots = roots(launch, start, variables);
        List<String> arguments = launch.invocation().arguments();
        return folders(launch, start, variables).stream()
                .flatMap(folder -> program(launch, folder, module).stream())
                .findFirst()
                .map(found -> new Entry(found, true, Optional.empty(), arguments, roots))
                .or(() -> installed(launch, module.name(), List.of(".py", "/__main__.py"))
                        .filter(found -> obstacles.lent(launch, variables).isEmpty())
                        .map(found ->
                                new Entry(found.path(), true, Optional.empty(), arguments, List.of(found.root()))))
                .or(() -> initial(launch, module, roots))
                .map(entry -> entry.named(name(entry.path(), module.name())))
                .map(entry -> entry.after(new ParentPackages(workspace).of(entry.path(), module.name())));
    }

    /** Returns the start of a package without a program: Python imports it first, and that may already serve. */
    private Optional<Entry> initial(Launch launch, Target.Module module, List<String> roots) {
        ContainerPath here = launch.runtime().workingDirectory();
        return located.file(launch, here, module.name().replace('.', '/') + "/__init__.py")
                .map(found -> new Entry(
                        found, false, Optional.empty(), launch.invocation().arguments(), roots));
    }

    /** Returns the file that {@code python -m} runs, of a package the one that is its program. */
    private Optional<String> program(Launch launch, ContainerPath folder, Target.Module module) {
        String path = module.name().replace('.', '/');
        Optional<String> initial = located.file(launch, folder, path + "/__init__.py");
        Optional<String> main = located.file(launch, folder, path + "/__main__.py");
        return initial.flatMap(packaged -> main)
                .or(() -> located.file(launch, folder, path + ".py")
                        .filter(found -> initial.filter(packaged -> LocatedCode.areBeside(packaged, found))
                                .isEmpty()))
                .or(() -> main);
    }

    private Optional<Entry> call(Launch launch, Target.Call call, Variables variables) {
        List<ContainerPath> start = List.of(launch.runtime().workingDirectory());
        List<String> roots = roots(launch, start, variables);
        return folders(launch, start, variables).stream()
                .flatMap(folder -> located.module(launch, folder, call.module()).stream())
                .findFirst()
                .map(path -> new Entry(
                        path,
                        true,
                        Optional.of(call.function()),
                        launch.invocation().arguments(),
                        with(roots, root(path, call.module()))))
                .map(entry -> entry.named(name(entry.path(), call.module())));
    }

    private Optional<Entry> code(Launch launch, Target.Code code, Variables variables) {
        List<ContainerPath> start = List.of(launch.runtime().workingDirectory());
        return launch.command()
                .flatMap(command -> CommandCode.at(
                        command.placeOf(code.word()),
                        code.word().text(),
                        code.word().literal()))
                .map(part -> new Entry(
                                part.file().path(),
                                true,
                                Optional.empty(),
                                launch.invocation().arguments(),
                                roots(launch, start, variables))
                        .of(part));
    }

    private Optional<Entry> application(Launch launch, Target.Application target, Variables variables) {
        if (obstacles.noPackage(launch).isPresent()) {
            return Optional.empty();
        }
        List<ContainerPath> directories = launch.directories();
        List<String> roots = roots(launch, directories, variables);
        for (ContainerPath folder : folders(launch, directories, variables)) {
            Optional<String> found = loaded(launch, folder, target.module());
            if (found.isPresent()) {
                return found.map(path -> new Entry(
                                path, false, target.application(), List.of(), with(roots, root(path, target.module())))
                        .named(name(path, target.module()))
                        .after(configured(launch)));
            }
        }
        return StartObstacles.isDotted(target.module())
                        && obstacles.lent(launch, variables).isEmpty()
                ? installed(launch, target.module(), List.of(".py", "/__init__.py"))
                        .map(found ->
                                new Entry(found.path(), false, target.application(), List.of(), List.of(found.root())))
                        // It runs first, and may have the application.
                        .or(() -> obstacles
                                .packageMaker(launch)
                                .map(file -> new Entry(file, false, target.application(), List.of(), roots)))
                        .map(entry -> entry.after(configured(launch)))
                : Optional.empty();
    }

    /** Returns the file of a module. Some servers load a file by its path; then no package of its name comes before it. */
    private Optional<String> loaded(Launch launch, ContainerPath folder, String module) {
        Optional<String> file = module.endsWith(".py")
                ? switch (launch.invocation().launcher()) {
                    case UWSGI, MOD_WSGI, UNKNOWN -> located.file(launch, folder, module);
                    case GUNICORN, WAITRESS, UVICORN -> located.file(launch, folder, module.replace('.', '/') + ".py");
                    case PYTHON, FLASK_RUN, HYPERCORN -> Optional.empty();
                }
                : Optional.empty();
        return file.or(() -> located.module(launch, folder, module));
    }

    /** The file of a module, and the folder from which it is imported. */
    private record Installed(String path, String root) {}

    /** A module outside the working directory may be installed: one that an image copies elsewhere, as part of a project. */
    private Optional<Installed> installed(Launch launch, String module, List<String> endings) {
        String path = module.replace('.', '/');
        boolean misplaced = ImagePlaces.hasNoCode(launch, workspace)
                || launch.directories().stream()
                        .flatMap(folder -> endings.stream().map(ending -> folder.resolve(path + ending)))
                        .anyMatch(file -> ImagePlaces.lack(launch, file, workspace));
        Optional<String> installed = workspace
                .installed(module, launch.place().path(), List.of())
                .filter(root -> !misplaced || workspace.codeFolders().isInstallable(root));
        return installed.flatMap(root -> {
            RepositoryPath folder = RepositoryPath.of(root);
            boolean packaged = workspace.exists(folder.at(path + "/__init__.py").text());
            return endings.stream()
                    // In Python, a package comes before a module of the same name beside it.
                    .filter(ending -> !packaged || !ending.equals(".py"))
                    .map(ending -> folder.at(path + ending).text())
                    .filter(workspace::exists)
                    .map(file -> new Installed(file, root))
                    .findFirst();
        });
    }

    /** Returns the folder from which a module's file is imported. */
    private static String root(String path, String module) {
        RepositoryPath folder = RepositoryPath.of(path).folder();
        if (path.endsWith("/__init__.py")) {
            folder = folder.folder();
        }
        for (int dot = module.indexOf('.'); dot >= 0 && !isFile(path, module); dot = module.indexOf('.', dot + 1)) {
            folder = folder.folder();
        }
        return folder.text();
    }

    /**
     * Returns the absolute name under which Python loads a file.
     *
     * @param module dotted name, or the path of a file, which says none
     */
    private static Optional<String> name(String path, String module) {
        if (isFile(path, module) || module.contains("/")) {
            return Optional.empty();
        }
        boolean program = RepositoryPath.of(path).name().equals(PROGRAM);
        return Optional.of(program && !module.endsWith(".__main__") ? module + ".__main__" : module);
    }

    private static boolean isFile(String path, String module) {
        return module.endsWith(".py") || PythonPaths.isEntry(RoleFiles.made(path));
    }

    /** A file that a role puts on a machine is beside the code of the repository there. */
    private static List<String> with(List<String> roots, String root) {
        Set<String> all = new LinkedHashSet<>(roots);
        all.add(root);
        if (RoleFiles.isPut(root)) {
            all.add(RepositoryPath.ROOT.text());
        }
        return List.copyOf(all);
    }

    private Optional<Entry> defaults(Launch launch, Variables variables) {
        for (String name : FlaskCommand.DEFAULTS) {
            Optional<Entry> found = application(launch, new Target.Application(name, Optional.empty()), variables);
            if (found.isPresent()) {
                return found;
            }
        }
        return application(launch, new Target.Application("app", Optional.empty()), variables);
    }

    /**
     * Returns why a launch does not find its code, if something shows it.
     *
     * @param packages the names of the packages that may be installed
     */
    public Optional<Event> obstacle(Launch launch, Variables variables, Set<String> packages) {
        Optional<Entry> started = launch.invocation().target() instanceof Target.File file
                ? started(launch, file, variables)
                : Optional.empty();
        return started.flatMap(entry -> obstacles.ownPackage(launch, entry, variables))
                .or(() -> obstacles.of(launch, variables, packages));
    }

    private static List<ContainerPath> folders(Launch launch, List<ContainerPath> directories, Variables variables) {
        List<ContainerPath> folders = new ArrayList<>(directories);
        folders.addAll(PythonPathFolders.folders(launch.runtime(), variables));
        return folders;
    }

    private List<String> roots(Launch launch, List<ContainerPath> directories, Variables variables) {
        Set<String> roots = new LinkedHashSet<>();
        for (ContainerPath folder : folders(launch, directories, variables)) {
            roots.addAll(launch.runtime().files().folders(folder, workspace::hasFolder));
        }
        return List.copyOf(roots);
    }
}
