package dev.undebug.read.compose;

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
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final Map<String, Map<String, YamlNode>> defined = new HashMap<>();

    /** @param roots the documents of the project */
    ComposeConfigs(List<YamlNode> roots) {
        for (String kind : FOLDERS.keySet()) {
            Map<String, YamlNode> named = defined.computeIfAbsent(kind, added -> new HashMap<>());
            roots.stream()
                    .flatMap(root -> root.entriesOf(kind).stream())
                    .takeWhile(Most.first(MOST))
                    .forEach(entry -> named.put(entry.name(), entry.value()));
        }
    }

    /**
     * A file as a container finds it.
     *
     * @param path absolute
     */
    private record Placed(String path, YamlNode definition, String folder) {}

    /** Returns the files of the repository that a service gets. */
    List<Unit.Copy> mounts(ComposeLayers layers, ComposeText text, ComposeFolders folders) {
        return FOLDERS.keySet().stream()
                .flatMap(kind -> layers.all(kind).stream().flatMap(value -> placed(kind, value, text)))
                .flatMap(one -> one
                        .definition()
                        .get("file")
                        .flatMap(file -> folders.resolve(one.folder(), text.value(file)))
                        .map(file -> new Unit.Copy(file.text(), one.path()))
                        .stream())
                .toList();
    }

    private Stream<Placed> placed(String kind, Value uses, ComposeText text) {
        Map<String, YamlNode> named = defined.getOrDefault(kind, Map.of());
        return uses.node().elements().stream().takeWhile(Most.first(MOST)).flatMap(use -> {
            String name = use.isScalar() ? use.scalar() : use.scalarOf("source");
            String target = use.get("target").map(text::value).orElse(name);
            String path = target.startsWith("/") ? target : FOLDERS.get(kind) + target;
            return Optional.ofNullable(named.get(name))
                    .map(definition -> new Placed(path, definition, uses.folder()))
                    .stream();
        });
    }

    /**
     * Returns the files whose contents a compose file has, under the paths at which containers find them.
     *
     * @param services those of the file: other ones have no such files
     */
    List<Unit> written(SourceFile file, List<YamlNode.Entry> services, ComposeText text) {
        GeneratedFiles code = new GeneratedFiles(file, Role.UNKNOWN, Formats.NONE);
        List<Unit> units = new ArrayList<>();
        String folder = RepositoryPath.of(file.path()).folder().text();
        for (YamlNode.Entry service : services) {
            service.value().get(CONFIGS).stream()
                    .flatMap(uses -> placed(CONFIGS, new Value(uses, folder), text))
                    .forEach(one -> one.definition()
                            .get(CONTENT)
                            .map(content -> new PrintedText(content.text(), false))
                            .ifPresent(content -> add(one.path(), content, code, units, file, services.size() == 1)));
        }
        units.addAll(code.units());
        return units;
    }

    private static void add(
            String path, PrintedText content, GeneratedFiles code, List<Unit> units, SourceFile file, boolean sure) {
        if (EnvFileNames.isEnvFile(path)) {
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
        } else if (sure) {
            code.addWhole(path, content);
        } else {
            code.addPossibly(path, content);
        }
    }
}
