package dev.undebug.read.kubernetes;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Workload;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandParts;
import dev.undebug.read.shell.CommandParts.Part;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One container of a pod. */
final class KubernetesContainer {
    private static final int MAX_VARIABLES = 1_000;
    private static final int MAX_WORDS = 10_000;

    /** The volumes that have keys of an object for files. */
    private static final List<String> KEYS = List.of("configMap", "secret", "downwardAPI");

    /** The keys of commands beside the container's own one. */
    private static final List<List<String>> HOOKS = List.of(
            List.of("lifecycle", "postStart", "exec", "command"),
            List.of("lifecycle", "preStop", "exec", "command"),
            List.of("livenessProbe", "exec", "command"),
            List.of("readinessProbe", "exec", "command"),
            List.of("startupProbe", "exec", "command"));

    private final Files files;
    private final SourceFile file;
    private final YamlNode pod;
    private final YamlNode node;
    private final boolean template;
    private final List<EnvVar> environment = new ArrayList<>();
    private final List<Unit.VariableSet> sets = new ArrayList<>();

    /**
     * @param pod has the container among others
     * @param template whether the file is a template of Helm that was not rendered
     */
    KubernetesContainer(Files files, YamlNode pod, YamlNode node, boolean template) {
        this.files = files;
        this.file = files.of(node);
        this.pod = pod;
        this.node = node;
        this.template = template;
    }

    /** Returns the file of a node, under the path that reports show. */
    interface Files {
        SourceFile of(YamlNode node);
    }

    /** @param workload what runs it; empty if its name is not known */
    Unit unit(Role role, Optional<Workload> workload) {
        sources();
        variables();
        List<Part> command = words("command");
        List<Part> args = words("args");
        Optional<YamlNode> name = node.get("name");
        return new Unit(
                Unit.Kind.CONTAINER,
                name.map(YamlNode::scalar).filter(TemplatePlaceholders::isKnown).orElseGet(this::fileName),
                // A name from the values of a chart is in another file.
                name.filter(one -> files.of(one).equals(file))
                        .map(one -> file.place(one.span()))
                        .orElse(file.place(node.span())),
                role,
                environment,
                CommandParts.read(file, List.of(command, args)),
                origin(!command.isEmpty()).of(workload));
    }

    /**
     * Returns the programs that the cluster starts in it beside its own one: after its start, before its end, as probes.
     *
     * @param unit the container
     */
    List<Unit> hooks(Unit unit) {
        return HOOKS.stream()
                .flatMap(path -> node.get(path.toArray(String[]::new)).stream())
                .map(command -> CommandParts.read(file, List.of(parts(command.elements()))))
                .flatMap(commands -> Units.hooks(unit, commands).stream())
                .toList();
    }

    private Origin.Container origin(boolean replacesEntrypoint) {
        return new Origin.Container(
                        // Of the name in a template, the parts that nothing fills in stay open.
                        node.get("image").map(YamlNode::scalar).map(TemplatePlaceholders::shown),
                        Optional.empty(),
                        node.get("workingDir").map(YamlNode::scalar).filter(path -> !path.isEmpty()),
                        replacesEntrypoint,
                        sets)
                .mounting(new Origin.Mounts(List.of(), List.of(), mounts()));
    }

    /** Every volume of a cluster hides what an image has at its place. Parts of a template may be left out. */
    private List<Origin.UnseenMount> mounts() {
        return template
                ? List.of()
                : elements("volumeMounts").stream()
                        .map(mount ->
                                new Origin.UnseenMount(mount.scalarOf("mountPath"), isBare(mount.scalarOf("name"))))
                        .filter(mount -> mount.path().startsWith("/") && TemplatePlaceholders.isKnown(mount.path()))
                        .toList();
    }

    /** Returns whether a volume has keys, or nothing: an empty folder may get code from another container of the pod. */
    private boolean isBare(String volume) {
        return pod.elementsOf("volumes").stream()
                .filter(one -> one.scalarOf("name").equals(volume))
                .anyMatch(one -> KEYS.stream().anyMatch(kind -> one.get(kind).isPresent())
                        || (one.get("emptyDir").isPresent() && !isShared(volume)));
    }

