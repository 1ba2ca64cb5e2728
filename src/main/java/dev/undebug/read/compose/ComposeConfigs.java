package dev.undebug.read.compose;

import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.compose.ComposeLayers.Value;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code configs} and {@code secrets} of a compose project: files that containers find where a service says. */
final class ComposeConfigs {
    private static final int MOST = 1_000;
    private static final String CONFIGS = "configs";
    private static final String SECRETS = "secrets";
    private static final String CONTENT = "content";

    /** The folders of those for which a service names none. */
    private static final Map<String, String> FOLDERS = Map.of(CONFIGS, "/", SECRETS, "/run/secrets/");

    private static final List<String> KINDS = List.of(CONFIGS, SECRETS);

    private final Map<String, Map<String, Value>> defined = new HashMap<>();

    ComposeConfigs() {
        FOLDERS.keySet().forEach(kind -> defined.put(kind, new HashMap<>()));
    }

    /**
     * Adds those that a document defines; a later one replaces an earlier one.
     *
     * @param folder the base of its relative paths, a repository path
     */
    void add(YamlNode document, String folder) {
        defined.forEach((kind, named) -> document.entriesOf(kind).stream()
                .takeWhile(Most.first(MOST))
                .forEach(entry -> named.put(entry.name(), new Value(entry.value(), folder))));
    }

    /**
     * A file as a container finds it.
     *
     * @param path absolute
     */
    private record Placed(String path, Value definition) {
        Optional<YamlNode> get(String key) {
            return definition.node().get(key);
        }
    }

    /** Returns the files of the repository that a service gets. */
    List<Unit.Copy> mounts(ComposeLayers layers, ComposeText text, ComposeFolders folders) {
        return placed(layers, text).stream()
                .flatMap(one -> one
                        .get("file")
                        .flatMap(file -> folders.resolve(one.definition().folder(), text.value(file)))
                        .map(file -> new Unit.Copy(file.text(), one.path()))
                        .stream())
                .toList();
    }

    /** Returns the other files that a service gets; where the compose file does not have the contents, they are not known. */
    List<Unit> contents(ComposeLayers layers, ComposeText text) {
        List<Unit> units = new ArrayList<>();
        for (Placed one : placed(layers, text)) {
            if (one.get("file").isEmpty() && !EnvFileNames.isEnvFile(one.path())) {
                units.add(content(one));
            }
        }
        return units;
    }

    private static Unit content(Placed one) {
        YamlNode node = one.get(CONTENT).orElse(one.definition().node());
        GeneratedFiles code = new GeneratedFiles(node.file(), Role.UNKNOWN, Formats.NONE);
        if (one.get(CONTENT).isPresent()) {
            // Compose fills in variables, and makes one of two dollar signs.
            code.addWhole(
                    one.path(), new PrintedText(node.text(), node.text().text().contains("$")));
        }
        return code.units().stream()
                .findFirst()
                .orElseGet(() -> new Unit(
                        Unit.Kind.CODE,
                        one.path(),
                        node.file().place(node.span()),
                        Role.UNKNOWN,
                        List.of(),
                        List.of(),
                        new Origin.Code(Optional.empty(), false, true)));
    }

    /** Returns the files of a service, each path once: the last one there is what its container finds. */
    private Collection<Placed> placed(ComposeLayers layers, ComposeText text) {
        Map<String, Placed> placed = new LinkedHashMap<>();
        KINDS.forEach(kind -> layers.all(kind).stream()
                .flatMap(value -> placed(kind, value.node(), text))
                .forEach(one -> placed.put(one.path(), one)));
        return placed.values();
    }

    private Stream<Placed> placed(String kind, YamlNode uses, ComposeText text) {
        Map<String, Value> named = defined.getOrDefault(kind, Map.of());
        return uses.elements().stream().takeWhile(Most.first(MOST)).flatMap(use -> {
            String name = use.isScalar() ? use.scalar() : use.scalarOf("source");
            String target = use.get("target").map(text::value).orElse(name);
            ContainerPath path =
                    ContainerPath.of(FOLDERS.getOrDefault(kind, "/")).resolve(target);
            return Optional.ofNullable(named.get(name)).map(definition -> new Placed(path.text(), definition)).stream();
        });
    }

    /**
     * Returns the env files whose contents a compose file has, under the paths at which containers find them.
     *
     * @param services those of the file: other ones have no such files
     */
    List<Unit> envFiles(SourceFile file, List<YamlNode.Entry> services, ComposeText text) {
        List<Unit> units = new ArrayList<>();
        for (YamlNode.Entry service : services) {
            service.value().get(CONFIGS).stream()
                    .flatMap(uses -> placed(CONFIGS, uses, text))
                    .filter(one -> EnvFileNames.isEnvFile(one.path()))
                    .forEach(one -> one.get(CONTENT)
                            .map(content -> new PrintedText(content.text(), false))
                            .ifPresent(content -> add(one.path(), content, units, file)));
        }
        return units;
    }

    private static void add(String path, PrintedText content, List<Unit> units, SourceFile file) {
        GeneratedFiles variables = new GeneratedFiles(file, Role.UNKNOWN, new EnvFilesAlone());
        variables.add(path, content);
        variables
                .units()
                .forEach(unit -> units.add(new Unit(
                        unit.kind(),
                        path,
                        unit.place(),
                        unit.role(),
                        unit.environment(),
                        unit.commands(),
                        unit.origin())));
    }
}
