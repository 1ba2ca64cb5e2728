package dev.undebug.service.tree;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the modules of a repository that run with a program although it does not import them: those with the name of a module
 * that Flask and its packages import, which Python finds in the program's folder first, and those that a variable of Python
 * names.
 */
public final class StartupModules {
    /**
     * The modules that {@code import flask} loads that Python has not loaded before, and {@code app.run()} tries to; source:
     * {@code sys.modules} of CPython 3.8 to 3.13 with Flask 1.1 to 3.1.
     */
    private static final Set<String> IMPORTED = Set.of(("ast base64 bisect blinker bz2 click collections contextlib "
                    + "contextvars copy copyreg dataclasses datetime decimal difflib dis dotenv email enum fnmatch functools "
                    + "gettext glob hashlib heapq hmac html http inspect ipaddress itsdangerous jinja2 json keyword locale "
                    + "logging lzma markupsafe mimetypes numbers opcode operator pathlib pickle pkgutil platform pprint "
                    + "quopri random reprlib secrets selectors shutil socket socketserver ssl string struct tempfile "
                    + "textwrap threading token tokenize traceback typing urllib uuid warnings weakref werkzeug zipfile")
            .split(" "));

    /** {@code action:message:category:module:line,…}. */
    private static final String WARNINGS = "PYTHONWARNINGS";

    private static final List<String> PROJECTS = List.of("setup.py", "pyproject.toml", "setup.cfg");
    private static final int CATEGORY = 2;
    private static final int MOST = 20;

    private StartupModules() {}

    /** Returns the modules in the order in which they run. */
    public static List<Prelude> of(Entry program, Variables variables, Workspace workspace) {
        Stream<Prelude> warned = variables.value(WARNINGS).stream()
                .flatMap(value -> Arrays.stream(value.split(",", MOST)))
                .map(filter -> filter.split(":", -1))
                .filter(fields -> fields.length > CATEGORY && fields[CATEGORY].contains("."))
                .map(fields -> fields[CATEGORY].substring(0, fields[CATEGORY].lastIndexOf('.')))
                .flatMap(module -> found(module, program.roots(), workspace).stream());
        // A server has loaded Flask before it looks into the folder of an application.
        Stream<Prelude> hiding = program.main()
                ? IMPORTED.stream()
                        .sorted()
                        .flatMap(module -> found(module, program.roots(), workspace).stream())
                        .filter(module -> !module.path().equals(program.path()))
                : Stream.empty();
        return Stream.concat(warned, hiding).limit(MOST).toList();
    }

    /**
     * Returns the files of a module that a project of the repository puts among the installed packages.
     *
     * @param module a module of its own, outside of packages
     */
    public static List<String> installed(String module, Workspace workspace) {
        String name = module + ".py";
        return workspace.codeFolders().with(List.of(name)).stream()
                .sorted()
                .map(RepositoryPath::of)
                .filter(folder -> isPackaged(module, folder, workspace))
                .map(folder -> folder.at(name).text())
                .toList();
    }

    /** Returns the files {@code *.pth} that a project of the repository puts among the installed packages: it names them. */
    public static Stream<String> installedLines(Workspace workspace) {
        return workspace.paths().stream().filter(PythonPaths::isPathFile).filter(path -> {
            RepositoryPath file = RepositoryPath.of(path);
            return PROJECTS.stream().anyMatch(project -> workspace
                    .facts(file.folder().at(project).text())
                    .filter(facts -> facts.file().text().contains(file.name()))
                    .isPresent());
        });
    }

    /** A project has to name a module beside it, and takes all of those in its folder {@code src}. */
    private static boolean isPackaged(String module, RepositoryPath folder, Workspace workspace) {
        return PROJECTS.stream()
                .anyMatch(file -> workspace
                                .facts(folder.at(file).text())
                                .filter(facts -> facts.file().contains(module))
                                .isPresent()
                        || (folder.name().equals("src")
                                && workspace.exists(folder.folder().at(file).text())));
    }

    private static Optional<Prelude> found(String module, List<String> folders, Workspace workspace) {
        String name = module.replace('.', '/');
        return folders.stream()
                .map(RepositoryPath::of)
                .flatMap(folder -> Stream.of(name + "/__init__.py", name + ".py")
                        .map(file -> folder.at(file).text()))
                .filter(workspace::exists)
                .findFirst()
                .map(path -> Prelude.ofPython(path, module));
    }
}
