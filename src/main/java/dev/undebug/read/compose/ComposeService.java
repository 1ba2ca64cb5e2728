package dev.undebug.read.compose;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.compose.ComposeLayers.Value;
import dev.undebug.read.compose.ComposeVolumes.Mounted;
import dev.undebug.read.docker.DockerfileReader;
import dev.undebug.read.format.EmbeddedFileFacts;
import dev.undebug.read.format.FileTemplate;
import dev.undebug.read.format.Formats;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A service of a compose project, merged from the project's files. */
final class ComposeService {
    /** A service with one of these is fit to start, or is none that compose looks at, or its image is not known. */
    private static final Set<String> OPEN = Set.of("image", "build", "provider", "profiles", "<<");

    /** The services that give each other their mounts, one after another. */
    private static final int MAX_DEPTH = 5;

    private static final Set<String> RESTARTS = Set.of("always", "unless-stopped");

    private final String name;
    private final ComposeLayers layers;
    private final ComposeText text;
    private final ComposeFolders folders;
    private final Shared shared;

    ComposeService(String name, ComposeLayers layers, ComposeText text, ComposeFolders folders, Shared shared) {
        this.name = name;
        this.layers = layers;
        this.text = text;
        this.folders = folders;
        this.shared = shared;
    }

    /**
     * The parts of a project that its services share.
     *
     * @param services returns a service by its name
     */
    record Shared(ComposeConfigs configs, ComposeDevices devices, Function<String, Optional<ComposeLayers>> services) {}

    /** Returns whether the service has an image or a build; without one it cannot start. */
    boolean isComplete() {
        return layers.one("image").isPresent() || layers.one("build").isPresent();
    }

    /**
     * Returns whether {@code docker compose} refuses the files for this service, and starts none of theirs: it has neither
     * an image nor a build, and nothing that is not seen here may give it one. A service with a profile is left out unless somebody names the profile.
     */
    boolean isRefused() {
        return !isComplete() && OPEN.stream().noneMatch(layers::has) && !layers.extendsUnseen();
    }

    /** @param project the role that the names of the project's files show */
    Unit unit(Role project) {
        List<Token> entry = layers.one("entrypoint").map(text::command).orElse(List.of());
        Optional<Unit.Build> build = build();
        return new Unit(
                Unit.Kind.COMPOSE_SERVICE,
                name,
                layers.last().place(),
                role(project, build),
                environment(),
                commands(entry),
                origin(build));
    }

    private List<EnvVar> environment() {
        ComposeEnvironment environment = new ComposeEnvironment(text);
        layers.all("environment").forEach(value -> environment.add(value.node()));
        return List.copyOf(environment.variables());
    }

    private List<Command> commands(List<Token> entry) {
        Optional<YamlNode> written = layers.one("command");
        List<Token> command = written.map(text::command).orElse(List.of());
        SourceFile own = layers.last().entry().key().file();
        SourceFile entryFile = layers.one("entrypoint").map(YamlNode::file).orElse(own);
        SourceFile file = written.map(YamlNode::file).orElse(entryFile);
        if (entry.isEmpty() || command.isEmpty() || file.equals(entryFile)) {
            return CommandReader.parts(command.isEmpty() ? entryFile : file, List.of(entry, command));
        }
        return last(CommandReader.words(entryFile, entry))
                .flatMap(first -> last(CommandReader.words(file, command)).map(second -> joined(first, second)))
                .map(List::of)
                .orElseGet(() -> CommandReader.words(file, command));
    }

    /** Appends the command of one file to the entrypoint of another. */
    private static Command joined(Command entrypoint, Command command) {
        List<Word> words = new ArrayList<>(entrypoint.wordsForElsewhere());
        words.addAll(command.words());
        return new Command(command.place(), entrypoint.assignments(), words, false);
    }

    private static Optional<Command> last(List<Command> commands) {
        return commands.isEmpty() ? Optional.empty() : Optional.of(commands.get(commands.size() - 1));
    }

