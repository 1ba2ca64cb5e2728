package dev.undebug.read.kustomize;

import dev.undebug.read.kustomize.KustomizeResource.Identity;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Applies {@code namePrefix}, {@code nameSuffix} and {@code namespace} to manifests, and updates references to their
 * names.
 */
final class KustomizeNames {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_WORK = 200_000;

    /** Kinds whose names get no prefix or suffix. */
    private static final Set<String> KEPT = Set.of("CustomResourceDefinition", "APIService", "Namespace");

    /** Keys of references in containers, and the kinds that they refer to. */
    private static final Map<String, String> REFERENCES = Map.of(
            "configMapRef", "ConfigMap",
            "configMapKeyRef", "ConfigMap",
            "secretRef", "Secret",
            "secretKeyRef", "Secret");

    private final YamlTrees trees;
    private int work;

    KustomizeNames(YamlTrees trees) {
        this.trees = trees;
    }

    /** Sets the namespaces and names of the manifests of one kustomization. */
    void apply(YamlNode kustomization, List<KustomizeResource> resources) {
        kustomization
                .get("namespace")
                .map(YamlNode::scalar)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> resources.replaceAll(
                        resource -> resource.with(metadata(resource.node(), "namespace", old -> name))));
        affix(kustomization, "namePrefix", resources, affix -> name -> affix + name);
        affix(kustomization, "nameSuffix", resources, affix -> name -> name + affix);
    }

    private interface Affix {
        UnaryOperator<String> around(String affix);
    }

    private void affix(YamlNode kustomization, String key, List<KustomizeResource> resources, Affix affix) {
        String written = kustomization.scalarOf(key);
        if (!written.isEmpty()) {
            resources.replaceAll(resource -> KEPT.contains(resource.id().kind())
                    ? resource
                    : resource.with(metadata(resource.node(), "name", affix.around(written)))
                            .within(key + " " + written));
        }
    }

    private Node metadata(Node document, String key, UnaryOperator<String> change) {
        return trees.changed(
                document,
                "metadata",
                inner -> trees.changed(inner, key, old -> {
                    String text = old instanceof ScalarNode scalar ? scalar.getValue() : "";
                    return trees.scalar(change.apply(text), old);
                }));
    }

    /** Updates every reference to a ConfigMap or Secret to its final name. */
    void resolve(List<KustomizeResource> resources) {
        List<KustomizeResource> all = List.copyOf(resources);
        resources.replaceAll(resource -> named(resource, all));
        resources.replaceAll(resource -> resource.with(referring(resource.node(), resource, all, 0)));
    }

    /** Adds the namespace to the name of a ConfigMap or Secret that exists in several namespaces. */
    private KustomizeResource named(KustomizeResource resource, List<KustomizeResource> all) {
        String name = finalName(resource, all);
        return REFERENCES.containsValue(resource.id().kind())
                        && !name.equals(resource.id().name())
                ? resource.with(metadata(resource.node(), "name", old -> name))
                : resource;
    }

    private static String finalName(KustomizeResource resource, List<KustomizeResource> all) {
        Identity id = resource.id();
        boolean alone = all.stream()
                .map(KustomizeResource::id)
                .filter(other -> other.kind().equals(id.kind()) && other.name().equals(id.name()))
                .allMatch(id::is);
        return alone ? id.name() : id.namespace() + "/" + id.name();
    }

    private Node referring(Node node, KustomizeResource from, List<KustomizeResource> all, int depth) {
        if (depth > MAX_DEPTH || ++work > MAX_WORK) {
            return node;
        }
        if (node instanceof SequenceNode sequence) {
            return trees.sequence(
                    sequence.getValue().stream()
                            .map(element -> referring(element, from, all, depth + 1))
                            .toList(),
                    sequence);
        }
        if (!(node instanceof MappingNode mapping)) {
            return node;
        }
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String kind = REFERENCES.getOrDefault(YamlTrees.name(tuple), "");
            Node value = tuple.getValueNode();
            tuples.add(new NodeTuple(
                    tuple.getKeyNode(),
                    kind.isEmpty() ? referring(value, from, all, depth + 1) : referred(value, kind, from, all)));
        }
        return trees.mapping(tuples, mapping);
    }

    private Node referred(Node reference, String kind, KustomizeResource from, List<KustomizeResource> all) {
        String name = YamlTrees.text(reference, "name");
        return name.isEmpty()
                ? reference
                : meant(name, kind, from, all)
                        .map(found -> trees.changed(reference, "name", old -> trees.scalar(finalName(found, all), old)))
                        .orElse(reference);
    }

    /** Among several candidates, prefers the same namespace, then the same prefixes and suffixes. */
    private static Optional<KustomizeResource> meant(
            String name, String kind, KustomizeResource from, List<KustomizeResource> all) {
        List<KustomizeResource> found = all.stream()
                .filter(one ->
                        one.isKnownAs(id -> id.kind().equals(kind) && id.name().equals(name)))
                .toList();
        found = narrowed(
                found, one -> one.id().effectiveNamespace().equals(from.id().effectiveNamespace()));
        found = narrowed(found, one -> one.affixes().equals(from.affixes()));
        return found.stream().findFirst();
    }

    private static List<KustomizeResource> narrowed(
            List<KustomizeResource> found, Predicate<KustomizeResource> nearer) {
        List<KustomizeResource> near = found.stream().filter(nearer).toList();
        return near.isEmpty() ? found : near;
    }
}
