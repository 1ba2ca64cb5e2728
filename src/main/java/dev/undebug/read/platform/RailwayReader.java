package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TomlText;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.toml.TomlDocument;
import dev.undebug.source.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Railway's {@code railway.json} and {@code railway.toml}, and {@code nixpacks.toml} of its builder: the start
 * command of a service. Without one, a Procfile or a Dockerfile has it.
 */
final class RailwayReader implements Reader {
    private static final String NIXPACKS = "nixpacks.toml";
    private static final Set<String> NAMES = Set.of("railway.json", "railway.toml", NIXPACKS);
    private static final String DOCKERFILE = "dockerfilePath";
    /** A service is built in its root folder, which paths start from. */
    private static final Context CONTEXT = Context.written("", ".");

    private static final int MAX_ENVIRONMENTS = 50;

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.of(path).name());
    }

    @Override
    public FileFacts read(SourceFile file) {
        String name = RepositoryPath.of(file.path()).name();
        ContainerFacts containers = new ContainerFacts(file);
        if (name.endsWith(".json")) {
            return facts(file, json(file, containers), containers);
        }
        TomlNode root = TomlDocument.parse(file).root();
        return name.equals(NIXPACKS)
                ? FileFacts.ofUnits(file, nixpacks(file, root))
                : facts(file, toml(file, root, containers), containers);
    }

    /** Without a start command and an image, the processes of the Procfile beside the file run on Railway. */
    private static FileFacts facts(SourceFile file, List<Unit> units, ContainerFacts containers) {
        FileFacts facts = containers.with(FileFacts.ofUnits(file, units));
        if (!units.isEmpty() || !facts.builds().isEmpty()) {
            return facts;
        }
        String procfile = RepositoryPath.of(file.path()).folder().at("Procfile").text();
        Origin origin = new Origin.PlatformServer(Optional.empty(), procfile, Optional.of(Platform.RAILWAY));
        Unit server = Units.variables("railway", file.place(file.line(1)), Role.UNKNOWN, List.of())
                .with(origin);
        return FileFacts.ofUnits(file, List.of(server));
    }

    private static List<Unit> json(SourceFile file, ContainerFacts containers) {
        List<Unit> units = new ArrayList<>();
        Yaml.read(file).ifPresent(root -> {
            dockerfile(root).ifPresent(path -> containers.build(path, CONTEXT));
            boolean image = root.get("build", "builder")
                    .filter(builder -> isDockerfile(builder.scalar()))
                    .isPresent();
            json(file, root, "railway", image).ifPresent(units::add);
            root.entriesOf("environments").stream()
                    .takeWhile(Most.first(MAX_ENVIRONMENTS))
                    .forEach(entry -> {
                        dockerfile(entry.value()).ifPresent(path -> containers.build(path, CONTEXT));
                        json(file, entry.value(), entry.name(), image).ifPresent(units::add);
                    });
        });
        return units;
    }

    private static Optional<YamlNode> dockerfile(YamlNode node) {
        return node.get("build", DOCKERFILE);
    }

    private static Optional<Unit> json(SourceFile file, YamlNode node, String name, boolean image) {
        return node.get("deploy", "startCommand")
                .filter(start -> !start.isNull())
                .map(start -> unit(file, name, start.text(), image));
    }

    private static List<Unit> toml(SourceFile file, TomlNode root, ContainerFacts containers) {
        boolean image = isDockerfile(
                value(file, root, "build", "builder").map(MappedText::text).orElse(""));
        List<Unit> units = new ArrayList<>();
        value(file, root, "deploy", "startCommand").ifPresent(start -> units.add(unit(file, "railway", start, image)));
        build(file, root, containers);
        root.entriesOf("environments").stream()
                .takeWhile(Most.first(MAX_ENVIRONMENTS))
                .forEach(entry -> {
                    build(file, entry.value(), containers);
                    value(file, entry.value(), "deploy", "startCommand")
                            .ifPresent(start -> units.add(unit(file, entry.name(), start, image)));
                });
        return units;
    }

    private static void build(SourceFile file, TomlNode settings, ContainerFacts containers) {
        value(file, settings, "build", DOCKERFILE)
                .ifPresent(name -> containers.build(containers
                        .ofPlatform(name.text(), file.place(name.span()))
                        .in(CONTEXT)));
    }

    private static boolean isDockerfile(String builder) {
        return builder.equalsIgnoreCase("DOCKERFILE");
    }

    /** A start command replaces both ENTRYPOINT and CMD of an image. */
    private static Unit unit(SourceFile file, String name, MappedText start, boolean image) {
        List<Command> commands = CommandReader.script(file, start);
        Place place = file.place(start.span());
        Role role = RoleInference.firstKnown(RoleInference.of(name), RoleInference.ofOverlay(file.path()));
        Unit unit = image
                ? Units.container(name, place, role, List.of(), commands, "", true)
                : Units.process(name, place, role, List.of(), commands);
        return unit.on(Platform.RAILWAY);
    }

    private static List<Unit> nixpacks(SourceFile file, TomlNode root) {
        List<EnvVar> variables = root.entriesOf("variables").stream()
                .map(entry -> TomlText.variable(file, entry))
                .toList();
        Role role = RoleInference.ofOverlay(file.path());
        Optional<MappedText> start = value(file, root, "start", "cmd");
        if (start.isPresent()) {
            Place place = file.place(start.get().span());
            return List.of(Units.process("nixpacks", place, role, variables, CommandReader.script(file, start.get())));
        }
        return Units.allVariables("nixpacks", role, variables);
    }

    private static Optional<MappedText> value(SourceFile file, TomlNode table, String... names) {
        return table.get(names).flatMap(value -> TomlText.of(file, value)).filter(text -> !text.text()
                .isBlank());
    }
}
