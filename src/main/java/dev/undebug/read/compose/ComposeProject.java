package dev.undebug.read.compose;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.compose.ComposeLayers.Layer;
import dev.undebug.read.format.FileTemplate;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A compose project: files that {@code docker compose -f a.yml -f b.yml} loads together, and the files that they
 * include and extend.
 */
public final class ComposeProject {
    private static final int MAX_SERVICES = 200;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_DOCUMENTS = 100;
    private static final int MAX_FILES = 50;

    private final Files files;
    private final ComposeText text;
    private final ComposeFolders folders;
    private final Function<String, Optional<SourceFile>> others;
    private final Map<String, Root> roots = new HashMap<>();
    private final ComposeConfigs configs = new ComposeConfigs();
    private final ComposeDevices devices = new ComposeDevices();
    private final Map<String, List<Layer>> found = new LinkedHashMap<>();

    /** @param others returns files that they name, by repository path */
    public ComposeProject(Files files, Function<String, Optional<SourceFile>> others) {
        this.files = files;
        this.others = others;
        this.text = new ComposeText(files.variables());
        this.folders = new ComposeFolders(files.directory());
    }

    /**
     * The files and variables of a project.
     *
     * @param loaded a later file wins
     * @param folder the project's folder, the base of relative paths; a repository path
     * @param directory the folder in which people call compose, which is {@code $PWD} in the files; a repository path
     * @param role the role that the names of the files show
     * @param variables the variables of the project's {@code .env}
     */
    public record Files(List<SourceFile> loaded, String folder, String directory, Role role, List<EnvVar> variables) {
        public Files {
            loaded = List.copyOf(loaded);
            variables = List.copyOf(variables);
        }

        /** Creates a project that people start in its folder. */
        public Files(List<SourceFile> loaded, String folder, Role role, List<EnvVar> variables) {
            this(loaded, folder, folder, role, variables);
        }
    }

    /**
     * A merged service.
     *
     * @param hooks the commands that run in its container beside its own ones
     * @param layers the service's name in each file that contributes to it, the last one wins
     * @param complete whether it has an image or a build, without which it cannot start
     * @param refused whether {@code docker compose} then starts nothing of its project
     */
    public record Service(Unit unit, List<Unit> hooks, List<Place> layers, boolean complete, boolean refused) {
        public Service {
            hooks = List.copyOf(hooks);
            layers = List.copyOf(layers);
        }
    }

    /**
     * Files that a compose file includes as a project of their own.
     *
     * @param paths repository paths
     * @param folder the project's folder
     * @param envFiles the env files of its variables; empty for the {@code .env} of the folder
     */
    public record Include(List<String> paths, String folder, List<String> envFiles) {
        public Include {
            paths = List.copyOf(paths);
            envFiles = List.copyOf(envFiles);
        }
    }

    /**
     * A parsed file.
     *
     * @param services all with one name, in order: each document of a file overrides those before it
     * @param template the file, if it is a template
     */
    private record Root(
            List<YamlNode> documents,
            List<Include> includes,
            Map<String, List<YamlNode.Entry>> services,
            Optional<FileTemplate> template) {
        private static final Root NONE = new Root(List.of(), List.of(), Map.of(), Optional.empty());

        static Root of(SourceFile file) {
            String folder = RepositoryPath.of(file.path()).folder().text();
            List<Include> includes = new ArrayList<>();
            Map<String, List<YamlNode.Entry>> services = new LinkedHashMap<>();
            List<YamlNode> documents = ComposeProject.documents(file);
            for (YamlNode document : documents) {
                includes.addAll(ComposeProject.includes(document, folder));
                entries(document).stream()
                        .takeWhile(Most.first(MAX_SERVICES))
                        .forEach(entry -> services.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                                .add(entry));
            }
            return new Root(documents, List.copyOf(includes), services, FileTemplate.ofYaml(file));
        }

        /** Returns the service with a name, as the last document that has it writes it. */
        Optional<YamlNode.Entry> service(String name) {
            List<YamlNode.Entry> all = services.getOrDefault(name, List.of());
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        }
    }

    /**
     * Returns what the services of its own files have besides their own commands: those that run beside them, and env files of
     * their containers whose contents are written there.
     */
    List<Unit> beside() {
        List<Unit> units = new ArrayList<>();
        for (SourceFile file : files.loaded()) {
            List<YamlNode.Entry> own = root(file).services().values().stream()
                    .flatMap(List::stream)
                    .toList();
            own.forEach(entry -> units.addAll(ComposeHooks.of(
                    entry.name(), new ComposeLayers(List.of(new Layer(entry, files.folder(), false))), text)));
            ComposeConfigs alone = new ComposeConfigs();
            root(file).documents().forEach(document -> alone.add(document, files.folder()));
            units.addAll(alone.envFiles(file, own, text));
        }
        return units;
    }

    private static List<YamlNode> documents(SourceFile file) {
        return file.text().length() > Reader.MAX_LENGTH
                ? List.of()
                : Yaml.documents(
                        FileTemplate.ofYaml(file).map(FileTemplate::read).orElse(file), MAX_DOCUMENTS);
    }

    /** Returns the services, in the order of their first mention. */
    public List<Service> services() {
        if (found.isEmpty()) {
            Set<String> visited = new HashSet<>();
            files.loaded().forEach(file -> load(file, files.folder(), visited));
        }
        List<Service> services = new ArrayList<>();
        ComposeService.Shared shared = new ComposeService.Shared(
                configs, devices, name -> Optional.ofNullable(found.get(name)).map(ComposeLayers::new));
        found.forEach((name, layers) -> {
            ComposeLayers merged = new ComposeLayers(layers);
            ComposeService service = new ComposeService(name, merged, text, folders, shared);
            services.add(new Service(
                    service.unit(files.role()),
                    ComposeHooks.of(name, merged, text),
                    merged.places(),
                    service.isComplete(),
                    service.isRefused()));
        });
        List<FileTemplate> templates = roots.values().stream()
                .flatMap(root -> root.template().stream())
                .toList();
        return services.stream().map(service -> inTemplates(service, templates)).toList();
    }

