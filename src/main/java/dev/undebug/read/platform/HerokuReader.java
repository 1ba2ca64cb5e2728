package dev.undebug.read.platform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.RepositoryPath;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Heroku's {@code app.json}: the variables that the processes of the Procfile beside it get. */
final class HerokuReader implements Reader {
    static final String NAME = "app.json";

    @Override
    public boolean reads(String path) {
        return RepositoryPath.name(path).equals(NAME);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> environment = Yaml.read(file).flatMap(root -> root.get("env"));
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
