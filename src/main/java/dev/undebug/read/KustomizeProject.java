package dev.undebug.read;

import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A kustomization with all that it is made of, as {@code kustomize build} makes it: bases, resources and components, patches of
 * both kinds, images, and ConfigMaps that it generates.
 */
public final class KustomizeProject {
    private static final int MAX_DOCUMENTS = 500;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_FILES = 300;
    private static final int MAX_WORK = 200_000;

    /** Expressions that take no time without end to try; nobody needs others. */
    private static final Pattern SIMPLE = Pattern.compile("[^*+?{]{0,200}(?:(?<!\\))[*+?][^*+?{]{0,200}){0,3}");

    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final List<String> LISTS = List.of("resources", "bases", "components");

    private final SourceFile root;
    private final Function<String, Optional<SourceFile>> files;
    private final MergedPlaces places = new MergedPlaces();
    private final YamlTrees trees = new YamlTrees(places);
    private final StrategicMerge merge = new StrategicMerge(trees);
    private final Set<String> read = new LinkedHashSet<>();
    private final List<Unit> generated = new ArrayList<>();
    private int work;

    /**
     * @param root the kustomization
     * @param files others, by repository path
     */
    public KustomizeProject(SourceFile root, Function<String, Optional<SourceFile>> files) {
        this.root = root;
        this.files = files;
    }

    /** Returns whether a file is a kustomization, by its name. */
    public static boolean isKustomization(String path) {
        return NAMES.contains(RepositoryPath.name(path));
    }

    /** Returns what a kustomization is made of: files, and folders with a kustomization of their own. Repository paths. */
    public static List<String> references(SourceFile kustomization) {
        String folder = RepositoryPath.folder(kustomization.path());
        return Yaml.read(kustomization).stream()
                .flatMap(document -> Stream.concat(
                        LISTS.stream().flatMap(key -> strings(document, key)),
                        Stream.of("patches", "patchesJson6902", "patchesStrategicMerge")
                                .flatMap(key -> patchFiles(document, key))))
                .limit(MAX_FILES)
                .flatMap(written -> RepositoryPath.resolve(folder, written).stream())
                .toList();
    }

    /** Returns the files that a reference may mean: itself, or the kustomization in the folder. */
    public static List<String> files(String reference) {
        return Stream.concat(
                        Stream.of(reference),
                        NAMES.stream().map(name -> reference.isEmpty() ? name : reference + "/" + name))
                .toList();
    }

    private static Stream<String> patchFiles(YamlNode document, String key) {
        return elements(document, key)
                .flatMap(patch ->
                        patch.isScalar() ? Stream.of(patch.scalar()) : patch.get("path").map(YamlNode::scalar).stream())
                .filter(written -> written.endsWith(".yaml") || written.endsWith(".yml") || written.endsWith(".json"));
    }

    private static Stream<String> strings(YamlNode document, String key) {
        return elements(document, key).map(YamlNode::scalar).filter(written -> !written.isEmpty());
    }

    private static Stream<YamlNode> elements(YamlNode document, String key) {
        return document.get(key).map(YamlNode::elements).orElse(List.of()).stream()
                .limit(MAX_FILES);
    }

    /** Returns the containers that it deploys, and the sets of variables of its own: of one name all, a later one wins. */
    public List<Unit> units() {
        Role role = RoleNames.ofOverlay(root.path());
        List<Unit> units = new ArrayList<>();
        for (Node document : accumulate(root, List.of(), 0)) {
            units.addAll(KubernetesReader.units(new YamlNode(document, places), role));
        }
        units.addAll(generated);
        return units;
    }

    /** Returns the files that it is made of, itself first; known once the units are. */
    public Set<String> files() {
        return Set.copyOf(read);
    }

    private List<Node> accumulate(SourceFile file, List<Node> before, int depth) {
        List<Node> documents = new ArrayList<>(before);
        Optional<YamlNode> found = Yaml.read(file);
        if (depth > MAX_DEPTH || read.size() > MAX_FILES || found.isEmpty() || !read.add(file.path())) {
            return documents;
        }
        YamlNode kustomization = found.get();
        String folder = RepositoryPath.folder(file.path());
        Stream.of("bases", "resources")
                .flatMap(key -> strings(kustomization, key))
                .forEach(written -> resource(folder, written, documents, depth));
        elements(kustomization, "configMapGenerator").forEach(generator -> generate(generator, documents));
        List<Node> all = documents;
        for (String written : strings(kustomization, "components").toList()) {
            Optional<SourceFile> component = kustomization(folder, written);
            all = component.isPresent() ? accumulate(component.get(), all, depth + 1) : all;
        }
        List<Node> patched = new ArrayList<>(all);
        elements(kustomization, "patchesStrategicMerge").forEach(patch -> patch(patch, patch, folder, patched));
        elements(kustomization, "patches").forEach(patch -> patch(patch, folder, patched));
        elements(kustomization, "patchesJson6902").forEach(patch -> patch(patch, folder, patched));
        elements(kustomization, "images").forEach(image -> patched.replaceAll(document -> image(document, image, 0)));
        return patched;
    }

