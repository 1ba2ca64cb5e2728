package dev.undebug.service.tree;

import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.WordSearch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about a Python file without parsing it. Each answer is computed once, for texts are searched again
 * and again.
 */
public final class PythonText {
    private static final Pattern TESTS =
            Pattern.compile("(?m)^\\uFEFF?[ \\t]*(?:(?:import|from)[ \\t]+(?:unittest|pytest|nose|doctest)\\b"
                    + "|(?:async[ \\t]+)?def[ \\t]+test|class[ \\t]+Test)|\\btest_client\\b");

    private static final Pattern RELATIVE = Pattern.compile("(?m)^\\uFEFF?[ \\t]*+from[ \\t]++((\\.++)[\\w.]*+)");

    /** An import, with the first name of its first module. */
    private static final Pattern IMPORT =
            Pattern.compile("\\uFEFF?[ \\t]*+(?:from|import)[ \\t]++([^\\s.,;#]++)[^\\n#]*+");

    private static final Pattern FACTORY = Pattern.compile("(?m)^def (create_app|make_app)\\s*\\(");

    /** The name for an application that the documentation of Flask and of its servers has, in the place of one's own. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?im)^\\uFEFF?(?:from|import)[ \\t]++your_?(?:app|application|project|package|module)\\b");

    /** A part of each such name. */
    private static final WordSearch PLACEHOLDERS = WordSearch.ignoringCase(
            "yourapp",
            "your_app",
            "yourproject",
            "your_project",
            "yourpackage",
            "your_package",
            "yourmodule",
            "your_module");

    /** A call outside of functions that may start a server. */
    private static final Pattern START =
            Pattern.compile("(?m)^[\\w.]*(?:run\\w*|serve\\w*|start|listen|main|Thread|Process)\\(");

    /** Flask and packages built on it; plain words, for most files contain none of them. */
    private static final List<String> NAMES = List.of("flask", "Flask", "werkzeug", "jupyter_dash");

    /** Packages that work like Flask, with names that are parts of other words. */
    private static final WordSearch ALIKE = WordSearch.of()
            .orWhole(Stream.of("dash", "dash_extensions", "quart", "connexion", "eve", "foca")
                    .flatMap(name -> Stream.of("import " + name, "from " + name))
                    .toArray(String[]::new));

    private static final List<String> OTHER_NAMES = List.of(
            "fastapi",
            "starlette",
            "bottle",
            "tornado",
            "configurations",
            "INSTALLED_APPS",
            "ROOT_URLCONF",
            "ALLOWED_HOSTS",
            "settings.configure(",
            "graphene_django",
            "strawberry");

    /** Matches a line of a script, or a string of a notebook; a mere mention of the name does not match. */
    private static final Pattern OTHERS =
            Pattern.compile("(?m)(?:^\\uFEFF?|[;:\"])[ \\t]*(?:from|import)[ \\t][^#\\n]{0,200}"
                    + "\\b(?:fastapi|starlette|bottle|tornado|graphene_django|strawberry|configurations)\\b"
                    + "|\\b(?:INSTALLED_APPS|ROOT_URLCONF|ALLOWED_HOSTS)\\b|\\bsettings\\.configure\\(");

    /** Ways to start another program, which may serve. */
    static final Pattern PROCESSES =
            Pattern.compile("(?i)\\b(?:subprocess|os\\.(?:system|exec\\w+|spawn\\w+|popen))\\b");

    /** Words of these ways: a text without any is not searched for them. */
    private static final WordSearch NAMED_PROCESSES =
            WordSearch.ignoringCase("subprocess", "os.system", "os.exec", "os.spawn", "os.popen");

    /** Libraries with applications of their own, and the names of what a server gives to an application. */
    private static final WordSearch FRAMEWORKS = WordSearch.ignoringCase(
                    "flask",
                    "quart",
                    "dash",
                    "connexion",
                    "fastapi",
                    "starlette",
                    "django",
                    "bottle",
                    "tornado",
                    "falcon",
                    "pyramid",
                    "aiohttp",
                    "sanic",
                    "litestar",
                    "cherrypy",
                    "webob",
                    "web.py",
                    "paste",
                    "molten",
                    "socketio",
                    "airflow",
                    "superset",
                    "mlflow",
                    "ckan",
                    "graphene",
                    "werkzeug",
                    "streamlit",
                    "gradio",
                    "nicegui",
                    "panel",
                    "bokeh",
                    "twisted",
                    "zope",
                    "plone",
                    "turbogears",
                    "masonite",
                    "blacksheep",
                    "robyn",
                    "strawberry",
                    "spyne",
                    "wsgi",
                    "asgi",
                    "start_response")
            .orWhole("eve", "foca", "hug");