    private Role role(Role project, Optional<Unit.Build> build) {
        Role target = RoleInference.of(build.flatMap(Unit.Build::target).orElse(""));
        Role file =
                RoleInference.ofContainerFile(layers.last().entry().key().file().path());
        boolean deployed = file == Role.PRODUCTION || file == Role.STAGING;
        // What a file for production builds does not change whom it serves.
        return RoleInference.firstKnown(
                profileRole(),
                project,
                deployed ? RoleInference.firstKnown(RoleInference.ofWorkload(name), file) : target,
                RoleInference.ofWorkload(name),
                file,
                new ComposeHosts(layers).role(),
                roleOfTemplate());
    }

    /** Tools that set up servers start there what their templates make. */
    private Role roleOfTemplate() {
        return FileTemplate.isOfServers(layers.last().entry().key().file().path()) ? Role.PRODUCTION : Role.UNKNOWN;
    }

    /** A service with a production profile is a production service, whatever its other profiles. */
    private Role profileRole() {
        Role role = Role.UNKNOWN;
        for (Value value : layers.all("profiles")) {
            for (YamlNode profile : value.node().elements()) {
                Role one = RoleInference.of(profile.scalar());
                if (one == Role.PRODUCTION) {
                    return one;
                }
                role = RoleInference.firstKnown(role, one);
            }
        }
        return role;
    }

    private Origin origin(Optional<Unit.Build> build) {
        Collection<Mounted> mounted = mounts();
        return new Origin.Service(
                layers.one("image").filter(YamlNode::isScalar).map(text::value),
                build,
                envFiles(),
                layers.one("working_dir").flatMap(text::known),
                layers.one("entrypoint").isPresent(),
                Stream.concat(
                                mounted.stream().flatMap(mount -> mount.copy().stream()),
                                shared.configs().mounts(layers, text, folders).stream())
                        .toList(),
                shared.configs().contents(layers, text),
                Stream.concat(
                                mounted.stream()
                                        .filter(Mounted::isUnseen)
                                        .map(mount -> new Origin.UnseenMount(mount.to(), mount.bare())),
                                layers.all("tmpfs").stream()
                                        .flatMap(value -> value.oneOrMany().stream())
                                        .map(node -> new Origin.UnseenMount(
                                                text.value(node).split(":", 2)[0], true)))
                        .toList(),
                stay(),
                layers.one("container_name").flatMap(text::known),
                new ComposePorts(layers, text).ofMachineAlone(),
                rawEnvFiles(),
                ComposeHooks.replaceCheck(layers, text));
    }

    private Origin.Service.Stay stay() {
        boolean none = Stream.concat(
                        layers.one("scale").stream(),
                        layers.all("deploy").stream()
                                .flatMap(value -> value.node().get("replicas").stream())
                                .reduce((first, last) -> last)
                                .stream())
                .anyMatch(count -> text.known(count).filter("0"::equals).isPresent());
        if (none) {
            return Origin.Service.Stay.NOT_STARTED;
        }
        return restarts() ? Origin.Service.Stay.RESTARTS : Origin.Service.Stay.UNKNOWN;
    }

    private boolean restarts() {
        return layers.one("restart").map(text::value).filter(RESTARTS::contains).isPresent();
    }