    private boolean isShared(String volume) {
        return Stream.of("initContainers", "containers")
                        .flatMap(kind -> pod.elementsOf(kind).stream())
                        .filter(one -> one.elementsOf("volumeMounts").stream()
                                .anyMatch(mount -> mount.scalarOf("name").equals(volume)))
                        .limit(2)
                        .count()
                > 1;
    }

    private String fileName() {
        String name = RepositoryPath.of(file.path()).name();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private void sources() {
        if (template) {
            sets.add(Unit.VariableSet.whole(HelmValuesReader.ENVIRONMENT));
        }
        for (YamlNode source : elements("envFrom")) {
            String prefix = source.scalarOf("prefix");
            source.get("configMapRef", "name")
                    .ifPresent(name -> sets.add(Unit.VariableSet.prefixed(name.scalar(), prefix)));
            source.get("secretRef", "name")
                    .map(name -> KubernetesReader.secret(name.scalar()))
                    .ifPresent(name -> sets.add(Unit.VariableSet.prefixed(name, prefix)));
        }
    }

    private void variables() {
        for (YamlNode entry : elements("env")) {
            Optional<YamlNode> name =
                    entry.get("name").filter(one -> !one.scalar().isEmpty());
            if (name.isEmpty()) {
                continue;
            }
            Optional<YamlNode> from = entry.get("valueFrom");
            from.flatMap(one -> one.get("configMapKeyRef"))
                    .ifPresent(map -> sets.add(single(map, UnaryOperator.identity(), name.get())));
            from.flatMap(one -> one.get("secretKeyRef"))
                    .ifPresent(secret -> sets.add(single(secret, KubernetesReader::secret, name.get())));
            // Of a map or secret that the repository does not have, the value is unknown.
            environment.add(variable(entry, name.get()));
            entry.get("value")
                    .filter(value -> template)
                    .flatMap(value -> TemplatePlaceholders.value(files.of(value).slice(value.span())))
                    .ifPresent(path -> sets.add(new Unit.VariableSet(
                            HelmValuesReader.VALUES,
                            Optional.of(path),
                            name.get().scalar())));
        }
    }

    private static Unit.VariableSet single(YamlNode reference, UnaryOperator<String> called, YamlNode variable) {
        String set = reference.scalarOf("name");
        Optional<String> key = reference.get("key").map(YamlNode::scalar);
        return new Unit.VariableSet(called.apply(set), key.or(() -> Optional.of("")), variable.scalar());
    }

    /** A patch may have changed only the value. */
    private EnvVar variable(YamlNode entry, YamlNode name) {
        SourceFile own = files.of(name);
        Optional<YamlNode> value =
                entry.get("value").filter(one -> !files.of(one).equals(own) || !within(one, entry));
        return value.map(one -> EnvironmentNodes.variable(files.of(one), name.scalar(), one.span(), one))
                .orElseGet(() -> EnvironmentNodes.named(own, entry, name));
    }

    /** A value that was copied from another field is outside of the entry. */
    private static boolean within(YamlNode value, YamlNode entry) {
        return value.span().start() >= entry.span().start()
                && value.span().end() <= entry.span().end();
    }

    private List<YamlNode> elements(String key) {
        return node.elementsOf(key).stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .toList();
    }

    /** Kubernetes expands a word with {@code $(NAME)}. */
    private List<Part> words(String key) {
        return parts(node.elementsOf(key));
    }

    private List<Part> parts(List<YamlNode> elements) {
        return elements.stream()
                .takeWhile(Most.first(MAX_WORDS))
                .map(element -> {
                    String text = element.scalar();
                    boolean literal = TemplatePlaceholders.isKnown(text) && !text.contains("$(");
                    return new Part(new Token(element.text(), element.span(), literal, literal), files.of(element));
                })
                .toList();
    }
}