    private static final Pattern FLASK = Pattern.compile("(?m)^[ \\t\\f\\uFEFF]*+(?:from|import)\\s+flask\\b");
    private static final Pattern QUART = Pattern.compile("(?m)^[ \\t\\f\\uFEFF]*+(?:from|import)\\s+quart\\b");

    /** Frameworks that have nothing to do with Flask. Most files name none, and each of their lines is tried otherwise. */
    private static final WordSearch NAMED_OTHERS = WordSearch.of(
            "fastapi", "starlette", "django", "bottle", "tornado", "falcon", "pyramid", "aiohttp", "sanic", "litestar");

    private static final Pattern ANOTHER = Pattern.compile("(?m)^[ \\t\\f\\uFEFF]*+(?:from|import)\\s+"
            + "(?:fastapi|starlette|django|bottle|tornado|falcon|pyramid|aiohttp|sanic|litestar)\\b");

    /** A command on an application, {@code @app.cli.command("serve")}: its name, or its function's. */
    private static final Pattern COMMAND = Pattern.compile(
            "\\.cli\\.command\\b(?:\\(\\s{0,80}+(?:name\\s{0,9}+=\\s{0,9}+)?[\"']([\\w-]{1,60})[\"']"
                    + "|[^\\n]{0,200}+\\n(?:[ \\t]{0,80}+@[^\\n]{0,200}+\\n){0,10}+[ \\t]{0,80}+(?:async[ \\t]++)?def[ \\t]++(\\w{1,60}))");

    private static final String SERVICES = "win32serviceutil";

    /** The call with which a program gives the class of its service to the service manager of Windows. */
    private static final Pattern SERVICE = Pattern.compile(
            "(?m)^[ \\t]*+(?:win32serviceutil\\.)?(HandleCommandLine\\(|servicemanager\\.PrepareToHostSingle\\()");

    /** Starts what is named like an application with a switch of Flask: {@code app.run(port=80, debug=True)}. */
    private static final Pattern STARTED = Pattern.compile(
            "(?:app|application)(?:\\(\\))?+\\.run(?:_server)?+\\([^()]{0,300}?\\b(?:use_debugger|debug)[ \\t]?+=");

    /** Sets the switch of what is named like an application: {@code app.debug = True}. */
    private static final Pattern SWITCHED =
            Pattern.compile("\\b(?:app|application)\\.(?:debug|config\\[[\"']DEBUG[\"']])[ \\t]*+=(?!=)");

    /** A part of each start: most texts that write to a log for debugging have none. */
    private static final WordSearch RUNS =
            WordSearch.of("app.run", "application.run", "app().run", "application().run");

    /** Starts it: {@code app.run(port=80)}. */
    private static final Pattern RUN = Pattern.compile("\\b(?:app|application)\\.run(?:_server)?+\\(");

    private final SourceFile file;
    private volatile @Nullable Boolean namesFlask;
    private volatile @Nullable Boolean namesGateway;
    private volatile @Nullable Boolean namesServices;
    private volatile @Nullable Boolean switches;
    private volatile @Nullable Boolean starts;
    private volatile @Nullable Boolean namesServer;
    private volatile @Nullable Boolean namesProcesses;
    private volatile @Nullable Boolean namesFramework;
    private volatile @Nullable Boolean importsFlask;
    private volatile @Nullable Boolean importsPlaceholder;
    private volatile @Nullable Boolean importsQuart;
    private volatile @Nullable Boolean importsAnother;
    private volatile @Nullable Boolean namesFlaskAlone;
    private volatile @Nullable List<String> factories;
    private volatile @Nullable Set<String> commands;
    private volatile @Nullable Set<String> imports;

    PythonText(SourceFile file) {
        this.file = file;
    }

    public boolean contains(String word) {
        return file.contains(word);
    }