    /** The short form {@code build: ./web} replaces only the context; the other build keys of earlier files remain. */
    private Optional<Unit.Build> build() {
        Map<String, Value> merged = new LinkedHashMap<>();
        for (Value value : layers.all("build")) {
            if (value.node().isScalar()) {
                merged.put("context", value);
            }
            value.node().entries().forEach(entry -> merged.put(entry.name(), new Value(entry.value(), value.folder())));
        }
        if (layers.one("build").isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> written = Optional.ofNullable(merged.get("context"));
        String context = written.map(value -> text.value(value.node())).orElse(".");
        if (context.contains("://") || context.startsWith("git@")) {
            return Optional.empty();
        }
        String folder = written.map(Value::folder).orElse(layers.last().folder());
        String dockerfile = Optional.ofNullable(merged.get("dockerfile"))
                .map(value -> text.value(value.node()))
                .orElse("Dockerfile");
        Optional<String> target = Optional.ofNullable(merged.get("target")).flatMap(value -> text.known(value.node()));
        BuildArguments arguments = arguments();
        List<Unit> inline = Optional.ofNullable(merged.get("dockerfile_inline"))
                .map(value -> inline(value.node(), arguments))
                .orElse(List.of());
        return folders.resolve(folder, context).flatMap(path -> folders.resolve(path.text(), dockerfile)
                .map(built -> new Unit.Build(path.text(), built.text(), target, arguments, inline)));
    }

    /** A later file adds its arguments to those of earlier ones. */
    private BuildArguments arguments() {
        ComposeEnvironment arguments = new ComposeEnvironment(text);
        for (Value value : layers.all("build")) {
            value.node().get("args").ifPresent(arguments::add);
        }
        return BuildArguments.of(arguments.given());
    }

    /** Returns the stages of a Dockerfile inside the compose file, and their health checks. */
    private static List<Unit> inline(YamlNode node, BuildArguments arguments) {
        SourceFile host = node.file();
        MappedText text = node.text();
        EmbeddedFileFacts rehoming = new EmbeddedFileFacts(host, text, span -> false, Role.UNKNOWN);
        return new DockerfileReader(Formats.NONE)
                .read(new SourceFile(host.path(), text.text()), arguments).units().stream()
                        .filter(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE || unit.kind() == Unit.Kind.HOOK)
                        .map(rehoming::stage)
                        .toList();
    }

    /** A file that is listed twice keeps its first position, one with an unknown path has that as written. */
    private List<String> envFiles() {
        return List.copyOf(envFiles(file -> true));
    }

    /** Returns those whose lines are taken as they are, or may be. */
    private Set<String> rawEnvFiles() {
        return envFiles(file -> file.get("format").isPresent());
    }

    private Set<String> envFiles(Predicate<YamlNode> chosen) {
        Set<String> paths = new LinkedHashSet<>();
        for (Value value : layers.all("env_file")) {
            for (YamlNode one : value.oneOrMany()) {
                Optional<YamlNode> path = one.isScalar() ? Optional.of(one) : one.get("path");
                path.filter(node -> chosen.test(one))
                        .map(node -> text.known(node)
                                .or(() -> Optional.of(text.value(node)).filter(ComposeFolders::isWholeFromHere))
                                .map(written -> located(value.folder(), written))
                                .orElseGet(node::scalar))
                        .filter(written -> !written.isEmpty())
                        .ifPresent(paths::add);
            }
        }
        return paths;
    }

    /** Returns the path of an env file; as written if that is outside of the repository. */
    private String located(String folder, String written) {
        return folders.resolve(folder, written).map(RepositoryPath::text).orElse(written);
    }

    private Collection<Mounted> mounts() {
        return mounts(layers, 0).values();
    }

    /** Returns the mounts by their places: a later one replaces an earlier one, and an own one that of another service. */
    private Map<String, Mounted> mounts(ComposeLayers service, int depth) {
        ComposeVolumes volumes = new ComposeVolumes(text, folders, shared.devices());
        Map<String, Mounted> mounts = new LinkedHashMap<>();
        if (depth < MAX_DEPTH) {
            service.all("volumes_from").stream()
                    .flatMap(value -> value.oneOrMany().stream())
                    .flatMap(other -> shared.services().apply(text.value(other).split(":", 2)[0]).stream())
                    .forEach(other -> mounts.putAll(mounts(other, depth + 1)));
        }
        for (Value value : service.all("volumes")) {
            volumes.mounts(value.folder(), value.node()).forEach(mount -> mounts.put(mount.to(), mount));
        }
        return mounts;
    }
}
