package dev.undebug.read;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads manifests of Kubernetes and what is written like them (Knative, Cloud Run, OpenShift, Argo Rollouts): containers
 * wherever a pod is described, and ConfigMaps. Templates of Helm are read as far as they can be.
 */
final class KubernetesReader implements Reader {
    private static final int MAX_DOCUMENTS = 200;
    private static final int MAX_UNITS = 500;
    private static final int MAX_DEPTH = 12;
    /** Anchors can make few lines into a tree of any size. */
    private static final int MAX_NODES = 20_000;

    private static final Pattern FOLDER = Pattern.compile(
            "k8s|k3s|kube|kubernetes|manifests?|deploy|deployments?|overlays?"
                    + "|base|kustomize|charts?|helm|argocd|argo|gitops|openshift|infra|infrastructure|ops|knative|cloudrun|cloud-run");
    private static final Pattern NAME =
            Pattern.compile(".*(?:deploy|deployment|configmap|config-map|statefulset|daemonset"
                    + "|cronjob|pod|k8s|kube|kubernetes|knative|cloudrun|cloud-run|rollout).*\\.ya?ml");
    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers");

    @Override
    public boolean reads(String path) {
        boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
        if (!yaml || path.startsWith(".github/")) {
            return false;
        }
        if (NAME.matcher(RepositoryPath.name(path)).matches()) {
            return true;
        }
        for (String folder : RepositoryPath.folder(path).split("/", -1)) {
            if (FOLDER.matcher(folder).matches()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        SourceFile yaml = Templates.isTemplate(file) ? Templates.masked(file) : file;
        Reading reading = new Reading(file);
        Yaml.documents(yaml, MAX_DOCUMENTS).forEach(document -> reading.document(document, 0));
        return FileFacts.ofUnits(file, reading.units);
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final List<Unit> units = new ArrayList<>();
        private int nodes;

        private Reading(SourceFile file) {
            this.file = file;
        }

        private void document(YamlNode document, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                return;
            }
            if (text(document, "kind").equals("List")) {
                document.get("items").ifPresent(items -> items.elements().forEach(item -> document(item, depth + 1)));
            } else if (text(document, "kind").equals("ConfigMap")) {
                configMap(document);
            } else if (text(document, "kind").equals("Kustomization")
                    || document.get("configMapGenerator").isPresent()) {
                document.get("configMapGenerator")
                        .ifPresent(generators -> generators.elements().forEach(this::generator));
            } else if (document.get("apiVersion").isPresent()) {
                pods(document, role(document), 0);
            }
        }

        private Role role(YamlNode document) {
            Role role = document.get("metadata")
                    .map(metadata -> RoleNames.firstKnown(
                            RoleNames.of(text(metadata, "namespace")), RoleNames.of(text(metadata, "name"))))
                    .orElse(Role.UNKNOWN);
            return RoleNames.firstKnown(role, RoleNames.ofOverlay(file.path()));
        }

        private void configMap(YamlNode document) {
            String name = document.get("metadata")
                    .map(metadata -> text(metadata, "name"))
                    .orElse("");
            List<EnvVar> variables = document.get("data")
                    .map(data -> KubernetesVariables.mapping(file, data))
                    .orElse(List.of());
            variables(name, document, role(document), variables, List.of());
        }

        private void generator(YamlNode generator) {
            List<EnvVar> literals = generator
                    .get("literals")
                    .map(list -> KubernetesVariables.literals(file, list))
                    .orElse(List.of());
            List<String> files = new ArrayList<>();
            generator.get("env").ifPresent(one -> files.add(one.scalar()));
            generator.get("envs").ifPresent(list -> list.elements().forEach(one -> files.add(one.scalar())));
            List<String> paths = new ArrayList<>();
            for (String one : files) {
                RepositoryPath.resolve(RepositoryPath.folder(file.path()), one).ifPresent(paths::add);
            }
            variables(text(generator, "name"), generator, RoleNames.ofOverlay(file.path()), literals, paths);
        }

        private void variables(String name, YamlNode node, Role role, List<EnvVar> variables, List<String> files) {
            if (units.size() < MAX_UNITS) {
                units.add(new Unit(
                        Unit.Kind.VARIABLES,
                        name,
                        file.place(node.span()),
                        role,
                        variables,
                        List.of(),
                        Unit.Origin.process(Optional.empty(), files)));
            }
        }

        /** Finds the containers wherever a pod is described; what that is in differs from kind to kind. */
        private void pods(YamlNode node, Role role, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                return;
            }
            for (YamlNode.Entry entry : node.entries()) {
                if (CONTAINERS.contains(entry.name())) {
                    for (YamlNode container : entry.value().elements()) {
                        if (units.size() < MAX_UNITS) {
                            units.add(new KubernetesContainer(file, container).unit(role));
                        }
                    }
                } else {
                    pods(entry.value(), role, depth + 1);
                }
            }
        }

        private static String text(YamlNode node, String key) {
            return node.get(key).map(YamlNode::scalar).orElse("");
        }
    }
}
