package dev.undebug.service.launch;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.ExecutionContext.Written;
import dev.undebug.read.text.Lines;
import dev.undebug.service.deploy.PlacedFolders;
import dev.undebug.service.environment.ChangedFiles;
import dev.undebug.service.environment.EnvFileWrites;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the {@code .env} and {@code .flaskenv} that Flask reads: in the working directory or its nearest ancestor. */
public final class Dotenv {
    // The first file that sets a variable wins: .env before .flaskenv.
    private static final List<String> WEAKEST_FIRST = List.of(".flaskenv", ".env");

    private static final String ENV = ".env";
    private static final String GIT_IGNORE = ".gitignore";

    /** A line that ignores {@code .env}, or with a mark in front does not; the last one decides. */
    private static final Pattern IGNORED =
            Pattern.compile("(?m)^(!?+)/?+(?:\\*\\*/)?+(?:\\.env\\*?+|\\*\\.env|\\.\\*)[ \\t\\r]*+$");

    private static final String ENV_FILE = "FLASK_ENV_FILE";

    private final Workspace workspace;
    private final ImageFiles images;
    private final Map<String, List<Layered>> known = new HashMap<>();
    private final Map<String, EnvFileWrites> writes = new HashMap<>();
    private @Nullable PlacedFolders placedFiles;

    public Dotenv(Workspace workspace) {
        this.workspace = workspace;
        this.images = new ImageFiles(workspace);
    }

    public List<Layered> of(Launch launch) {
        RuntimeContext runtime = launch.runtime();
        if (DebugVariable.skipsDotenv(RuntimeContext.variables(runtime.environment()))) {
            return given(launch);
        }
        List<Layered> layers = new ArrayList<>();
        for (String name : WEAKEST_FIRST) {
            List<Layered> placed = placed(name, runtime);
            if (placed.isEmpty()) {
                find(name, runtime).ifPresent(path -> layers.addAll(inImage(path, runtime)));
            }
            layers.addAll(placed);
            written(name, launch).map(variable -> new Layered(variable, name)).forEach(layers::add);
        }
        layers.addAll(given(launch));
        return layers;
    }

    /** Returns what tells of a file that a command of Flask may find and the repository does not show. */
    public Optional<EvidenceStep> unseen(Launch launch) {
        return unread(launch)
                .or(() -> ignores(launch)
                        ? Optional.of(new EvidenceStep(launch.place(), new Event.IgnoredEnvFile()))
                        : Optional.empty());
    }

    /**
     * Returns whether a command of Flask may find a {@code .env} that the repository does not show: git ignores it, and nothing keeps
     * it out of the image.
     */
    private boolean ignores(Launch launch) {
        RuntimeContext runtime = launch.runtime();
        if (launch.invocation().launcher() != Launcher.FLASK_RUN
                || !workspace.exists(GIT_IGNORE)
                || DebugVariable.skipsDotenv(RuntimeContext.variables(runtime.environment()))
                || find(ENV, runtime).isPresent()) {
            return false;
        }
        workspace.load(Set.of(GIT_IGNORE));
        boolean ignored = workspace
                .text(GIT_IGNORE)
                .flatMap(text -> IGNORED.matcher(text).results().reduce((first, second) -> second))
                .filter(line -> line.group(1).isEmpty())
                .isPresent();
        return ignored
                && runtime.workingDirectory()
                        .upward()
                        .flatMap(folder -> runtime.files().candidates(folder.resolve(ENV)).stream())
                        .anyMatch(path -> !images.lack(path, runtime));
    }

    /** Returns the program that writes such a file in the image; what commands print into one are variables that are known. */
    private Optional<EvidenceStep> unread(Launch launch) {
        RuntimeContext runtime = launch.runtime();
        return DebugVariable.skipsDotenv(RuntimeContext.variables(runtime.environment()))
                ? Optional.empty()
                : runtime.workingDirectory()
                        .upward()
                        .flatMap(folder -> WEAKEST_FIRST.stream().map(folder::resolve))
                        .flatMap(file -> runtime.files().writing(file).stream()
                                .filter(change -> !change.path().endsWith("/")
                                        && !change.place().text().contains(">"))
                                .map(change -> new EvidenceStep(
                                        change.place(),
                                        new Event.UnseenEnvFile(file.name(), Event.UnseenEnvFile.Source.COMMAND))))
                        .findFirst();
    }

