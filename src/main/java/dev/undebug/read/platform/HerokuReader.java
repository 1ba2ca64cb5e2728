package dev.undebug.read.platform;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Heroku's {@code app.json}, with variables for the processes of the Procfile beside it, and {@code heroku.yml},
 * with the Dockerfiles to build and the commands that replace theirs.
 */
public final class HerokuReader implements Reader {
    public static final String NAME = "app.json";
    private static final String IMAGES = "heroku.yml";
    private static final int MAX_PROCESSES = 200;

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return name.equals(NAME) || name.equals(IMAGES);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        return RepositoryPath.of(file.path()).name().equals(NAME) ? variables(file, root) : images(file, root);
    }

    private static FileFacts images(SourceFile file, Optional<YamlNode> root) {
        ContainerFacts containers = new ContainerFacts(file);
        root.ifPresent(node -> node.entriesOf("build", "docker")
                .forEach(
                        process -> containers.build(process.value(), context(process.value()), arguments(file, node))));
        List<Unit> units = root.stream()
                .flatMap(node -> node.entriesOf("run").stream()
                        .takeWhile(Most.first(MAX_PROCESSES))
                        .flatMap(process -> process(file, node, process).stream()))
                .toList();
        return containers.with(FileFacts.ofUnits(file, units));
    }

    /** The configuration of the build, which running processes do not see. */
    private static BuildArguments arguments(SourceFile file, YamlNode root) {
        return BuildArguments.of(root.get("build", "config")
                .map(config -> EnvironmentNodes.mapping(file, config))
                .orElse(List.of()));
    }

    /** Heroku always builds in the folder of the Dockerfile. */
    private static Context context(YamlNode dockerfile) {
        String folder = ContainerPath.dirname(dockerfile.scalar());
        return Context.written("", folder.isEmpty() ? "." : folder);
    }

    /** Reads a process: a command, or a list of commands and the process type whose image runs them. */
    private static Optional<Unit> process(SourceFile file, YamlNode root, YamlNode.Entry process) {
        Optional<YamlNode> command = process.value().isScalar()
                ? Optional.of(process.value())
                : process.value().get("command").flatMap(list -> list.elements().stream()
                        .findFirst());
        String image = Optional.of(process.value().scalarOf("image"))
                .filter(name -> !name.isEmpty())
                .orElse(process.name());
        Optional<String> dockerfile = root.entriesOf("build", "docker").stream()
                .filter(built -> built.name().equals(image))
                .map(built -> built.value().scalar())
                .findFirst();
        return command.filter(YamlNode::isScalar).map(text -> {
            List<Command> commands = CommandReader.script(file, text.text());
            Place place = file.place(process.key().span());
            Unit unit = Units.container(process.name(), place, Role.PRODUCTION, List.of(), commands, "", false)
                    .on(process.name().equals("web") ? Platform.PROCFILE_WEB : Platform.PROCFILE);
            return Units.built(unit, RepositoryPath.of(file.path()).folder().text(), dockerfile, arguments(file, root));
        });
    }

    private static FileFacts variables(SourceFile file, Optional<YamlNode> root) {
        Optional<YamlNode> environment = root.flatMap(node -> node.get("env"));
        if (environment.isEmpty()) {
            return FileFacts.ofUnits(file, List.of());
        }
        List<EnvVar> variables = new ArrayList<>(EnvironmentNodes.mapping(file, environment.get()));
        for (YamlNode.Entry entry : environment.get().entries()) {
            entry.value()
                    .get("value")
                    .ifPresent(value -> variables.add(EnvironmentNodes.variable(
                            file, entry.name(), entry.key().span(), value)));
        }
        return FileFacts.ofUnits(
                file, List.of(Units.variables(NAME, file.place(environment.get().span()), Role.UNKNOWN, variables)));
    }
}
