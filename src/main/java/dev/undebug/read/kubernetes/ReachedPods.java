package dev.undebug.read.kubernetes;

import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pods that manifests open to others than the cluster: by a Service of an open type, or by a route to one. */
final class ReachedPods {
    private static final int MAX_DEPTH = 12;

    /** With anchors, few lines can describe a tree of any size. */
    private static final int MAX_NODES = 20_000;

    private static final Set<String> OPEN_TYPES = Set.of("LoadBalancer", "NodePort");
    private static final Set<String> ROUTES = Set.of("Ingress", "IngressRoute", "HTTPRoute", "Route", "VirtualService");

    private final List<Map<String, String>> selectors = new ArrayList<>();
    private int nodes;

    ReachedPods(List<YamlNode> documents) {
        Set<String> routed = new HashSet<>();
        documents.stream()
                .filter(document -> ROUTES.contains(document.scalarOf("kind")))
                .forEach(route -> scalars(route, routed, 0));
        for (YamlNode document : documents) {
            if (document.scalarOf("kind").equals("Service")
                    && (OPEN_TYPES.contains(document.scalarOf("spec", "type"))
                            || routed.contains(document.scalarOf("metadata", "name")))) {
                selectors.add(labels(document, "spec", "selector"));
            }
        }
    }

    /** Returns whether the pods of a workload are among them. */
    boolean has(YamlNode workload) {
        Map<String, String> pod = workload.scalarOf("kind").equals("Pod")
                ? labels(workload, "metadata", "labels")
                : labels(workload, "spec", "template", "metadata", "labels");
        return selectors.stream()
                .anyMatch(selector -> !selector.isEmpty() && pod.entrySet().containsAll(selector.entrySet()));
    }

    private static Map<String, String> labels(YamlNode document, String... keys) {
        Map<String, String> labels = new HashMap<>();
        document.entriesOf(keys)
                .forEach(label -> labels.put(label.name(), label.value().scalar()));
        boolean known = labels.values().stream().allMatch(TemplatePlaceholders::isKnown);
        return known ? labels : Map.of();
    }

    /** Each kind of route names its services elsewhere. */
    private void scalars(YamlNode node, Set<String> found, int depth) {
        if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
            return;
        }
        if (node.isScalar()) {
            found.add(node.scalar());
        }
        node.elements().forEach(element -> scalars(element, found, depth + 1));
        node.entries().forEach(entry -> scalars(entry.value(), found, depth + 1));
    }
}
