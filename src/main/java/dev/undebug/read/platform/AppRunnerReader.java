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
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code apprunner.yaml}, by which AWS App Runner starts the code of a repository. */
final class AppRunnerReader implements Reader {
    private static final String NAME = "apprunner.yaml";

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals(NAME);
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = Yaml.read(file).flatMap(root -> root.get("run")).stream()
                .map(run -> unit(file, run))
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    private static Unit unit(SourceFile file, YamlNode run) {
        Role role = RoleInference.firstKnown(RoleInference.ofOverlay(file.path()), Role.PRODUCTION);
        Optional<YamlNode> command = run.get("command").filter(YamlNode::isScalar);
        List<Command> commands =
                command.map(text -> CommandReader.script(file, text.text())).orElse(List.of());
        List<EnvVar> variables = Stream.of("env", "secrets")
                .flatMap(key -> run.get(key).stream())
                .flatMap(list -> EnvironmentNodes.list(file, list).stream())
                .toList();
        return Units.process("apprunner", file.place(command.orElse(run).span()), role, variables, commands);
    }
}
