package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Word;
import dev.undebug.python.syntax.LocalNames;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch.Chance;
import dev.undebug.service.run.GatewayCall;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the applications that servers load by the names of their files, in a repository that shows no launch: mod_wsgi's
 * {@code shop.wsgi} is for nothing else, though Apache's configuration is on the server, and Elastic Beanstalk looks for
 * {@code application.py}, and gunicorn for what its configuration names. Programs that a web server starts by CGI or FastCGI, and modules that are written for a server
 * of a host such as PythonAnywhere, are found by what they do.
 */
public final class LoadedApplications {
    private static final int MAX_APPLICATIONS = 5;
    private static final String APPLICATION = "application";

    /** Files of Elastic Beanstalk, in the folder of the source that it deploys. */
    private static final Pattern BEANSTALK =
            Pattern.compile("(.*/)?\\.(?:ebextensions/[^/]+\\.config|elasticbeanstalk/config\\.ya?ml)");

    /** The platform of a {@code config.yml}; without one, the command line asks for it. */
    private static final Pattern OTHER_PLATFORM =
            Pattern.compile("(?mi)^[ \\t]*default_platform:[ \\t]*(?![^\\n]*python|null)\\S");

    private static final Pattern GUNICORN = Pattern.compile("(?:.*/)?gunicorn[._-]conf(?:ig)?\\.py");

    private static final String DEFAULT = "application.py";

    /** Files with the packages that Elastic Beanstalk installs for Python. */
    private static final List<String> PACKAGES = List.of("requirements.txt", "Pipfile");

    /** Files that say themselves what Elastic Beanstalk starts. */
    private static final List<String> PROCESSES =
            List.of("Procfile", "Dockerfile", "docker-compose.yml", "Dockerrun.aws.json", "package.json");

    /** Nothing says in which folder the repository lies. */
    private static final MountTable CHECKED_OUT =
            new MountTable(List.of(new Mount("", ContainerPath.ROOT)), false, true);

    private final Workspace workspace;

    private final PlatformServers platforms;

    /** @param files all files */
    public LoadedApplications(Workspace workspace, List<FileFacts> files) {
        this.workspace = workspace;
        this.platforms = new PlatformServers(files, workspace::exists);
    }

    public List<Launch> find() {
        Stream<Launch> loaded = workspace.paths().stream()
                .filter(path -> PythonPaths.isEntry(path) && !CodeRole.isTest(path))
                .flatMap(path -> workspace.file(path).stream())
                .flatMap(file -> application(file).stream().map(LoadedApplications::module));
        List<Launch> sure = Stream.of(loaded, beanstalk(), gunicorn(), gateways())
                .flatMap(launches -> launches)
                .limit(MAX_APPLICATIONS)
                .toList();
        // So many modules of hosts are none, and none of them says how the program of another file is started.
        List<Launch> hosted = hosted().limit(MAX_APPLICATIONS + 1).toList();
        return sure.size() + hosted.size() > MAX_APPLICATIONS
                ? sure
                : Stream.concat(sure.stream(), hosted.stream()).toList();
    }

    private Stream<Launch> hosted() {
        return workspace.paths().stream()
                .filter(path -> path.endsWith(".py") && !CodeRole.isTest(path))
                .filter(path -> workspace
                        .pythonText(path)
                        .filter(text -> HostedModule.isCalledSo(path) ? text.mayBeLoaded() : text.mayBeHosted())
                        .isPresent())
                .flatMap(path -> workspace.loaded(path).stream())
                .flatMap(module -> HostedModule.application(workspace, module).stream())
                .map(LoadedApplications::module);
    }

    /** A configuration of gunicorn that names the application needs no command but {@code gunicorn}. */
    private Stream<Launch> gunicorn() {
        return workspace.paths().stream()
                .filter(path -> GUNICORN.matcher(path).matches() && !CodeRole.isTest(path))
                .flatMap(path -> workspace.file(path).stream())
                .flatMap(file -> configured(file).stream());
    }

    private Optional<Launch> configured(SourceFile configuration) {
        RepositoryPath file = RepositoryPath.of(configuration.path());
        Matcher named = GunicornConfig.APPLICATION.matcher(configuration.text());
        boolean here = named.find() && hasModule(file.folder(), named.group(1));
        return here
                ? Optional.of(server(
                        configuration.place(new Span(named.start(), named.end())),
                        file.folder().text(),
                        List.of(),
                        List.of("gunicorn", "-c", file.name()),
                        "is gunicorn's, which loads " + EvidenceStep.code(named.group(1))))
                : Optional.empty();
    }

    private boolean hasModule(RepositoryPath folder, String application) {
        String module = application.replaceFirst(":.*", "").strip().replace('.', '/');
        return Stream.of(".py", "/__init__.py")
                .anyMatch(ending -> workspace.exists(folder.at(module + ending).text()));
    }

    private Stream<Launch> gateways() {
        return workspace.paths().stream()
                .filter(path -> PythonPaths.isSource(path) && !CodeRole.isTest(path))
                .filter(path -> workspace
                        .pythonText(path)
                        .filter(PythonText::namesGateway)
                        .isPresent())
                .flatMap(path -> workspace.loaded(path).stream())
                .flatMap(module -> GatewayCall.in(module).stream())
                .map(LoadedApplications::gateway);
    }

