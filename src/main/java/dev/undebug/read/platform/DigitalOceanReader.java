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
import dev.undebug.read.text.Templates;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the specification of DigitalOcean's App Platform, {@code .do/app.yaml}. */
final class DigitalOceanReader implements Reader {
    private static final Pattern PATH = Pattern.compile("(?:.*/)?\\.do/[^/]+\\.ya?ml");
    private static final int MAX_COMPONENTS = 200;

    @Override
    public boolean reads(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = new ArrayList<>();
        ContainerFacts containers = new ContainerFacts(file);
        Optional<YamlNode> root = Yaml.read(file);
        // A template for the button "Deploy to DigitalOcean" has the specification one level deeper.
        Optional<YamlNode> spec = root.flatMap(node -> node.get("spec")).or(() -> root);
        spec.ifPresent(app -> Stream.of("services", "workers", "jobs")
                .flatMap(kind -> app.get(kind).map(YamlNode::elements).orElse(List.of()).stream())
                .limit(MAX_COMPONENTS)
                .forEach(component -> {
                    component.get("dockerfile_path").ifPresent(containers::build);
                    units.add(component(file, app, component));
                }));
        return containers.with(FileFacts.ofUnits(file, units));
    }

    /** Every component gets what the application has too; its own wins. */
    private static Unit component(SourceFile file, YamlNode app, YamlNode component) {
        Optional<YamlNode> name = component.get("name");
        String shown = name.map(YamlNode::scalar).filter(Templates::isKnown).orElse("web");
        Place place = file.place(name.map(YamlNode::span).orElse(component.span()));
        Role role = RoleNames.firstKnown(
                RoleNames.of(app.get("name").map(YamlNode::scalar).orElse("")),
                RoleNames.of(shown),
                RoleNames.ofPath(file.path()));
        Map<String, EnvVar> named = new LinkedHashMap<>();
        variables(file, app).forEach(variable -> named.put(variable.name(), variable));
        variables(file, component).forEach(variable -> named.put(variable.name(), variable));
        List<EnvVar> variables = List.copyOf(named.values());
        Optional<YamlNode> run = component.get("run_command").filter(node -> !node.isNull());
        List<Command> commands =
                run.map(node -> CommandReader.script(file, node.text())).orElse(List.of());
        return component.get("dockerfile_path").isPresent()
                        || component.get("image").isPresent()
                ? Units.built(
                        Units.container(shown, place, role, variables, commands, "", run.isPresent()),
                        "",
                        component.get("dockerfile_path").map(YamlNode::scalar))
                : Units.process(shown, place, role, variables, commands);
    }

    private static List<EnvVar> variables(SourceFile file, YamlNode from) {
        List<EnvVar> variables = new ArrayList<>();
        for (YamlNode entry : from.get("envs").map(YamlNode::elements).orElse(List.of())) {
            boolean builds = entry.get("scope").map(YamlNode::scalar).orElse("").equals("BUILD_TIME");
            entry.get("key")
                    .filter(key -> !builds && !key.scalar().isEmpty())
                    .ifPresent(key -> variables.add(EnvironmentNodes.named(file, entry, key)));
        }
        return variables;
    }
}
