package dev.undebug.read.platform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Heroku's {@code app.json}, with variables for the processes of the Procfile beside it, and {@code heroku.yml},
 * with the Dockerfiles to build.
 */
public final class HerokuReader implements Reader {
    public static final String NAME = "app.json";
    private static final String IMAGES = "heroku.yml";

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
        root.ifPresent(node -> node.entriesOf("build", "docker").forEach(process -> containers.build(process.value())));
        return containers.with(FileFacts.ofUnits(file, List.of()));
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
