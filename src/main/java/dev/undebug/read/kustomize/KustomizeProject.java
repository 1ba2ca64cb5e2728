package dev.undebug.read.kustomize;

import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.kubernetes.KubernetesReader;
import dev.undebug.read.kubernetes.KustomizeReferences;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.MergedPlaces;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Builds a kustomization like {@code kustomize build}: bases, resources and components, both kinds of patches, names,
 * images, replacements, vars, and generated ConfigMaps and Secrets.
 */
public final class KustomizeProject {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_KUSTOMIZATIONS = 300;

    private final SourceFile root;
    private final MergedPlaces places = new MergedPlaces();
    private final YamlTrees trees = new YamlTrees(places);
    private final KustomizeFiles files;
    private final KustomizePatches patches;
    private final KustomizeGenerators generators;
    private final KustomizeNames names = new KustomizeNames(trees);
    private final KustomizeImages images = new KustomizeImages(trees);
    private final KustomizeVariables variables = new KustomizeVariables(trees);
    /** Kustomizations that are being built, so that none includes itself. */
    private final Set<String> open = new HashSet<>();

    private int count;

    /**
     * @param root the kustomization
     * @param files returns other files by repository path
     */
    public KustomizeProject(SourceFile root, Function<String, Optional<SourceFile>> files) {
        this.root = root;
        this.files = new KustomizeFiles(files, places);
        this.patches = new KustomizePatches(this.files, trees);
        this.generators = new KustomizeGenerators(this.files, places, trees);
    }

    /** Returns whether a file is a kustomization, by its name. */
    public static boolean isKustomization(String path) {
        return KustomizeFiles.NAMES.contains(RepositoryPath.of(path).name());
    }

    /** Returns the references of a kustomization: files, and folders with another kustomization. Repository paths. */
    public static List<String> references(SourceFile kustomization) {
        return KustomizeReferences.of(kustomization);
    }

    /** Returns the possible files of a reference: the file itself, or a kustomization in that folder. */
    public static List<String> files(String reference) {
        return KustomizeFiles.meant(reference);
    }

    /** Returns the containers that it deploys, and its ConfigMaps and Secrets. */
    public List<Unit> units() {
        Role role = RoleInference.ofOverlay(root.path());
        List<KustomizeResource> resources = accumulate(root, List.of(), 0);
        names.resolve(resources);
        variables.apply(resources);
        List<YamlNode> documents = resources.stream()
                .map(resource -> new YamlNode(resource.node(), places))
                .toList();
        return KubernetesReader.units(documents, role);
    }

    /** Returns the files that {@link #units()} read, the root first. */
    public Set<String> files() {
        return files.read();
    }

    private List<KustomizeResource> accumulate(SourceFile file, List<KustomizeResource> before, int depth) {
        List<KustomizeResource> resources = new ArrayList<>(before);
        Optional<YamlNode> found = Yaml.read(file);
        if (depth > MAX_DEPTH || count++ > MAX_KUSTOMIZATIONS || found.isEmpty() || !open.add(file.path())) {
            return resources;
        }
        files.add(file);
        files.taken(List.of(found.get()));
        List<KustomizeResource> all =
                accumulate(found.get(), RepositoryPath.of(file.path()).folder().text(), resources, depth);
        open.remove(file.path());
        return all;
    }

    private List<KustomizeResource> accumulate(
            YamlNode kustomization, String folder, List<KustomizeResource> before, int depth) {
        List<KustomizeResource> all = before;
        Stream.of("bases", "resources")
                .flatMap(key -> KustomizeReferences.strings(kustomization, key))
                .forEach(written -> resource(folder, written, before, depth));
        elements(kustomization, "vars").forEach(variables::declare);
        elements(kustomization, "configMapGenerator").forEach(one -> generators.configMap(one, folder, before));
        elements(kustomization, "secretGenerator").forEach(one -> generators.secret(one, folder, before));
        for (String written :
                KustomizeReferences.strings(kustomization, "components").toList()) {
            Optional<SourceFile> component = files.kustomization(folder, written);
            all = component.isPresent() ? accumulate(component.get(), all, depth + 1) : all;
        }
        transform(kustomization, folder, all);
        return all;
    }

    private void transform(YamlNode kustomization, String folder, List<KustomizeResource> all) {
        elements(kustomization, "patchesStrategicMerge").forEach(patch -> patches.merged(patch, folder, all));
        elements(kustomization, "patches").forEach(patch -> patches.patched(patch, folder, all));
        names.apply(kustomization, all);
        elements(kustomization, "patchesJson6902").forEach(patch -> patches.patched(patch, folder, all));
        elements(kustomization, "images").forEach(image -> images.apply(image, all));
        elements(kustomization, "replacements")
                .flatMap(one -> replacements(one, folder))
                .forEach(one -> new KustomizeReplacement(trees, one).apply(all));
    }

    /** A file of its own may contain one replacement or several. */
    private Stream<YamlNode> replacements(YamlNode written, String folder) {
        Optional<YamlNode> path = written.get("path");
        if (path.isEmpty()) {
            return Stream.of(written);
        }
        return files.documents(folder, path.get()).stream()
                .flatMap(
                        document -> document.elements().isEmpty() ? Stream.of(document) : document.elements().stream());
    }

    private void resource(String folder, String written, List<KustomizeResource> resources, int depth) {
        Optional<SourceFile> nested = files.kustomization(folder, written);
        if (nested.isPresent()) {
            resources.addAll(accumulate(nested.get(), List.of(), depth + 1));
        } else {
            files.documents(folder, written).stream()
                    .flatMap(KustomizeProject::items)
                    .forEach(item -> resources.add(KustomizeResource.of(item.node())));
        }
    }

    /** A List is not a manifest itself; its items are. */
    private static Stream<YamlNode> items(YamlNode document) {
        Optional<YamlNode> items = document.get("items");
        return YamlTrees.text(document.node(), "kind").equals("List") && items.isPresent()
                ? items.get().elements().stream()
                : Stream.of(document);
    }

    private static Stream<YamlNode> elements(YamlNode kustomization, String key) {
        return KustomizeReferences.elements(kustomization, key);
    }
}
