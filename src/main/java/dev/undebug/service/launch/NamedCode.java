package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Packages;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.command.ServerCommand;
import dev.undebug.service.command.Target;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The code that a launch names: the files that it may mean, relative to the folder in which it looks for them.
 *
 * @param folder as the program sees it
 * @param files the likeliest first: a package before the module of the same name, as in Python
 * @param working whether the program works in that folder or above it, which a launch says of its own programs
 */
record NamedCode(ContainerPath folder, List<String> files, boolean working) {
    /** The folders of a machine with programs that come with it. */
    private static final List<ContainerPath> OF_SYSTEM = Stream.of(
                    "/usr/lib",
                    "/usr/lib64",
                    "/usr/share",
                    "/usr/bin",
                    "/usr/sbin",
                    "/lib",
                    "/lib64",
                    "/bin",
                    "/sbin",
                    "/etc")
            .map(ContainerPath::of)
            .toList();

    /** Folders of a machine in which each package that is installed has one of its own. */
    private static final List<ContainerPath> WITH_PACKAGES = Stream.of("/usr/lib", "/usr/lib64", "/usr/share", "/etc")
            .map(ContainerPath::of)
            .toList();

    /** Folders in those that belong to the machine itself. */
    private static final Pattern OF_MACHINE = Pattern.compile(
            "python[\\d.]*|pypy[\\d.]*|doc|man|perl\\w*|locale|systemd|udev|cmake|pkgconfig|.*-linux-gnu\\w*|cgi-bin|init\\.d|cron\\..*|"
                    + "profile\\.d|default|apt|dpkg|snapd|cloud-init|ubuntu-.*|update-.*|unattended-.*|networkd-.*|command-not-found");

    /** The file that stands for the package around it. */
    private static final Pattern INSIDE = Pattern.compile("/__(?:init|main)__\\.py$");

    private static final Set<String> OF_PACKAGES = Set.of("site-packages", "dist-packages");

    NamedCode {
        files = List.copyOf(files);
    }

    private NamedCode(ContainerPath folder, List<String> files) {
        this(folder, files, false);
    }

    /**
     * Returns what a launch names, the likeliest reading first.
     *
     * @param variables the program's environment, including {@code FLASK_APP}
     */
    static List<NamedCode> of(Launch launch, Variables variables) {
        return named(launch.invocation().target(), launch, variables).stream()
                .map(code -> code.working(launch))
                .toList();
    }

    private NamedCode working(Launch launch) {
        boolean inside = Stream.concat(Stream.of(launch.runtime().workingDirectory()), launch.directories().stream())
                .anyMatch(directory -> !directory.isRoot() && folder.isIn(directory));
        return new NamedCode(folder, files, inside);
    }

    private static List<NamedCode> named(Target target, Launch launch, Variables variables) {
        ContainerPath here = launch.runtime().workingDirectory();
        if (target instanceof Target.File file) {
            return file(here, here.resolve(file.path()));
        }
        if (target instanceof Target.Module module) {
            String path = module.name().replace('.', '/');
            return List.of(new NamedCode(here, List.of(path + "/__main__.py", path + ".py")));
        }
        if (target instanceof Target.Call call) {
            return module(here, call.module());
        }
        if (target instanceof Target.Code code) {
            return code.modules().stream()
                    .flatMap(module -> module(here, module).stream())
                    .toList();
        }
        if (target instanceof Target.Application application) {
            return application(launch, application);
        }
        if (target instanceof Target.Command command) {
            return command.application()
                    .map(named -> application(launch, named))
                    .orElseGet(() -> ofFlask(launch, variables));
        }
        return switch (launch.invocation().launcher()) {
            case FLASK_RUN -> ofFlask(launch, variables);
            case GUNICORN -> configuration(launch, here);
            case PYTHON, UWSGI, WAITRESS, HYPERCORN, UVICORN, MOD_WSGI, UNKNOWN -> List.of();
        };
    }

    /** Returns the file that {@code flask run} is told to start, if it is told one by its path, and no module. */
    static Optional<NamedCode> fileOfFlask(Launch launch, Variables variables) {
        return launch.invocation().launcher() == Launcher.FLASK_RUN
                ? named(launch, variables)
                        .filter(module -> module.endsWith(".py"))
                        .flatMap(module -> of(launch, variables).stream().findFirst())
                : Optional.empty();
    }

    /**
     * Returns the module that {@code flask run} is told to start, if no package that is installed may have it.
     *
     * @param packages the names of the packages that may be installed
     */
    static Optional<NamedCode> moduleOfFlask(Launch launch, Variables variables, Set<String> packages) {
        return launch.invocation().launcher() == Launcher.FLASK_RUN
                ? named(launch, variables)
                        .filter(module -> module.contains("/") || !mayBeInstalled(module, packages))
                        .flatMap(module -> of(launch, variables).stream().findFirst())
                : Optional.empty();
    }

    /** Returns the files that {@code flask run} looks for, if it is told no application. */
    static Optional<NamedCode> defaultsOfFlask(Launch launch, Variables variables) {
        boolean untold = launch.invocation().launcher() == Launcher.FLASK_RUN
                && launch.invocation().target() instanceof Target.None
                && named(launch, variables).isEmpty();
        return untold ? ofFlask(launch, variables).stream().findFirst() : Optional.empty();
    }

