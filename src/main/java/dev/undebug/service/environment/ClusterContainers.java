package dev.undebug.service.environment;

import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.service.environment.ComposedServices.Service;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The containers of a manifest of Kubernetes of which it is known what is put into them.
 *
 * @param known by name; empty if something may bring files that is not known here
 */
public record ClusterContainers(Map<String, Optional<Service>> known) {
    private static final int MAX_DOCUMENTS = 100;
    private static final int MAX_DEPTH = 12;

    /** With anchors, few lines can describe a tree of any size. */
    private static final int MAX_NODES = 20_000;

    private static final Set<String> KINDS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Pod", "Job", "CronJob", "List");

    /** Keys of a container that bring no file into it. */
    private static final Set<String> QUIET = Set.of(
            "name",
            "image",
            "imagePullPolicy",
            "ports",
            "env",
            "envFrom",
            "resources",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "securityContext",
            "workingDir",
            "command",
            "args",
            "stdin",
            "tty",
            "terminationMessagePath",
            "terminationMessagePolicy");

    /** Notes of a pod that let nothing into its containers; others may be for what injects files. */
    private static final Pattern NOTE = Pattern.compile(
            "(?:prometheus\\.io|kubectl\\.kubernetes\\.io|checksum|cluster-autoscaler\\.kubernetes\\.io)/.*");

    public ClusterContainers {
        known = Map.copyOf(known);
    }

    /** Reads a manifest. Of a template, nothing is known. */
    public static ClusterContainers of(SourceFile file) {
        Reading reading = new Reading();
        if (!TemplatePlaceholders.isTemplate(file)) {
            Yaml.documents(file, MAX_DOCUMENTS)
                    .forEach(document -> reading.read(document, KINDS.contains(document.scalarOf("kind")), 0));
        }
        return reading.nodes > MAX_NODES ? new ClusterContainers(Map.of()) : new ClusterContainers(reading.known);
    }

    /** The state of reading. */
    private static final class Reading {
        private final Map<String, Optional<Service>> known = new HashMap<>();
        private int nodes;

        private void read(YamlNode node, boolean plain, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                nodes = MAX_NODES + 1;
                return;
            }
            boolean quiet = plain
                    && node.entriesOf("metadata", "annotations").stream()
                            .allMatch(note -> NOTE.matcher(note.name()).matches());
            for (YamlNode.Entry entry : node.entries()) {
                if (entry.name().equals("containers")) {
                    entry.value().elements().forEach(container -> add(container, quiet));
                } else {
                    Stream.concat(Stream.of(entry.value()), entry.value().elements().stream())
                            .forEach(inner -> read(inner, quiet, depth + 1));
                }
            }
        }

        private void add(YamlNode container, boolean quiet) {
            Optional<Service> one = quiet ? container(container) : Optional.empty();
            known.merge(container.scalarOf("name"), one, (first, second) -> Optional.empty());
        }
    }

    private static Optional<Service> container(YamlNode container) {
        List<ContainerPath> volumes = new ArrayList<>();
        for (YamlNode.Entry entry : container.entries()) {
            if (entry.name().equals("volumeMounts")) {
                for (YamlNode mount : entry.value().elements()) {
                    String target = mount.scalarOf("mountPath");
                    if (!target.startsWith("/") || target.contains("$")) {
                        return Optional.empty();
                    }
                    volumes.add(ContainerPath.of(target));
                }
            } else if (!QUIET.contains(entry.name())) {
                return Optional.empty();
            }
        }
        List<YamlNode> words = Stream.concat(
                        container.elementsOf("command").stream(), container.elementsOf("args").stream())
                .toList();
        return words.isEmpty()
                ? Optional.of(new Service(List.of(), volumes))
                : ComposedServices.list(words).map(command -> new Service(List.of(command), volumes));
    }
}
