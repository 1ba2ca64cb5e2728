package dev.undebug.read.kubernetes;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.env.EnvFilesAlone;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the Python files and env files in ConfigMaps and Secrets that containers of a manifest mount. */
final class MountedFiles {
    private static final int MAX_MOUNTED = 200;

    /** The keys at each path, as far as some container mounts them there. */
    private final Map<String, Set<Key>> mounted = new LinkedHashMap<>();

    private int containers;
    private int mounts;

    /**
     * A volume with the files of a ConfigMap or a Secret.
     *
     * @param map its name, in kubectl's notation for a Secret
     */
    private record Volume(String map, YamlNode node) {}

    /** A file of a ConfigMap or a Secret. */
    private record Key(String map, String name) {}

    /** Adds a pod's containers with its volumes. */
    void pod(YamlNode pod) {
        Map<String, Volume> volumes = new HashMap<>();
        for (YamlNode volume : pod.elementsOf("volumes")) {
            volume.get("configMap")
                    .ifPresent(map -> volumes.put(volume.scalarOf("name"), new Volume(map.scalarOf("name"), map)));
            volume.get("secret")
                    .ifPresent(secret -> volumes.put(
                            volume.scalarOf("name"),
                            new Volume(KubernetesReader.secret(secret.scalarOf("secretName")), secret)));
        }
        for (YamlNode container : pod.elementsOf("containers")) {
            containers++;
            for (YamlNode mount : container.elementsOf("volumeMounts")) {
                Volume volume = volumes.get(mount.scalarOf("name"));
                if (volume != null && Most.room(mounts++, MAX_MOUNTED)) {
                    mount(mount, volume);
                }
            }
        }
    }

    private void mount(YamlNode mount, Volume volume) {
        String path = mount.scalarOf("mountPath");
        String only = mount.scalarOf("subPath");
        String name = volume.map();
        List<YamlNode> items = volume.node().elementsOf("items");
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
     * Returns the files, under the paths at which containers find them. Another container may have another file at a path, so that
     * the values of its env file are not known then.
     *
     * @param file defines the ConfigMaps and Secrets
     * @param maps their data by their names
     */
    List<Unit> units(SourceFile file, Map<String, YamlNode> maps, Role role) {
        GeneratedFiles code = new GeneratedFiles(file, role, Formats.NONE);
        List<Unit> units = new ArrayList<>();
        mounted.forEach((path, keys) -> keys.forEach(key -> {
            YamlNode data = maps.get(key.map());
            if (data != null && key.name().isEmpty()) {
                data.entries().stream()
                        .filter(entry -> GeneratedFiles.mayBeCode(entry.name()) || EnvFileNames.isEnvFile(entry.name()))
                        .takeWhile(Most.first(MAX_MOUNTED))
                        .forEach(entry -> add(path + entry.name(), entry.value(), code, units));
            } else if (data != null) {
                data.get(key.name()).ifPresent(text -> add(path, text, code, units));
            }
        }));
        units.addAll(code.units());
        return units;
    }

    private void add(String path, YamlNode text, GeneratedFiles code, List<Unit> units) {
        PrintedText content = new PrintedText(text.text(), false);
        if (EnvFileNames.isEnvFile(path)) {
            GeneratedFiles file = new GeneratedFiles(text.file(), Role.UNKNOWN, new EnvFilesAlone());
            file.add(path, content);
            file.units().forEach(unit -> units.add(at(path, unit)));
        } else if (containers == 1) {
            code.addWhole(path, content);
        } else {
            code.addPossibly(path, content);
        }
    }

    /** Returns an env file under the path at which a container finds it. */
    private Unit at(String path, Unit file) {
        List<EnvVar> variables = containers == 1
                ? file.environment()
                : file.environment().stream()
                        .map(variable -> variable.with(Optional.empty()))
                        .toList();
        return new Unit(file.kind(), path, file.place(), file.role(), variables, file.commands(), file.origin());
    }
}
