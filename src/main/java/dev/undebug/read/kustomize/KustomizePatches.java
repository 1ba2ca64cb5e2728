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

/** Applies the patches of a kustomization, strategic merge and JSON, to the manifests that they name or target. */
final class KustomizePatches {
    private final KustomizeFiles files;
    private final YamlTrees trees;
    private final StrategicMerge merge;

    KustomizePatches(KustomizeFiles files, YamlTrees trees) {
        this.files = files;
        this.trees = trees;
        this.merge = new StrategicMerge(trees);
    }

    /** Applies an element of {@code patchesStrategicMerge}: a file or an inline text. */
    void merged(YamlNode patch, String folder, List<KustomizeResource> resources) {
        apply(patch, Optional.empty(), folder, resources);
    }

    /** Applies an element of {@code patches}: a file or an inline text, with or without a target. */
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

    /** A patch without a target matches current names first, then earlier names. */
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

    /** Restores the current name, since the patch may contain an earlier one. */
    private Node called(String name, Node document) {
        return trees.changed(
                document, "metadata", inner -> trees.changed(inner, "name", old -> trees.scalar(name, old)));
    }
}
