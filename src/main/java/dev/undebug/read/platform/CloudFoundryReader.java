package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.RoleNames;
import dev.undebug.read.text.Templates;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the manifests with which Cloud Foundry is told what to run: {@code manifest.yml} with {@code applications}. */
final class CloudFoundryReader implements Reader {
    private static final Pattern NAME = Pattern.compile("manifest(?:[._-][\\w-]+)?\\.ya?ml");
    private static final int MAX_APPLICATIONS = 200;

    private final Reader otherwise;

    /**
     * @param otherwise reads files of that name that are something else
     */
    CloudFoundryReader(Reader otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root =
                Yaml.read(file).filter(node -> node.get("applications").isPresent());
        if (root.isEmpty()) {
            return otherwise.reads(file.path()) ? otherwise.read(file) : FileFacts.ofUnits(file, List.of());
        }
        List<Unit> units = new ArrayList<>();
        root.get().get("applications").map(YamlNode::elements).orElse(List.of()).stream()
                .limit(MAX_APPLICATIONS)
                .forEach(application -> application(file, root.get(), application, units));
        return FileFacts.ofUnits(file, units);
    }

    /** What all applications have stands at the top of older manifests. */
    private static void application(SourceFile file, YamlNode root, YamlNode application, List<Unit> units) {
        Optional<YamlNode> name = application.get("name");
        String shown = name.map(YamlNode::scalar).filter(Templates::isKnown).orElse("web");
        Role role = RoleNames.firstKnown(RoleNames.ofOverlay(file.path()), RoleNames.of(shown));
        Map<String, EnvVar> variables = new LinkedHashMap<>();
        for (YamlNode from : List.of(root, application)) {
            from.get("env")
                    .map(env -> EnvironmentNodes.mapping(file, env))
                    .orElse(List.of())
                    .forEach(variable -> variables.put(variable.name(), variable));
        }
        List<Command> commands = new ArrayList<>(commands(file, application.get("command")));
        application.get("processes").map(YamlNode::elements).orElse(List.of()).stream()
                .filter(process ->
                        process.get("type").map(YamlNode::scalar).orElse("").equals("web"))
                .forEach(process -> commands.addAll(commands(file, process.get("command"))));
        units.add(Units.process(
                shown,
                file.place(name.map(YamlNode::span).orElse(application.span())),
                role,
                List.copyOf(variables.values()),
                commands));
    }

    private static List<Command> commands(SourceFile file, Optional<YamlNode> command) {
        return command.filter(node -> !node.isNull())
                .map(node -> CommandReader.script(file, node.text()))
                .orElse(List.of());
    }
}