    /** The web server starts the file in its own folder, as the protocol wants it. */
    private static Launch gateway(Place place) {
        RepositoryPath file = RepositoryPath.of(place.path());
        RuntimeContext context = new RuntimeContext(
                List.of(new Layered(
                        new EnvVar("GATEWAY_INTERFACE", Optional.of("CGI/1.1"), place, place.span()), file.name())),
                ContainerPath.ROOT.resolve(file.folder().text()),
                CHECKED_OUT);
        return loaded(place, List.of("python", "/" + place.path()), context, Event.Loading.GATEWAY);
    }

    /** Elastic Beanstalk's server loads {@code application.py} beside its own files, unless they name another one. */
    private Stream<Launch> beanstalk() {
        Map<String, Launch> byFolder = new LinkedHashMap<>();
        for (String path : workspace.paths()) {
            Matcher matcher = BEANSTALK.matcher(path);
            if (matcher.matches()) {
                String folder = Optional.ofNullable(matcher.group(1)).orElse("");
                boolean named = workspace
                        .file(folder + DEFAULT)
                        .filter(file -> application(file).isPresent())
                        .isPresent();
                if (named || isOfPython(folder)) {
                    settings(path)
                            .map(file -> file.place(new Span(0, 0)))
                            .map(place -> named
                                    ? server(
                                            place,
                                            folder,
                                            platforms.ofApplication(folder),
                                            List.of("gunicorn", "application:application"),
                                            "is for Elastic Beanstalk, whose server loads `application.py`")
                                    : unfollowed(place, folder))
                            .ifPresent(launch -> byFolder.putIfAbsent(folder, launch));
                }
            }
        }
        return byFolder.values().stream();
    }

    /** Returns whether a folder is deployed as a program in Python: neither as containers nor as its own processes. */
    private boolean isOfPython(String folder) {
        return PACKAGES.stream().anyMatch(name -> workspace.exists(folder + name))
                && PROCESSES.stream().noneMatch(name -> workspace.exists(folder + name));
    }

    /** The module that Elastic Beanstalk's server loads is in a setting outside of the repository. */
    private static Launch unfollowed(Place place, String folder) {
        return server(
                place,
                folder,
                List.of(),
                List.of("gunicorn"),
                CommandInvocation.opaque(),
                new Event.ServedByPlatform(Platform.ELASTIC_BEANSTALK.shown()));
    }

    /** Returns the file of Elastic Beanstalk, unless it is for a platform of another language. */
    private Optional<SourceFile> settings(String path) {
        workspace.load(Set.of(path));
        return workspace
                .file(path)
                .filter(file -> !OTHER_PLATFORM.matcher(file.text()).find());
    }

    private static Launch server(
            Place place, String folder, List<Layered> environment, List<String> command, String text) {
        return server(
                place,
                folder,
                environment,
                command,
                CommandLine.recognise(words(place, command)),
                new Event.Other(text));
    }

    private static List<Word> words(Place place, List<String> command) {
        return command.stream().map(word -> new Word(word, place.span(), true)).toList();
    }

    private static Launch server(
            Place place,
            String folder,
            List<Layered> environment,
            List<String> command,
            CommandInvocation invocation,
            Event event) {
        MountTable files =
                new MountTable(List.of(new Mount(RepositoryPath.of(folder).text(), ContainerPath.ROOT)), false, true);
        return new Launch(
                "web",
                place,
                RoleInference.ofOverlay(place.path()),
                Optional.of(new Command(place, List.of(), words(place, command), false)),
                true,
                Chance.SURE,
                invocation,
                new RuntimeContext(environment, ContainerPath.ROOT, files),
                List.of(new EvidenceStep(place, event)),
                Optional.empty());
    }

    /** Returns where a file binds the name under which servers look for an application. */
    private Optional<Place> application(SourceFile file) {
        return workspace.loaded(file.path()).stream()
                .flatMap(module -> module.body().stream())
                .filter(statement -> LocalNames.of(List.of(statement)).contains(APPLICATION))
                .findFirst()
                .map(statement -> file.place(
                        new Span(statement.span().start(), statement.span().start())));
    }

    private static Launch module(Place place) {
        return loaded(
                place,
                List.of("WSGIScriptAlias", "/", "/" + place.path()),
                new RuntimeContext(List.of(), ContainerPath.ROOT, CHECKED_OUT),
                Event.Loading.MODULE);
    }

    private static Launch loaded(Place place, List<String> words, RuntimeContext context, Event.Loading loading) {
        return new Launch(
                RepositoryPath.of(place.path()).name(),
                place,
                RoleInference.ofOverlay(place.path()),
                Optional.empty(),
                true,
                Chance.SURE,
                CommandLine.recognise(words(place, words)),
                context,
                List.of(new EvidenceStep(place, new Event.LoadedByServer(loading))),
                Optional.empty());
    }
}
