package dev.undebug.read.kustomize;

import dev.undebug.read.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A manifest within a kustomization, which may get other names on its way.
 *
 * @param node the manifest as it is by now
 * @param before what it was called before, first name first
 * @param affixes what was put around its name, so that it is known which other manifests share its way
 */
record KustomizeResource(Node node, List<Identity> before, List<String> affixes) {
    /** In a cluster this is where everything is of which nothing else is said. */
    private static final String DEFAULT_NAMESPACE = "default";

    KustomizeResource {
        before = List.copyOf(before);
        affixes = List.copyOf(affixes);
    }

    /**
     * What a manifest is known by.
     *
     * @param namespace empty where nothing is said of it
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

    /** Returns what it was called first. */
    Identity original() {
        return before.isEmpty() ? id() : before.get(0);
    }

    /** Returns whether it is or was called so. */
    boolean isKnownAs(Predicate<Identity> name) {
        return name.test(id()) || before.stream().anyMatch(name);
    }

    /** Returns the manifest with another text; what it was called before stays known. */
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