    /** Returns whether it is part of a test suite. A program of that name that tests nothing is none. */
    public boolean isTest() {
        String path = file.path();
        return CodeRole.isInTests(path)
                || (CodeRole.isNamedTest(path)
                        && (path.endsWith("conftest.py")
                                || TESTS.matcher(file.text()).find()));
    }

    /** Returns the most dots before a module in a {@code from} import: the number of packages that it needs around it. */
    public int relativeImport() {
        int most = 0;
        if (contains("from .")) {
            for (Matcher found = RELATIVE.matcher(file.text()); found.find(); ) {
                most = Math.max(most, found.group(2).length());
            }
        }
        return most;
    }

    boolean namesFlask() {
        if (namesFlask == null) {
            namesFlask = namesFlaskAlone() || namesAnother() || startsApplication();
        }
        return namesFlask;
    }

    /** Returns whether it starts an application of which it does not say what it is. */
    private boolean startsApplication() {
        return RUNS.isIn(file)
                && file.mayContain("debug")
                && (STARTED.matcher(file.text()).find()
                        || (SWITCHED.matcher(file.text()).find()
                                && RUN.matcher(file.text()).find()));
    }

    /** Returns whether it imports an application by a name that somebody is to replace: {@code from yourapplication import app}. */
    public boolean importsPlaceholder() {
        if (importsPlaceholder == null) {
            importsPlaceholder =
                    PLACEHOLDERS.isIn(file) && PLACEHOLDER.matcher(file.text()).find();
        }
        return importsPlaceholder;
    }

    /** Returns whether it names Flask outside of comments, or a package that is built on it or works like it. */
    public boolean namesFlaskAlone() {
        if (namesFlaskAlone == null) {
            namesFlaskAlone = NAMES.stream().anyMatch(this::inCode) || ALIKE.isIn(file);
        }
        return namesFlaskAlone;
    }

