package dev.undebug.read.kustomize;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.kubernetes.KubernetesReader;
import dev.undebug.read.kubernetes.KustomizeReferences;
import dev.undebug.read.kustomize.KustomizeResource.Identity;
import dev.undebug.read.text.Lines;
import dev.undebug.read.yaml.MergedPlaces;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Turns the generators of a kustomization into manifests of ConfigMaps and Secrets; the values keep their places. */
final class KustomizeGenerators {
    private static final int MAX_LINES = 2_000;

    private final KustomizeFiles files;
    private final MergedPlaces places;
    private final YamlTrees trees;

    KustomizeGenerators(KustomizeFiles files, MergedPlaces places, YamlTrees trees) {
        this.files = files;
        this.places = places;
        this.trees = trees;
    }

    void configMap(YamlNode generator, String folder, List<KustomizeResource> resources) {
        generate("ConfigMap", "data", generator, folder, resources);
    }

    void secret(YamlNode generator, String folder, List<KustomizeResource> resources) {
        generate("Secret", KubernetesReader.PLAIN_SECRETS, generator, folder, resources);
    }

    private void generate(
            String kind, String key, YamlNode generator, String folder, List<KustomizeResource> resources) {
        Map<String, NodeTuple> data = data(generator, folder);
        Node like = generator.node();
        Identity id = new Identity(kind, generator.scalarOf("name"), generator.scalarOf("namespace"));
        switch (generator.scalarOf("behavior")) {
            case "merge" ->
                absorb(
                        resources,
                        id,
                        key,
                        (under, over) -> {
                            Map<String, NodeTuple> all = new LinkedHashMap<>(under);
                            all.putAll(over);
                            return all;
                        },
                        data);
            case "replace" -> absorb(resources, id, key, (under, over) -> over, data);
            default -> {
                if (like instanceof MappingNode mapping) {
                    resources.add(KustomizeResource.of(trees.mapping(
                            List.of(
                                    entry("apiVersion", trees.scalar("v1", like)),
                                    entry("kind", trees.scalar(kind, like)),
                                    entry("metadata", metadata(id, mapping)),
                                    entry(key, trees.mapping(List.copyOf(data.values()), mapping))),
                            mapping)));
                }
            }
        }
    }

    private interface Merge {
        Map<String, NodeTuple> merged(Map<String, NodeTuple> under, Map<String, NodeTuple> over);
    }

    private void absorb(
            List<KustomizeResource> resources, Identity id, String key, Merge merge, Map<String, NodeTuple> data) {
        resources.replaceAll(resource -> {
            if (!resource.isKnownAs(id::is) || !(resource.node() instanceof MappingNode manifest)) {
                return resource;
            }
            Map<String, NodeTuple> under = new LinkedHashMap<>();
            if (YamlTrees.value(manifest, key).orElse(null) instanceof MappingNode old) {
                old.getValue().forEach(tuple -> under.put(YamlTrees.name(tuple), tuple));
            }
            List<NodeTuple> tuples = new ArrayList<>(manifest.getValue());
            tuples.removeIf(tuple -> YamlTrees.name(tuple).equals(key));
            tuples.add(entry(
                    key, trees.mapping(List.copyOf(merge.merged(under, data).values()), manifest)));
            return resource.with(trees.mapping(tuples, manifest));
        });
    }

    private NodeTuple entry(String key, Node value) {
        return new NodeTuple(trees.scalar(key, value), value);
    }

    private Node metadata(Identity id, MappingNode like) {
        List<NodeTuple> tuples = new ArrayList<>();
        tuples.add(entry("name", trees.scalar(id.name(), like)));
        if (!id.namespace().isEmpty()) {
            tuples.add(entry("namespace", trees.scalar(id.namespace(), like)));
        }
        return trees.mapping(tuples, like);
    }

    private Map<String, NodeTuple> data(YamlNode generator, String folder) {
        Map<String, NodeTuple> data = new LinkedHashMap<>();
        KustomizeReferences.envFiles(generator)
                .flatMap(written -> files.file(folder, written).stream())
                .forEach(file -> lines(file).forEach(variable -> put(data, variable)));
        KustomizeReferences.files(generator).forEach(named -> put(data, named, folder));
        generator
                .get("literals")
                .map(list -> EnvironmentNodes.literals(generator.file(), list))
                .orElse(List.of())
                .forEach(variable -> put(data, variable));
        return data;
    }

    /** Parses an env file like kustomize: quotes and trailing comments belong to the value. */
    private static List<EnvVar> lines(SourceFile file) {
        List<EnvVar> variables = new ArrayList<>();
        for (int line = 1; line <= Math.min(file.lineCount(), MAX_LINES); line++) {
            Span whole = Lines.line(file, line);
            String text = file.slice(whole);
            int start = text.length() - text.stripLeading().length();
            int equals = text.indexOf('=', start);
            if (equals > start && text.charAt(start) != '#') {
                Span value = new Span(whole.start() + equals + 1, whole.end());
                Place place = file.place(new Span(whole.start() + start, whole.end()));
                variables.add(new EnvVar(text.substring(start, equals), Optional.of(file.slice(value)), place, value));
            }
        }
        return variables;
    }

    private void put(Map<String, NodeTuple> data, EnvVar variable) {
        SourceFile file = variable.place().file();
        Node key = places.placed(
                YamlTrees.plain(variable.name()), file, variable.place().span());
        Node value = places.placed(YamlTrees.plain(variable.value().orElse("")), file, variable.valueSpan());
        data.put(variable.name(), new NodeTuple(key, value));
    }

    /** The whole text of a file is one value. */
    private void put(Map<String, NodeTuple> data, KustomizeReferences.KeyFile named, String folder) {
        files.file(folder, named.path()).ifPresent(file -> {
            Span whole = new Span(Lines.start(file), file.text().length());
            put(data, new EnvVar(named.key(), Optional.of(file.slice(whole)), file.place(whole), whole));
        });
    }
}
