package dev.undebug.read.kubernetes;

import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the Python files in ConfigMaps that containers of a manifest mount. */
final class MountedCode {
    private static final int MAX_MOUNTED = 200;

    /** The keys at each path, as far as some container mounts them there. */
    private final Map<String, Set<Key>> mounted = new LinkedHashMap<>();

    private int containers;
    private int mounts;

    /** A file of a ConfigMap. */
    private record Key(String map, String name) {}

    /** Adds a pod's containers with its volumes. */
    void pod(YamlNode pod) {
        Map<String, YamlNode> volumes = new HashMap<>();
        pod.elementsOf("volumes")
                .forEach(volume -> volume.get("configMap").ifPresent(map -> volumes.put(volume.scalarOf("name"), map)));
        for (YamlNode container : pod.elementsOf("containers")) {
            containers++;
            for (YamlNode mount : container.elementsOf("volumeMounts")) {
                YamlNode map = volumes.get(mount.scalarOf("name"));
                if (map != null && mounts++ < MAX_MOUNTED) {
                    mount(mount, map);
                }
            }
        }
    }

    private void mount(YamlNode mount, YamlNode map) {
        String path = mount.scalarOf("mountPath");
        String only = mount.scalarOf("subPath");
        String name = map.scalarOf("name");
        List<YamlNode> items = map.elementsOf("items");
        if (!only.isEmpty()) {
            String key = items.stream()
                    .filter(item -> item.scalarOf("path").equals(only))
                    .findFirst()
                    .map(item -> item.scalarOf("key"))
                    .orElse(only);
            at(path, new Key(name, key));
        } else if (items.isEmpty()) {
            at(ContainerPath.of(path).asFolder(), new Key(name, ""));
        } else {
            items.stream()
                    .takeWhile(Most.first(MAX_MOUNTED))
                    .forEach(item ->
                            at(ContainerPath.join(path, item.scalarOf("path")), new Key(name, item.scalarOf("key"))));
        }
    }

    private void at(String path, Key key) {
        mounted.computeIfAbsent(path, added -> new LinkedHashSet<>()).add(key);
    }

    /**
     * Returns the files, under the paths at which containers find them.
     *
     * @param file defines the ConfigMaps
     * @param maps the data of ConfigMaps by their names
     */
    List<Unit> units(SourceFile file, Map<String, YamlNode> maps, Role role) {
        GeneratedFiles files = new GeneratedFiles(file, role, Formats.NONE);
        mounted.forEach((path, keys) -> keys.forEach(key -> {
            YamlNode data = maps.get(key.map());
            if (data != null && key.name().isEmpty()) {
                data.entries().stream()
                        .filter(entry -> PythonPaths.isSource(entry.name()))
                        .takeWhile(Most.first(MAX_MOUNTED))
                        .forEach(entry -> add(path + entry.name(), entry.value(), files));
            } else if (data != null) {
                data.get(key.name()).ifPresent(text -> add(path, text, files));
            }
        }));
        return files.units();
    }

    /** Another container may have another file at the path. */
    private void add(String path, YamlNode text, GeneratedFiles files) {
        PrintedText content = new PrintedText(text.text(), false);
        if (containers == 1) {
            files.addWhole(path, content);
        } else {
            files.addPossibly(path, content);
        }
    }
}