    /** Libraries that anybody vendors name Flask where they tell what they took from it. */
    private boolean inCode(String name) {
        String text = file.mayContain(name) ? file.text() : "";
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int line = text.lastIndexOf('\n', at) + 1;
            while (Character.isWhitespace(text.charAt(line))) {
                line++;
            }
            if (text.charAt(line) != '#') {
                return true;
            }
        }
        return false;
    }

    /** Returns whether it imports a framework for web applications that has nothing to do with Flask. */
    public boolean importsAnother() {
        if (importsAnother == null) {
            importsAnother =
                    NAMED_OTHERS.isIn(file) && ANOTHER.matcher(file.text()).find();
        }
        return importsAnother;
    }

    /** Returns whether it names a library that serves, or a way to start a server of its own. */
    public boolean namesServer() {
        if (namesServer == null) {
            namesServer = namesServer(file.text());
        }
        return namesServer;
    }

    /** Returns whether some code names a library that serves, or a way to start a server of its own. */
    public static boolean namesServer(String code) {
        return ServerWords.areIn(code);
    }

    /** Returns whether it names a way to start another program. */
    public boolean namesProcesses() {
        if (namesProcesses == null) {
            namesProcesses = NAMED_PROCESSES.isIn(file) && namesProcesses(file.text());
        }
        return namesProcesses;
    }

    /** Returns whether some code names a way to start another program. */
    public static boolean namesProcesses(String code) {
        return PROCESSES.matcher(code).find();
    }

    /** Returns whether it names a library that makes web applications, or what every application is given. */
    public boolean namesFramework() {
        if (namesFramework == null) {
            namesFramework = FRAMEWORKS.isIn(file);
        }
        return namesFramework;
    }

    /** Returns whether it may hand an application to a web server by CGI or FastCGI. */
    public boolean namesGateway() {
        if (namesGateway == null) {
            namesGateway = contains("CGIHandler") || contains("flup.server");
        }
        return namesGateway;
    }

    /** Returns whether it may be a module that only a server of a host loads: it says where the application is, and binds it. */
    public boolean mayBeHosted() {
        return contains("sys.path") && mayBeLoaded();
    }

    /** Returns whether it may be a module that a server loads, and that starts nothing in debug mode. */
    public boolean mayBeLoaded() {
        return contains("application") && contains("import") && (!startsSomething() || !contains("debug"));
    }

    /** Returns whether it imports Flask itself. */
    public boolean importsFlask() {
        if (importsFlask == null) {
            importsFlask = contains("flask") && FLASK.matcher(file.text()).find();
        }
        return importsFlask;
    }

    /** Returns the name in the first import from the package around the file: {@code .factory}. */
    public Optional<Place> relativeName() {
        Matcher found = RELATIVE.matcher(file.text());
        return found.find() ? Optional.of(file.place(new Span(found.start(1), found.end(1)))) : Optional.empty();
    }

    /** Returns the first statement that imports a module of the top level or something of it. */
    public Optional<Place> importOf(String module) {
        String text = file.text();
        Matcher statement = IMPORT.matcher(text);
        // Most lines with the name are no imports, and most lines do not have it.
        for (int at = text.indexOf(module); at >= 0; at = text.indexOf(module, at + 1)) {
            int line = text.lastIndexOf('\n', at) + 1;
            if (statement.region(line, text.length()).lookingAt()
                    && statement.group(1).equals(module)) {
                return Optional.of(file.place(new Span(line, statement.end())));
            }
        }
        return Optional.empty();
    }

    /** Returns whether it may add a folder to {@code sys.path} before one of its lines. */
    public boolean searches(RepositoryPath folder, Place before) {
        return SearchedFolders.mayAdd(file, folder, before);
    }

    /** Returns where the file gives the class of a service to the service manager of Windows. */
    public Optional<Place> service() {
        if (namesServices == null) {
            namesServices = contains(SERVICES);
        }
        Matcher found = SERVICE.matcher(file.text());
        return namesServices && found.find()
                ? Optional.of(file.place(new Span(found.start(1), found.start(1))))
                : Optional.empty();
    }

    /** Returns whether it imports Quart. */
    public boolean importsQuart() {
        if (importsQuart == null) {
            importsQuart = contains("quart") && QUART.matcher(file.text()).find();
        }
        return importsQuart;
    }

    /** Other frameworks matter only in files that name their debug mode. */
    private boolean namesAnother() {
        // The words that most files lack come first.
        return (contains("debug") || contains("DEBUG") || contains("GraphQL"))
                && OTHER_NAMES.stream().anyMatch(this::contains)
                && OTHERS.matcher(file.text()).find();
    }

    /** Returns whether it contains a word needed to start, make or configure an application. */
    public boolean hasSwitchWords() {
        if (switches == null) {
            switches = SwitchWords.in(file);
        }
        return switches;
    }

    /** Returns the top-level calls that make an application: none or one. None for a notebook, which nobody imports. */
    public List<String> factories() {
        if (factories == null) {
            Matcher matcher = FACTORY.matcher(file.text());
            factories = !PythonPaths.isNotebook(file.path()) && matcher.find()
                    ? List.of(matcher.group(1) + "()")
                    : List.of();
        }
        return factories;
    }

    /** Returns whether it may start something when it is run: in a block for that, or outside of functions. */
    public boolean startsSomething() {
        if (starts == null) {
            starts = contains("__main__")
                    || RepositoryPath.of(file.path()).name().equals("__main__.py")
                    || START.matcher(file.text()).find();
        }
        return starts;
    }

    /** Returns whether a function in it may start a server with debug mode on. */
    public boolean startsInFunction() {
        return hasSwitchWords() && contains("def ") && (contains(".run(") || contains("run_simple("));
    }

    /** Returns the names of the commands that it registers on applications, if it may start a server. */
    public Set<String> commands() {
        if (commands == null) {
            commands = contains(".cli.command") && (contains("run_simple(") || contains(".run(")) ? named() : Set.of();
        }
        return commands;
    }

    private Set<String> named() {
        return COMMAND.matcher(file.text())
                .results()
                .map(found -> found.group(1) == null ? found.group(2).replace('_', '-') : found.group(1))
                .collect(Collectors.toSet());
    }

    /** Returns the files of the repository that it may import. */
    public Set<String> importsIn(Workspace workspace) {
        return imports(workspace);
    }

    /** Returns the files of the repository whose code it may run without an import statement. */
    public Set<String> executedIn(Workspace workspace) {
        return ExecutedFiles.of(file, workspace);
    }

    /** Returns the files of a layout that it may import. */
    Set<String> imports(ImportLines.Layout layout) {
        if (imports == null) {
            imports = ImportLines.of(file, layout);
        }
        return imports;
    }

    /** Returns the files of the repository that its lines without indentation may import. */
    Set<String> importsAtTop(ImportLines.Layout layout) {
        return ImportLines.atTop(file, layout);
    }
}
