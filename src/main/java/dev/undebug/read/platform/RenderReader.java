package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.RoleNames;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Render's blueprint, {@code render.yaml}. */
final class RenderReader implements Reader {
    private static final int MAX_SERVICES = 200;

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return name.equals("render.yaml") || name.equals("render.yml");
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<YamlNode> services = Yaml.read(file)
                .flatMap(root -> root.get("services"))
                .map(YamlNode::elements)
                .orElse(List.of());
        ContainerFacts containers = new ContainerFacts(file);
        List<Unit> units = services.stream()
                .limit(MAX_SERVICES)
                .map(service -> {
                    service.get("dockerfilePath").ifPresent(containers::build);
                    return unit(file, service);
                })
                .toList();
        return containers.with(FileFacts.ofUnits(file, units));
    }

    private static Unit unit(SourceFile file, YamlNode service) {
        Optional<YamlNode> name = service.get("name");
        String shown = name.map(YamlNode::scalar).orElse("web");
        Place place = file.place(name.map(YamlNode::span).orElse(service.span()));
        Role role = RoleNames.of(shown);
        List<EnvVar> variables = new ArrayList<>();
        for (YamlNode entry : service.get("envVars").map(YamlNode::elements).orElse(List.of())) {
            entry.get("key")
                    .filter(key -> !key.scalar().isEmpty())
                    .ifPresent(key -> variables.add(EnvironmentNodes.named(file, entry, key)));
        }
        Optional<YamlNode> start = service.get("startCommand").filter(node -> !node.isNull());
        Optional<YamlNode> docker = service.get("dockerCommand").filter(node -> !node.isNull());
        List<Command> commands = start.or(() -> docker)
                .map(node -> CommandReader.script(file, node.text()))
                .orElse(List.of());
        return start.isPresent()
                ? Units.process(shown, place, role, variables, commands)
                : Units.built(
                        Units.container(shown, place, role, variables, commands, "", docker.isPresent()),
                        service.get("rootDir").map(YamlNode::scalar).orElse(""),
                        service.get("dockerfilePath").map(YamlNode::scalar));
    }
}
