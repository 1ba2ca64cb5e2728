package dev.undebug.read.compose;

import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which services of a compose file start together with others, as {@code depends_on} and {@code links} say. */
public final class ComposeNeeds {
    private static final List<String> KEYS = List.of("depends_on", "links", "volumes_from", "network_mode");

    private ComposeNeeds() {}

    /** Returns the services that start with some of a file, themselves included; what a service names by another key may be one. */
    public static Set<String> of(SourceFile file, List<String> services) {
        Map<String, Set<String>> needs = new HashMap<>();
        Yaml.read(file).ifPresent(root -> root.entriesOf("services")
                .forEach(service -> needs.put(service.name(), named(service.value()))));
        Set<String> started = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(services);
        while (!open.isEmpty()) {
            String one = open.pop();
            if (started.add(one)) {
                open.addAll(needs.getOrDefault(one, Set.of()));
            }
        }
        return started;
    }

    private static Set<String> named(YamlNode service) {
        return service.entries().stream()
                .filter(entry -> KEYS.contains(entry.name()))
                .map(YamlNode.Entry::value)
                .flatMap(value -> Stream.of(
                                Stream.of(value).filter(YamlNode::isScalar).map(YamlNode::scalar),
                                value.elements().stream().map(YamlNode::scalar),
                                value.entries().stream().map(YamlNode.Entry::name))
                        .flatMap(names -> names))
                .flatMap(name -> Stream.of(name.split(":")))
                .collect(Collectors.toSet());
    }
}
