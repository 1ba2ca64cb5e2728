package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a platform's format with a list of services. */
final class PlatformReader implements Reader {
    private static final int MAX_SERVICES = 200;

    private final PlatformFormat format;
    private final Reader otherwise;

    /** @param otherwise reads files with such names but another format */
    PlatformReader(PlatformFormat format, Reader otherwise) {
        this.format = format;
        this.otherwise = otherwise;
    }

    @Override
    public boolean reads(String path) {
        return format.path().matches(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> found = Yaml.read(file)
                .map(node -> node.get(format.wrapper()).orElse(node))
                .filter(node ->
                        format.lists().stream().anyMatch(list -> node.get(list).isPresent()));
        if (found.isEmpty()) {
            return otherwise.reads(file.path()) ? otherwise.read(file) : FileFacts.ofUnits(file, List.of());
        }
        YamlNode root = found.get();
        List<Unit> units = new ArrayList<>();
        ContainerFacts containers = new ContainerFacts(file);
        format.lists().stream()
                .flatMap(list -> root.elementsOf(list).stream())
                .takeWhile(Most.first(MAX_SERVICES))
                .forEach(service -> {
                    PlatformFormat.Image image = format.image();
                    service.get(image.dockerfile())
                            .ifPresent(path -> containers.build(
                                    path, image.contextOf(service), image.arguments(variables(file, root, service))));
                    units.add(unit(file, root, service));
                });
        return containers.with(FileFacts.ofUnits(file, units));
    }

    private Unit unit(SourceFile file, YamlNode root, YamlNode service) {
        Optional<YamlNode> name = service.get("name");
        String shown = name.map(YamlNode::scalar).orElse("web");
        Place place = file.place(name.orElse(service).span());
        Role role = format.role().of(file.path(), root, shown);
        List<EnvVar> variables = variables(file, root, service);
        List<YamlNode> written = format.commands().apply(service).toList();
        List<Command> commands = written.stream()
                .flatMap(node -> CommandReader.script(file, node.text()).stream())
                .toList();
        PlatformFormat.Image image = format.image();
        Unit unit = image.runs().test(service)
                ? Units.built(
                        Units.container(shown, place, role, variables, commands, "", !written.isEmpty()),
                        service.scalarOf(image.folder()),
                        service.get(image.dockerfile()).map(YamlNode::scalar),
                        image.arguments(variables))
                : Units.process(shown, place, role, variables, commands)
                        .with(Origin.process(image.folderOf(service), List.of()));
        return unit.on(format.platform().apply(service));
    }

    /** Returns the shared variables and those of the service, which win. */
    private List<EnvVar> variables(SourceFile file, YamlNode root, YamlNode service) {
        Map<String, EnvVar> variables = new LinkedHashMap<>();
        Stream.of(root, service)
                .flatMap(from -> format.variables().apply(file, from).stream())
                .forEach(variable -> variables.put(variable.name(), variable));
        return List.copyOf(variables.values());
    }
}