    private static Service inTemplates(Service service, List<FileTemplate> templates) {
        Service moved = service;
        for (FileTemplate template : templates) {
            moved = new Service(
                    template.unit(moved.unit()),
                    moved.hooks().stream().map(template::unit).toList(),
                    moved.layers().stream().map(template::place).toList(),
                    moved.complete(),
                    false);
        }
        return moved;
    }

    /** Returns the includes of a compose file. */
    public static List<Include> includes(SourceFile file) {
        String folder = RepositoryPath.of(file.path()).folder().text();
        return named(file, "include").stream()
                .flatMap(root -> includes(root, folder).stream())
                .toList();
    }

    /** Returns the other files whose services a compose file extends. */
    public static List<String> extended(SourceFile file) {
        String folder = RepositoryPath.of(file.path()).folder().text();
        return named(file, "extends").stream()
                .flatMap(root -> entries(root).stream())
                .takeWhile(Most.first(MAX_SERVICES))
                .flatMap(entry -> entry.value().get("extends").stream())
                .flatMap(node -> node.get("file").stream())
                .flatMap(path -> RepositoryPath.of(folder).resolve(path.scalar()).map(RepositoryPath::text).stream())
                .distinct()
                .toList();
    }

    /** Most files do not contain the key, so they are not parsed. */
    private static List<YamlNode> named(SourceFile file, String key) {
        return file.text().contains(key) ? documents(file) : List.of();
    }

    private static List<Include> includes(YamlNode root, String folder) {
        List<Include> includes = new ArrayList<>();
        for (YamlNode one : root.elementsOf("include")) {
            List<String> paths = paths(one.isScalar() ? Optional.of(one) : one.get("path"), folder);
            if (!paths.isEmpty() && Most.room(includes.size(), MAX_FILES)) {
                String own = one.get("project_directory")
                        .flatMap(node ->
                                RepositoryPath.of(folder).resolve(node.scalar()).map(RepositoryPath::text))
                        .orElse(RepositoryPath.of(paths.get(0)).folder().text());
                includes.add(new Include(paths, own, paths(one.get("env_file"), folder)));
            }
        }
        return includes;
    }

    private static List<String> paths(Optional<YamlNode> node, String folder) {
        return node.stream()
                .flatMap(one -> one.isScalar() ? Stream.of(one) : one.elements().stream())
                .takeWhile(Most.first(MAX_FILES))
                .flatMap(path -> RepositoryPath.of(folder).resolve(path.scalar()).map(RepositoryPath::text).stream())
                .toList();
    }

    private static List<YamlNode.Entry> entries(YamlNode root) {
        Optional<YamlNode> services = root.get("services");
        if (services.isPresent()) {
            return services.get().entries();
        }
        // In the oldest format the services are top-level keys.
        return root.entries().stream()
                .filter(entry -> entry.value().get("image").isPresent()
                        || entry.value().get("build").isPresent())
                .toList();
    }

    private void load(SourceFile file, String folder, Set<String> visited) {
        if (!Most.room(visited.size(), MAX_FILES) || !visited.add(file.path())) {
            return;
        }
        Root root = root(file);
        for (Include include : root.includes()) {
            include.paths()
                    .forEach(path -> others.apply(path).ifPresent(other -> load(other, include.folder(), visited)));
        }
        // Those of files that a service extends are not the project's.
        root.documents().forEach(document -> {
            configs.add(document, folder);
            devices.add(document, folder);
        });
        root.services()
                .forEach((name, entries) ->
                        entries.forEach(entry -> found.computeIfAbsent(name, ignored -> new ArrayList<>())
                                .addAll(layers(new Layer(entry, folder, false), root, new HashSet<>()))));
    }

    /** Returns the layers of a service, extended services first. */
    private List<Layer> layers(Layer layer, Root root, Set<Place> visited) {
        List<Layer> layers = new ArrayList<>();
        if (visited.size() < MAX_DEPTH && visited.add(layer.place())) {
            layer.entry().value().get("extends").ifPresent(node -> layers.addAll(base(node, layer, root, visited)));
        }
        layers.add(layer);
        return layers;
    }

    private List<Layer> base(YamlNode node, Layer layer, Root root, Set<Place> visited) {
        String name = node.isScalar() ? node.scalar() : node.scalarOf("service");
        Optional<YamlNode> written = node.get("file");
        if (written.isEmpty()) {
            return root.service(name)
                    .map(entry -> layers(new Layer(entry, layer.folder(), true), root, visited))
                    .orElse(List.of());
        }
        Optional<SourceFile> other = RepositoryPath.of(layer.folder())
                .resolve(written.get().scalar())
                .map(RepositoryPath::text)
                .flatMap(this::file);
        Root otherRoot = other.map(this::root).orElse(Root.NONE);
        return otherRoot
                .service(name)
                .map(entry -> layers(
                        new Layer(
                                entry,
                                RepositoryPath.of(other.orElseThrow().path())
                                        .folder()
                                        .text(),
                                true),
                        otherRoot,
                        visited))
                .orElse(List.of());
    }

    private Optional<SourceFile> file(String path) {
        return files.loaded().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .or(() -> others.apply(path));
    }

    private Root root(SourceFile file) {
        return roots.computeIfAbsent(file.path(), path -> Root.of(file));
    }
}