    private void resource(String folder, String written, List<Node> documents, int depth) {
        Optional<SourceFile> nested = kustomization(folder, written);
        if (nested.isPresent()) {
            documents.addAll(accumulate(nested.get(), List.of(), depth + 1));
        } else {
            documents(folder, written).forEach(document -> documents.add(document.node()));
        }
    }

    private Optional<SourceFile> kustomization(String folder, String written) {
        Optional<String> path = RepositoryPath.resolve(folder, written);
        return NAMES.stream()
                .flatMap(name -> path.flatMap(found -> RepositoryPath.resolve(found, name)).flatMap(files).stream())
                .findFirst();
    }

    private List<YamlNode> documents(String folder, String written) {
        Optional<SourceFile> file = RepositoryPath.resolve(folder, written).flatMap(files);
        if (file.isEmpty() || file.get().text().length() > Readers.MAX_LENGTH) {
            return List.of();
        }
        read.add(file.get().path());
        return taken(Yaml.documents(file.get(), MAX_DOCUMENTS));
    }

    private List<YamlNode> taken(List<YamlNode> documents) {
        return documents.stream()
                .filter(document -> places.add(document.node(), document.places()))
                .toList();
    }

    /** A patch of the list {@code patches}: a file or a text, with or without the manifests that it is for. */
    private void patch(YamlNode patch, String folder, List<Node> documents) {
        patch.get("path").or(() -> patch.get("patch")).ifPresent(text -> patch(text, patch, folder, documents));
    }

    private void patch(YamlNode text, YamlNode patch, String folder, List<Node> documents) {
        String written = text.scalar();
        List<YamlNode> parts = written.contains("\n") || written.contains("{") || written.contains("[")
                ? taken(Yaml.inline(text, MAX_DOCUMENTS))
                : documents(folder, written);
        Optional<YamlNode> target = patch.isScalar() ? Optional.empty() : patch.get("target");
        for (YamlNode part : parts) {
            List<Node> patched = documents.stream()
                    .flatMap(document -> patched(document, part.node(), target).stream())
                    .toList();
            documents.clear();
            documents.addAll(patched);
        }
    }

    private Optional<Node> patched(Node document, Node patch, Optional<YamlNode> target) {
        if (patch instanceof SequenceNode operations) {
            if (target.isEmpty() || !isMeant(document, target.get())) {
                return Optional.of(document);
            }
            Node changed = document;
            for (Node operation : operations.getValue()) {
                changed = new JsonPatch(trees, operation).apply(changed);
            }
            return Optional.of(changed);
        }
        boolean meant = target.map(wanted -> isMeant(document, wanted))
                .orElseGet(() -> YamlTrees.text(document, "kind").equals(YamlTrees.text(patch, "kind"))
                        && name(document).equals(name(patch)));
        return meant ? merge.apply(document, patch) : Optional.of(document);
    }

    private static String name(Node document) {
        return YamlTrees.value(document, "metadata")
                .map(metadata -> YamlTrees.text(metadata, "name"))
                .orElse("");
    }

    /** The kind and the name of a target are regular expressions. */
    private static boolean isMeant(Node document, YamlNode target) {
        return isMeant(YamlTrees.text(document, "kind"), target.get("kind"))
                && isMeant(name(document), target.get("name"));
    }

    private static boolean isMeant(String text, Optional<YamlNode> wanted) {
        String expression = wanted.map(YamlNode::scalar).orElse("");
        if (expression.isEmpty() || expression.equals(text)) {
            return true;
        }
        try {
            return SIMPLE.matcher(expression).matches() && text.length() < 200 && Pattern.matches(expression, text);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** Gives an image another name wherever it is named. */
    private Node image(Node node, YamlNode image, int depth) {
        if (depth > MAX_DEPTH * 4 || ++work > MAX_WORK) {
            return node;
        }
        if (node instanceof SequenceNode sequence) {
            return trees.sequence(
                    sequence.getValue().stream()
                            .map(element -> image(element, image, depth + 1))
                            .toList(),
                    sequence);
        }
        if (!(node instanceof MappingNode mapping)) {
            return node;
        }
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            boolean named = YamlTrees.name(tuple).equals("image")
                    && YamlTrees.text(mapping, "image")
                            .split("[:@]", 2)[0]
                            .equals(image.get("name").map(YamlNode::scalar).orElse(""));
            Optional<String> other = named ? image.get("newName").map(YamlNode::scalar) : Optional.empty();
            tuples.add(new NodeTuple(
                    tuple.getKeyNode(),
                    other.map(name -> trees.scalar(name, tuple.getValueNode()))
                            .orElseGet(() -> image(tuple.getValueNode(), image, depth + 1))));
        }
        return trees.mapping(tuples, mapping);
    }

    private void generate(YamlNode generator, List<Node> documents) {
        String name = generator.get("name").map(YamlNode::scalar).orElse("");
        if (generator.get("behavior").map(YamlNode::scalar).orElse("").equals("replace")) {
            generated.removeIf(unit -> unit.name().equals(name));
            documents.removeIf(document -> YamlTrees.text(document, "kind").equals("ConfigMap")
                    && name(document).equals(name));
        }
        generated.add(KubernetesReader.generated(generator, RoleNames.ofOverlay(root.path())));
    }
}
