package dev.undebug.read.kustomize;

import dev.undebug.read.kustomize.KustomizeResource.Identity;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The patches of a kustomization, of both kinds: laid over the manifests that they name, or over those of their target. */
final class KustomizePatches {
    private final KustomizeFiles files;
    private final YamlTrees trees;
    private final StrategicMerge merge;

    KustomizePatches(KustomizeFiles files, YamlTrees trees) {
        this.files = files;
        this.trees = trees;
        this.merge = new StrategicMerge(trees);
    }

    /** An element of {@code patchesStrategicMerge}: a file or a text. */
    void merged(YamlNode patch, String folder, List<KustomizeResource> resources) {
        apply(patch, Optional.empty(), folder, resources);
    }

    /** An element of {@code patches}: a file or a text, with or without the manifests that it is for. */
    void patched(YamlNode patch, String folder, List<KustomizeResource> resources) {
        patch.get("path")
                .or(() -> patch.get("patch"))
                .ifPresent(text -> apply(text, patch.get("target"), folder, resources));
    }

    private void apply(YamlNode text, Optional<YamlNode> target, String folder, List<KustomizeResource> resources) {
        for (YamlNode part : files.documents(folder, text)) {
            Set<KustomizeResource> meant = meant(part.node(), target, resources);
            List<KustomizeResource> patched = new ArrayList<>();
            for (KustomizeResource resource : resources) {
                if (meant.contains(resource)) {
                    patched(resource.node(), part.node()).map(resource::with).ifPresent(patched::add);
                } else {
                    patched.add(resource);
                }
            }
            resources.clear();
            resources.addAll(patched);
        }
    }

    /** What a patch without a target is for is called so now, or if nothing is, was called so before. */
    private static Set<KustomizeResource> meant(
            Node patch, Optional<YamlNode> target, List<KustomizeResource> resources) {
        if (target.isPresent()) {
            KustomizeSelector selector = new KustomizeSelector(target.get());
            return resources.stream().filter(selector::selects).collect(Collectors.toSet());
        }
        Identity id = Identity.of(patch);
        Set<KustomizeResource> now =
                resources.stream().filter(resource -> resource.id().is(id)).collect(Collectors.toSet());
        return !now.isEmpty()
                ? now
                : resources.stream()
                        .filter(resource -> resource.isKnownAs(id::is))
                        .collect(Collectors.toSet());
    }

    private Optional<Node> patched(Node document, Node patch) {
        if (patch instanceof SequenceNode operations) {
            Node changed = document;
            for (Node operation : operations.getValue()) {
                changed = new JsonPatch(trees, operation).apply(changed);
            }
            return Optional.of(changed);
        }
        return merge.apply(document, patch)
                .map(merged -> called(YamlTrees.text(YamlTrees.value(document, "metadata"), "name"), merged));
    }

    /** The name by which a patch finds a manifest may be one that it had before. */
    private Node called(String name, Node document) {
        return trees.changed(
                document, "metadata", inner -> trees.changed(inner, "name", old -> trees.scalar(name, old)));
    }
}
