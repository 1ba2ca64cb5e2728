package dev.undebug.read.platform;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Koyeb's {@code koyeb.yaml}: a list of services, or one service as the whole file. How a service is built and
 * started may stand in it, or in a mapping for its source, its builder or the service itself.
 */
final class KoyebReader implements Reader {
    private static final Pattern NAME = Pattern.compile("koyeb\\.ya?ml");

    private static final List<String> COMMANDS = List.of("run_command", "command", "start_command", "run");
    private static final List<String> WITHIN =
            List.of("source", "git", "buildpack", "docker", "build", "service", "run");
    private static final int MAX_DEPTH = 3;
    private static final int MAX_SERVICES = 100;

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = new ArrayList<>();
        ContainerFacts containers = new ContainerFacts(file);
        Yaml.read(file).ifPresent(root -> {
            List<YamlNode> services = root.elementsOf("services");
            (services.isEmpty() ? List.of(root) : services)
                    .stream()
                            .takeWhile(Most.first(MAX_SERVICES))
                            .forEach(service -> units.add(unit(file, service, containers)));
        });
        return containers.with(FileFacts.ofUnits(file, units));
    }

    private static Unit unit(SourceFile file, YamlNode service, ContainerFacts containers) {
        Optional<YamlNode> name = service.get("name");
        String shown = name.map(YamlNode::scalar).orElse("koyeb");
        Place place = file.place(name.orElse(service).span());
        Role role = RoleInference.firstKnown(RoleInference.of(shown), RoleInference.ofOverlay(file.path()));
        List<EnvVar> variables = variables(file, service);
        List<Command> commands = find(service, COMMANDS, 0)
                .map(text -> CommandReader.script(file, text.text()))
                .orElse(List.of());
        String folder =
                find(service, List.of("workdir"), 0).map(YamlNode::scalar).orElse("");
        Optional<YamlNode> dockerfile = find(service, List.of("dockerfile"), 0);
        dockerfile.ifPresent(path -> containers.build(path, Context.written(folder, ".")));
        boolean image = dockerfile.isPresent()
                || Stream.of(
                                service,
                                service.get("source").orElse(service),
                                service.get("git").orElse(service))
                        .anyMatch(part -> part.get("docker").isPresent())
                || service.scalarOf("build", "type").equals("docker");
        if (image) {
            Unit container = Units.container(shown, place, role, variables, commands, "", !commands.isEmpty());
            return Units.built(container, folder, dockerfile.map(YamlNode::scalar), BuildArguments.UNKNOWN)
                    .on(Platform.KOYEB);
        }
        if (!commands.isEmpty()) {
            return Units.process(shown, place, role, variables, commands)
                    .with(Origin.process(Optional.of(folder).filter(path -> !path.isEmpty()), List.of()))
                    .on(Platform.KOYEB);
        }
        // The builder takes the command of a Procfile.
        String procfile = RepositoryPath.of(file.path()).folder().at("Procfile").text();
        return Units.variables(shown, place, role, variables)
                .with(new Origin.PlatformServer(Optional.empty(), procfile, Optional.of(Platform.KOYEB)));
    }

    /** Returns the first text under one of these keys, in a service or in what describes it. */
    private static Optional<YamlNode> find(YamlNode node, List<String> keys, int depth) {
        Optional<YamlNode> own = keys.stream()
                .flatMap(key -> node.get(key).stream())
                .filter(value -> value.isScalar() && !value.scalar().isBlank())
                .findFirst();
        return own.isPresent() || depth >= MAX_DEPTH
                ? own
                : WITHIN.stream()
                        .flatMap(key -> node.get(key).stream())
                        .flatMap(inner -> find(inner, keys, depth + 1).stream())
                        .findFirst();
    }

    private static List<EnvVar> variables(SourceFile file, YamlNode service) {
        List<YamlNode> settings = Stream.of(service, service.get("service").orElse(service))
                .distinct()
                .flatMap(part -> part.get("env").stream())
                .toList();
        List<EnvVar> variables = new ArrayList<>();
        for (YamlNode env : settings.stream().limit(1).toList()) {
            variables.addAll(EnvironmentNodes.mapping(file, env));
            env.elements().forEach(entry -> entry.get("key")
                    .or(() -> entry.get("name"))
                    .ifPresent(name -> variables.add(EnvironmentNodes.named(file, entry, name))));
        }
        return variables;
    }
}