    /**
     * Returns whether Flask may load the files, for which it needs python-dotenv: that may be installed also if code of the
     * repository imports it, whatever the requirements say.
     */
    public boolean isLoadable(Installed installed) {
        return installed.envFiles()
                && (installed.dotenv()
                        || workspace.contents().stream()
                                .anyMatch(content -> content instanceof Content.Decoded decoded
                                        && PythonPaths.isSource(decoded.file().path())
                                        && decoded.file().contains("dotenv")));
    }

    /** Returns a launch with the variables of its server's env file; variables already set win. */
    public Launch loaded(Launch launch) {
        boolean server =
                switch (launch.invocation().launcher()) {
                    case UVICORN, UNKNOWN -> true;
                    case PYTHON, FLASK_RUN, GUNICORN, UWSGI, WAITRESS, HYPERCORN, MOD_WSGI -> false;
                };
        List<Layered> file = server ? given(launch) : List.of();
        return file.isEmpty()
                ? launch
                : launch.with(launch.invocation(), launch.runtime().over(file), launch.configuration());
    }

    /** Returns the variables of the file that a tool puts on the machine of a launch, in place of a committed one. */
    private List<Layered> placed(String name, RuntimeContext runtime) {
        if (runtime.image().isPresent()) {
            return List.of();
        }
        List<String> sources = runtime.workingDirectory()
                .upward()
                .map(folder -> sources(placedFiles().files(folder.resolve(name)).toList()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        workspace.loadEnvFiles(new LinkedHashSet<>(sources));
        boolean certain = sources.size() == 1;
        return sources.stream()
                .flatMap(path -> read(path).stream())
                .map(layer -> new Layered(
                        certain ? layer.variable() : layer.variable().with(Optional.empty()), name))
                .toList();
    }

    /** Who runs a tool may copy its files elsewhere first, so that the only file of the name is the one that is meant. */
    private List<String> sources(List<String> named) {
        List<String> there = named.stream().filter(workspace::exists).toList();
        if (!there.isEmpty() || named.isEmpty()) {
            return there;
        }
        Set<String> names = named.stream().map(ContainerPath::program).collect(Collectors.toSet());
        List<String> alike = workspace.paths().stream()
                .filter(path -> names.contains(ContainerPath.program(path)))
                .limit(2)
                .toList();
        return alike.size() == 1 ? alike : List.of();
    }

    private PlacedFolders placedFiles() {
        if (placedFiles == null) {
            placedFiles = new PlacedFolders(workspace.contents().stream()
                    .flatMap(content ->
                            content instanceof Content.Decoded decoded ? Stream.of(decoded.file()) : Stream.empty())
                    .flatMap(file -> workspace.facts(file.path()).stream())
                    .toList());
        }
        return placedFiles;
    }

    private List<Layered> given(Launch launch) {
        RuntimeContext runtime = launch.runtime();
        // Flask's command takes its options from variables with its prefix, too.
        Optional<String> variable = launch.invocation().launcher() == Launcher.FLASK_RUN
                ? RuntimeContext.variables(runtime.environment())
                        .value(ENV_FILE)
                        .filter(path -> !path.isEmpty())
                : Optional.empty();
        return launch.invocation()
                .envFile()
                .or(() -> variable)
                .map(path -> runtime.workingDirectory().resolve(path))
                .flatMap(path -> runtime.files().find(path, workspace::exists))
                .map(path -> {
                    workspace.loadEnvFiles(Set.of(path));
                    return read(path);
                })
                .orElse(List.of());
    }

    /** Returns the variables that the program's own {@code load_dotenv()} finds in a file that is written there. */
    public List<Written> found(Launch launch) {
        return written(".env", launch)
                .map(variable -> new Written(
                        variable.name(),
                        variable.value(),
                        variable.place().file().place(variable.valueSpan())))
                .toList();
    }

    /** Returns the variables of a file that a Dockerfile or a script on the way writes, or copies from another one. */
    private Stream<EnvVar> written(String name, Launch launch) {
        Set<String> paths = new LinkedHashSet<>();
        launch.steps().forEach(step -> paths.add(step.place().path()));
        paths.add(launch.place().path());
        Optional<ImageSource> image = launch.runtime().image();
        List<EnvFileWrites> all = paths.stream()
                .map(path -> image.filter(build -> build.dockerfile().equals(path))
                        .map(build -> writes(path).in(build))
                        .orElseGet(() -> writes(path)))
                .toList();
        List<ContainerPath> places = launch.runtime()
                .workingDirectory()
                .upward()
                .map(folder -> folder.resolve(name))
                .toList();
        return Stream.of(
                        copied(name, all, launch.runtime()),
                        all.stream().flatMap(writes -> writes.variables(name)),
                        all.stream().flatMap(writes -> places.stream().flatMap(writes::mounted)))
                .flatMap(found -> found);
    }

    private EnvFileWrites writes(String path) {
        return writes.computeIfAbsent(
                path, key -> workspace.facts(key).map(EnvFileWrites::of).orElse(EnvFileWrites.NONE));
    }

    /** Returns the variables of the file that a command makes the env file: {@code cp .env.example .env}. */
    private Stream<EnvVar> copied(String name, List<EnvFileWrites> all, RuntimeContext runtime) {
        boolean there = find(name, runtime).isPresent();
        Set<String> sources = new LinkedHashSet<>();
        all.stream()
                .flatMap(writes -> writes.copies(name, there))
                .flatMap(copy -> inRepository(copy.source(), copy.unit(), runtime).stream())
                .forEach(sources::add);
        workspace.loadEnvFiles(sources);
        boolean certain = sources.size() == 1;
        return sources.stream()
                .flatMap(path -> read(path).stream())
                .map(Layered::variable)
                .map(variable -> certain ? variable : variable.with(Optional.empty()));
    }

    private Optional<String> inRepository(String source, Unit unit, RuntimeContext runtime) {
        RepositoryPath folder = RepositoryPath.of(unit.place().path()).folder();
        return runtime.files()
                .find(runtime.workingDirectory().resolve(source), workspace::exists)
                .or(() -> Stream.of(folder, RepositoryPath.ROOT)
                        .map(start -> start.at(source).text())
                        .filter(workspace::exists)
                        .findFirst())
                .filter(path -> !images.lack(path, runtime));
    }

    /** An image may change the file; what commands add to it are variables of their own. */
    private List<Layered> inImage(String path, RuntimeContext runtime) {
        boolean changed = workspace
                .text(path)
                .flatMap(text -> new ChangedFiles(runtime.files()).change(path, text))
                .filter(change -> !change.scripts().isEmpty())
                .isPresent();
        return changed
                ? read(path).stream()
                        .map(layer -> new Layered(layer.variable().with(Optional.empty()), layer.owner()))
                        .toList()
                : read(path);
    }

    private Optional<String> find(String name, RuntimeContext runtime) {
        return runtime.workingDirectory()
                .upward()
                .flatMap(folder -> runtime.files().find(folder.resolve(name), workspace::exists).stream())
                .filter(path -> !images.lack(path, runtime))
                .findFirst();
    }

    /** Returns the variables for a program started in a folder of the repository. */
    List<Layered> in(RepositoryPath start) {
        List<Layered> layers = new ArrayList<>();
        for (String name : WEAKEST_FIRST) {
            start.upward()
                    .map(folder -> folder.at(name).text())
                    .filter(workspace::exists)
                    .findFirst()
                    .ifPresent(path -> layers.addAll(read(path)));
        }
        return layers;
    }

    private List<Layered> read(String path) {
        return known.computeIfAbsent(path, this::layers);
    }

    private List<Layered> layers(String path) {
        return workspace
                .facts(path)
                .map(facts -> facts.units().stream()
                        .flatMap(unit -> unit.environment().stream())
                        .filter(variable -> !isBehindMark(variable))
                        .map(variable -> new Layered(variable, ""))
                        .toList())
                .orElse(List.of());
    }

    /** Python-dotenv takes a byte order mark for a part of the first name. Observed with 1.0. */
    private static boolean isBehindMark(EnvVar variable) {
        return variable.place().line() == 1 && Lines.start(variable.place().file()) > 0;
    }
}
