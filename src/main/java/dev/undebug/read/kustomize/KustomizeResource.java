package dev.undebug.read.kustomize;

import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A manifest in a kustomization, with its names so far.
 *
 * @param node the current manifest
 * @param before its earlier names, oldest first
 * @param affixes the prefixes and suffixes added to its name, which show the manifests that belong together
 */
record KustomizeResource(Node node, List<Identity> before, List<String> affixes) {
    /** The namespace of manifests that do not state one. */
    private static final String DEFAULT_NAMESPACE = "default";

    KustomizeResource {
        before = List.copyOf(before);
        affixes = List.copyOf(affixes);
    }

    /**
     * The identity of a manifest.
     *
     * @param namespace empty if not stated
     */
    record Identity(String kind, String name, String namespace) {
        static Identity of(Node node) {
            return new Identity(
                    YamlTrees.text(node, "kind"),
                    YamlTrees.text(YamlTrees.value(node, "metadata"), "name"),
                    YamlTrees.text(YamlTrees.value(node, "metadata"), "namespace"));
        }

        boolean is(Identity other) {
            return kind.equals(other.kind)
                    && name.equals(other.name)
                    && effectiveNamespace().equals(other.effectiveNamespace());
        }

        String effectiveNamespace() {
            return namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
        }
    }

    static KustomizeResource of(Node node) {
        return new KustomizeResource(node, List.of(), List.of());
    }

    Identity id() {
        return Identity.of(node);
    }

    /** Returns its first name. */
    Identity original() {
        return before.isEmpty() ? id() : before.get(0);
    }

    /** Returns whether its current name or an earlier one matches. */
    boolean isKnownAs(Predicate<Identity> name) {
        return name.test(id()) || before.stream().anyMatch(name);
    }

    /** Returns the changed manifest, which keeps its earlier names. */
    KustomizeResource with(UnaryOperator<Node> change) {
        return with(change.apply(node));
    }

    KustomizeResource with(Node changed) {
        return new KustomizeResource(changed, remembered(changed), affixes);
    }

    KustomizeResource within(String affix) {
        List<String> more = new ArrayList<>(affixes);
        more.add(affix);
        return new KustomizeResource(node, before, more);
    }

    private List<Identity> remembered(Node changed) {
        if (Identity.of(changed).equals(id())) {
            return before;
        }
        List<Identity> all = new ArrayList<>(before);
        all.add(id());
        return all;
    }
}
