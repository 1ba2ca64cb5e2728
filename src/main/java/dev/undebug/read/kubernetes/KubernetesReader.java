package dev.undebug.read.kubernetes;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Workload;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads manifests of Kubernetes and of similar formats (Knative, Cloud Run, OpenShift, Argo Rollouts): containers of
 * any pod template, ConfigMaps and Secrets. Reads the literal parts of Helm templates.
 */
public final class KubernetesReader implements Reader {
    private static final int MAX_DOCUMENTS = 500;
    private static final int MAX_UNITS = 500;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_VARIABLES = 1_000;
    /** With anchors, few lines can describe a tree of any size. */
    private static final int MAX_NODES = 20_000;

    private static final Pattern FOLDER = Pattern.compile(
            "k8s|k3s|kube|kubernetes|manifests?|deploy|deployments?|overlays?"
                    + "|base|kustomize|charts?|helm|argocd|argo|gitops|openshift|infra|infrastructure|ops|knative|cloudrun|cloud-run");
    private static final Pattern NAME = Pattern.compile(
            ".*(?:deploy|deployment|configmap|config-map|statefulset|daemonset"
                    + "|cronjob|kustomization|pod|k8s|kube|kubernetes|knative|cloudrun|cloud-run|rollout).*\\.(?:ya?ml|json)");

    /** The key of a Secret's plain values, which are not base64. */
    public static final String PLAIN_SECRETS = "stringData";

    private static final Set<String> ENVIRONMENT_LABELS = Set.of("env", "environment");

    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers");

    @Override
    public boolean reads(String path) {
        boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
        return yaml && !path.startsWith(".github/") && isPlaced(path);
    }

    /** Returns whether the name of a file or of its folders is one that manifests have. */
    static boolean isPlaced(String path) {
        if (NAME.matcher(RepositoryPath.of(path).name()).matches()) {
            return true;
        }
        return RepositoryPath.of(path).folder().names().stream()
                .anyMatch(folder -> FOLDER.matcher(folder).matches());
    }

    @Override
    public FileFacts read(SourceFile file) {
        Reading reading = reading(file);
        List<Unit> units = new ArrayList<>(reading.units);
        units.addAll(reading.mounted.units(file, reading.maps, reading.path));
        return FileFacts.ofUnits(file, units);
    }

    private static Reading reading(SourceFile file) {
        boolean template = TemplatePlaceholders.isTemplate(file);
        SourceFile yaml = template ? TemplatePlaceholders.masked(file) : file;
        List<YamlNode> documents = Yaml.documents(yaml, MAX_DOCUMENTS);
        Role path = RoleInference.ofOverlay(file.path());
        Reading reading = new Reading(node -> file, Role.UNKNOWN, path, template, new ReachedPods(documents));
        documents.forEach(document -> reading.document(document, 0));
        return reading;
    }

    /**
     * Returns the units of manifests that were merged from several files.
     *
     * @param role the role of the project, if known
     */
    public static List<Unit> units(List<YamlNode> documents, Role role) {
        Reading reading = new Reading(YamlNode::file, role, Role.UNKNOWN, false, new ReachedPods(documents));
        documents.forEach(document -> reading.document(document, 0));
        return reading.units;
    }

    /**
     * Returns the Python files that containers of a manifest mount from ConfigMaps of others. Nothing says which of several
     * ConfigMaps with one name is meant.
     */
    public static List<Unit> mounted(SourceFile manifest, List<SourceFile> others) {
        Reading reading = reading(manifest);
        Map<SourceFile, Map<String, YamlNode>> maps = new LinkedHashMap<>();
        others.forEach(file -> maps.put(file, reading(file).maps));
        Map<String, Long> named = maps.values().stream()
                .flatMap(defined -> defined.keySet().stream())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        List<Unit> units = new ArrayList<>();
        maps.forEach((file, defined) -> {
            defined.keySet().removeIf(name -> named.getOrDefault(name, 0L) > 1 || reading.maps.containsKey(name));
            units.addAll(reading.mounted.units(file, defined, reading.path));
        });
        return units;
    }

    /** Returns the name of a Secret's unit, in kubectl's notation. */
    static String secret(String name) {
        return "secret/" + name;
    }

    /** The state of reading. */
    private static final class Reading {
        private final KubernetesContainer.Files files;
        private final Role project;
        private final Role path;
        private final boolean template;
        private final ReachedPods reached;
        private final List<Unit> units = new ArrayList<>();
        private final MountedFiles mounted = new MountedFiles();
        private final Map<String, YamlNode> maps = new HashMap<>();
        private int nodes;
        private boolean knative;
        private Optional<Workload> workload = Optional.empty();

        /**
         * @param project the role of the project that deploys the document
         * @param path the role that the document's path shows
         * @param template whether the file is a template of Helm that was not rendered
         * @param reached what the manifests that are read together open to others
         */
        private Reading(
                KubernetesContainer.Files files, Role project, Role path, boolean template, ReachedPods reached) {
            this.files = files;
            this.project = project;
            this.path = path;
            this.template = template;
            this.reached = reached;
        }