    /**
     * Returns whether a package that is installed may have what a launch starts: a module, and no file.
     *
     * @param packages the names of the packages that may be installed
     */
    static boolean installable(Launch launch, Variables variables, Set<String> packages) {
        Target target = launch.invocation().target();
        if (target instanceof Target.File) {
            return false;
        }
        return of(launch, variables).stream()
                .flatMap(code -> code.files().stream())
                .map(file -> RepositoryPath.of(file).names().get(0).replaceFirst("\\.py$", ""))
                .anyMatch(module -> mayBeInstalled(module, packages));
    }

    /** A package may have a module of another name than its own, but hardly without a word of it. */
    private static boolean mayBeInstalled(String module, Set<String> packages) {
        String top = module.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        return Packages.isKnown(top)
                || packages.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[-.]", "_"))
                        .anyMatch(name -> ("_" + name + "_").contains("_" + top + "_"));
    }

    private static Optional<String> named(Launch launch, Variables variables) {
        Optional<Target.Application> application = launch.invocation().target() instanceof Target.Application told
                ? Optional.of(told)
                : variables
                        .value(FlaskCommand.APPLICATION)
                        .filter(name -> !name.isBlank())
                        .map(FlaskCommand::application);
        return application.map(Target.Application::module);
    }

    /** Returns gunicorn's configuration file, which names the application. */
    private static List<NamedCode> configuration(Launch launch, ContainerPath here) {
        return launch.command().stream()
                .flatMap(
                        command -> ServerCommand.option(command.words(), "-c")
                                .or(() -> ServerCommand.option(command.words(), "--config"))
                                .stream())
                .filter(location -> location.endsWith(".py") && !location.contains(":"))
                .flatMap(location -> in(here, here.resolve(location), List::of).stream())
                .toList();
    }

    /** Returns whether it lies where a machine keeps programs of others. */
    boolean isOthers() {
        return (OF_SYSTEM.stream().anyMatch(folder::isIn) && !isOfPackage())
                || folder.names().stream().anyMatch(OF_PACKAGES::contains);
    }

    /** Returns whether it lies in the folder of a package, which this repository may be: {@code /usr/share/shop}. */
    private boolean isOfPackage() {
        return working
                && WITH_PACKAGES.stream()
                        .flatMap(parent -> folder.below(parent).stream())
                        .filter(below -> !below.isEmpty())
                        .map(below -> RepositoryPath.of(below).names().get(0))
                        .anyMatch(name -> !OF_MACHINE.matcher(name).matches());
    }

    /** Returns the file, for people: of a module, the likelier name. */
    String shown() {
        return files.stream()
                .filter(file -> !file.endsWith("/__init__.py") && !file.endsWith("/__main__.py"))
                .findFirst()
                .orElseGet(() -> files.get(0));
    }

    /** Returns what it names if it finds a file, for people: of a package, its folder. */
    String shownAs(String found) {
        return files.stream()
                .filter(RepositoryPath.of(found)::endsWith)
                .findFirst()
                .map(file -> INSIDE.matcher(file).replaceFirst(""))
                .orElseGet(this::shown);
    }

    /** Returns how many names at the end of a path are those that it gives, if that file of the repository may be what it names; otherwise 0. */
    int names(String path) {
        return isOthers()
                ? 0
                : files.stream()
                        .filter(RepositoryPath.of(path)::endsWith)
                        .mapToInt(file -> RepositoryPath.of(file).names().size())
                        .max()
                        .orElse(0);
    }

    private static List<NamedCode> file(ContainerPath here, ContainerPath path) {
        return in(here, path, name -> List.of(name, name + "/__main__.py"));
    }

    /** The name of a file with its folders: these may be in the repository, or be those of the machine. */
    private static List<NamedCode> in(ContainerPath here, ContainerPath path, Function<String, List<String>> files) {
        NamedCode inItsFolder = new NamedCode(path.parent(), files.apply(path.name()));
        return path.below(here)
                .filter(below -> below.contains("/"))
                .map(below -> List.of(new NamedCode(here, files.apply(below)), inItsFolder))
                .orElse(List.of(inItsFolder));
    }

    private static List<NamedCode> application(Launch launch, Target.Application target) {
        return launch.directories().stream()
                .flatMap(folder -> module(folder, target.module()).stream())
                .toList();
    }

    private static List<NamedCode> ofFlask(Launch launch, Variables variables) {
        if (variables.isUnknown(FlaskCommand.APPLICATION)) {
            return List.of();
        }
        List<String> defaults = Stream.concat(importable("wsgi").stream(), importable("app").stream())
                .toList();
        return variables
                .value(FlaskCommand.APPLICATION)
                .filter(name -> !name.isBlank())
                .map(name -> application(launch, FlaskCommand.application(name)))
                .orElseGet(() -> List.of(new NamedCode(launch.runtime().workingDirectory(), defaults)));
    }

    /** @param module dotted name, or the path of a file */
    private static List<NamedCode> module(ContainerPath here, String module) {
        return module.contains("/")
                ? in(here, here.resolve(module), NamedCode::importable)
                : List.of(new NamedCode(here, importable(module)));
    }

    /** Returns the path of a module without its ending. */
    static String path(String module) {
        boolean file = module.endsWith(".py") || module.contains("/");
        String stem = module.endsWith(".py") ? module.substring(0, module.length() - 3) : module;
        return file ? stem : stem.replace('.', '/');
    }

    /** Returns the files of a module: the module {@code wsgi} of a package has the name of an entry file, too. */
    private static List<String> importable(String module) {
        String path = path(module);
        return Stream.of(PythonPaths.isEntry(module) ? module : "", path + "/__init__.py", path + ".py")
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
