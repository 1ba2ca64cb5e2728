package dev.undebug.read.task;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.TaskRunner;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the scripts of {@code package.json}, with which front ends start their server, too: {@code npm start}. */
final class PackageJsonReader implements Reader {
    private static final String NAME = "package.json";
    private static final TaskRunner RUNNER = new TaskRunner(
            Set.of("npm", "yarn", "pnpm", "bun"),
            List.of(NAME),
            new TaskRunner.Options(Set.of("-C", "--prefix", "--cwd"), Set.of(), Set.of()),
            TaskRunner.Selection.SCRIPT);
    private static final int MAX_SCRIPTS = 200;

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals(NAME);
    }

    @Override
    public Optional<TaskRunner> runner() {
        return Optional.of(RUNNER);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> scripts = Yaml.read(file).flatMap(root -> root.get("scripts"));
        List<Unit> units = new ArrayList<>();
        ContainerFacts containers = new ContainerFacts(file);
        scripts.map(YamlNode::entries).orElse(List.of()).stream()
                .takeWhile(Most.first(MAX_SCRIPTS))
                .filter(entry -> entry.value().isScalar())
                .forEach(entry -> {
                    MappedText text = entry.value().text();
                    units.add(Tasks.task(file, entry.name(), entry.key().span(), text));
                    containers.anew(text.span());
                    containers.shell(text, Audience.ofTask(entry.name(), file.path()), List.of());
                });
        return containers.with(FileFacts.ofUnits(file, units));
    }
}