        private void document(YamlNode document, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                return;
            }
            if (document.scalarOf("kind").equals("List")) {
                document.get("items").ifPresent(items -> items.elements().forEach(item -> document(item, depth + 1)));
            } else if (document.scalarOf("kind").equals("ConfigMap")) {
                set(document, name(document), data(document, "data"));
                document.get("data").ifPresent(data -> maps.put(name(document), data));
            } else if (document.scalarOf("kind").equals("Secret")) {
                set(document, secret(name(document)), secrets(document));
                document.get("stringData").ifPresent(data -> maps.put(secret(name(document)), data));
            } else if (document.scalarOf("kind").equals("Kustomization") || isGenerating(document)) {
                generators(document, "configMapGenerator", UnaryOperator.identity());
                generators(document, "secretGenerator", KubernetesReader::secret);
            } else if (document.get("apiVersion").isPresent()) {
                knative = document.scalarOf("apiVersion").startsWith("serving.knative.dev");
                workload = Optional.of(name(document))
                        .filter(TemplatePlaceholders::isKnown)
                        .flatMap(name -> Workload.of(document.scalarOf("kind"), name));
                pods(document, workload(document), 0);
            }
        }

        private Role role(YamlNode document) {
            return RoleInference.firstKnown(surroundings(document), RoleInference.of(name(document)), path);
        }

        private Role workload(YamlNode document) {
            Role named = RoleInference.ofWorkload(name(document));
            // What is open to visitors may well be the application, whose name is somebody's first test.
            Role own = named == Role.TEST && reached.has(document) ? Role.UNKNOWN : named;
            return RoleInference.firstKnown(surroundings(document), own, path);
        }

        /** Returns the role that the project, the namespace or a label states. */
        private Role surroundings(YamlNode document) {
            Role namespace = RoleInference.of(document.scalarOf("metadata", "namespace"));
            Role labelled = document.entriesOf("metadata", "labels").stream()
                    .filter(label -> ENVIRONMENT_LABELS.contains(label.name()))
                    .map(label -> RoleInference.of(label.value().scalar()))
                    .reduce(Role.UNKNOWN, RoleInference::firstKnown);
            return RoleInference.firstKnown(project, namespace, labelled);
        }

        private static boolean isGenerating(YamlNode document) {
            return KustomizeReferences.GENERATORS.stream()
                    .anyMatch(key -> document.get(key).isPresent());
        }

        private void generators(YamlNode document, String key, UnaryOperator<String> called) {
            document.elementsOf(key).forEach(one -> generator(one, called));
        }

        private static String name(YamlNode document) {
            return document.scalarOf("metadata", "name");
        }

        private void set(YamlNode document, String name, List<EnvVar> variables) {
            variables(name, document, role(document), variables, List.of());
        }

        /** The API server writes plain values over encoded ones. */
        private List<EnvVar> secrets(YamlNode document) {
            Map<String, EnvVar> variables = new LinkedHashMap<>();
            data(document, "data").stream()
                    .map(Base64Secret::decoded)
                    .forEach(variable -> variables.put(variable.name(), variable));
            data(document, PLAIN_SECRETS).forEach(variable -> variables.put(variable.name(), variable));
            return List.copyOf(variables.values());
        }

        private List<EnvVar> data(YamlNode document, String field) {
            List<EnvVar> variables = new ArrayList<>();
            for (YamlNode.Entry entry : document.entriesOf(field)) {
                SourceFile file = files.of(entry.value());
                boolean together = file.equals(files.of(entry.key()));
                Span key = (together ? entry.key() : entry.value()).span();
                if (entry.value().isScalar() && Most.room(variables.size(), MAX_VARIABLES)) {
                    variables.add(EnvironmentNodes.variable(file, entry.name(), key, entry.value()));
                }
            }
            return variables;
        }

        private void generator(YamlNode generator, UnaryOperator<String> called) {
            SourceFile file = files.of(generator);
            List<EnvVar> literals = generator
                    .get("literals")
                    .map(list -> EnvironmentNodes.literals(file, list))
                    .orElse(List.of());
            String folder = RepositoryPath.of(file.path()).folder().text();
            List<String> paths = KustomizeReferences.envFiles(generator)
                    .flatMap(written -> RepositoryPath.of(folder).resolve(written).map(RepositoryPath::text).stream())
                    .toList();
            String name = called.apply(generator.scalarOf("name"));
            variables(name, generator, RoleInference.firstKnown(project, path), literals, paths);
        }

        private void variables(String name, YamlNode node, Role role, List<EnvVar> variables, List<String> envFiles) {
            if (Most.room(units.size(), MAX_UNITS)) {
                units.add(new Unit(
                        Unit.Kind.VARIABLES,
                        name,
                        files.of(node).place(node.span()),
                        role,
                        variables,
                        List.of(),
                        Origin.process(Optional.empty(), envFiles)));
            }
        }

        /** Finds the containers of any pod template; the surrounding structure depends on the kind. */
        private void pods(YamlNode node, Role role, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                return;
            }
            mounted.pod(node);
            for (YamlNode.Entry entry : node.entries()) {
                if (CONTAINERS.contains(entry.name())) {
                    for (YamlNode container : entry.value().elements()) {
                        if (Most.room(units.size(), MAX_UNITS)) {
                            KubernetesContainer read = new KubernetesContainer(files, node, container, template);
                            Unit unit =
                                    read.unit(role, workload).on(knative ? Platform.CLOUD_RUN : Platform.KUBERNETES);
                            units.add(unit);
                            units.addAll(read.hooks(unit));
                        }
                    }
                } else {
                    pods(entry.value(), role, depth + 1);
                }
            }
        }
    }
}
