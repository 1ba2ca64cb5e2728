package dev.undebug.service.environment;

import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services of a compose file of which it is known, without any other file, what is put into their containers.
 *
 * @param known by name; empty if something may bring files that is not known here
 */
public record ComposedServices(Map<String, Optional<Service>> known) {
    /** Keys that bring no file into a container. */
    private static final Set<String> QUIET = Set.of(
            "image",
            "restart",
            "ports",
            "expose",
            "environment",
            "env_file",
            "depends_on",
            "container_name",
            "networks",
            "network_mode",
            "working_dir",
            "user",
            "deploy",
            "healthcheck",
            "logging",
            "labels",
            "hostname",
            "platform",
            "profiles",
            "init",
            "stdin_open",
            "tty",
            "links",
            "extra_hosts",
            "mem_limit",
            "cpus",
            "shm_size",
            "ulimits",
            "scale",
            "read_only",
            "cap_add",
            "cap_drop",
            "security_opt",
            "privileged",
            "dns",
            "pull_policy",
            "stop_grace_period",
            "stop_signal");

    private static final Set<String> OF_BUILD = Set.of(
            "context", "dockerfile", "args", "target", "cache_from", "tags", "labels", "network", "pull", "platforms");

    /** The texts of a list that need no escapes. */
    private static final String SPECIAL = ".*[\"\\\\\\r\\n].*";

    public ComposedServices {
        known = Map.copyOf(known);
    }

    /**
     * A service.
     *
     * @param commands what it starts in place of the image's own commands, as a Dockerfile would have it
     * @param volumes the files and folders of its container at which something is mounted
     */
    public record Service(List<String> commands, List<ContainerPath> volumes) {
        public Service {
            commands = List.copyOf(commands);
            volumes = List.copyOf(volumes);
        }
    }

    /** Reads a compose file. */
    public static ComposedServices of(SourceFile file) {
        Map<String, Optional<Service>> known = new HashMap<>();
        Yaml.read(file).ifPresent(root -> root.entriesOf("services")
                .forEach(service ->
                        known.merge(service.name(), read(service.value()), (one, other) -> Optional.empty())));
        return new ComposedServices(known);
    }

    private static Optional<Service> read(YamlNode service) {
        List<String> commands = new ArrayList<>();
        List<ContainerPath> volumes = new ArrayList<>();
        for (YamlNode.Entry entry : service.entries()) {
            YamlNode value = entry.value();
            boolean plain =
                    switch (entry.name()) {
                        case "build" ->
                            value.isScalar() || value.pairs().stream().allMatch(part -> OF_BUILD.contains(part.name()));
                        case "command", "entrypoint" ->
                            command(value).map(commands::add).orElse(false);
                        case "volumes" -> addAll(value.elements(), volumes) && !value.isScalar();
                        default -> QUIET.contains(entry.name());
                    };
            if (!plain) {
                return Optional.empty();
            }
        }
        return Optional.of(new Service(commands, volumes));
    }

    private static Optional<String> command(YamlNode value) {
        if (value.isScalar()) {
            return Optional.of(value.scalar());
        }
        return list(value.elements());
    }

    /** Returns the words of a command as a Dockerfile would have them. */
    static Optional<String> list(List<YamlNode> words) {
        return words.stream().allMatch(word -> word.isScalar() && !word.scalar().matches(SPECIAL))
                ? Optional.of(words.stream()
                        .map(word -> "\"" + word.scalar() + "\"")
                        .collect(Collectors.joining(", ", "[", "]")))
                : Optional.empty();
    }

    private static boolean addAll(List<YamlNode> mounts, List<ContainerPath> volumes) {
        for (YamlNode mount : mounts) {
            String target = mount.isScalar() ? target(mount.scalar()) : mount.scalarOf("target");
            if (!target.startsWith("/") || target.contains("$")) {
                return false;
            }
            volumes.add(ContainerPath.of(target));
        }
        return true;
    }

    /** Returns the path in the container of {@code source:target:options}, or of a volume without a source. */
    private static String target(String written) {
        int first = written.indexOf(':');
        String rest = written.substring(first + 1);
        int second = rest.indexOf(':');
        return second < 0 ? rest : rest.substring(0, second);
    }
}
