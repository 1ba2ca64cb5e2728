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
import dev.undebug.source.WordSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the scripts of {@code package.json}, with which front ends start their server, too: {@code npm start}. Those of Deno are
 * in a file of its own.
 *
 * @param scripts the key of the scripts
 * @param program the runner of the scripts
 */
record PackageJsonReader(String scripts, TaskRunner program) implements Reader {
    /** Reads those of npm and its like. */
    static final PackageJsonReader OF_NODE = new PackageJsonReader(
            "scripts",
            new TaskRunner(
                    Set.of("npm", "yarn", "pnpm", "bun"),
                    List.of("package.json"),
                    new TaskRunner.Options(Set.of("-C", "--prefix", "--cwd"), Set.of(), Set.of()),
                    TaskRunner.Selection.SCRIPT));

    /** Reads those of Deno. Source: its manual on {@code deno task}. */
    static final PackageJsonReader OF_DENO = new PackageJsonReader(
            "tasks",
            new TaskRunner(
                    Set.of("deno"),
                    List.of("deno.json", "deno.jsonc"),
                    new TaskRunner.Options(Set.of("--cwd"), Set.of("-c", "--config"), Set.of()),
                    TaskRunner.Selection.SCRIPT_OF_TASK));

    private static final int MAX_SCRIPTS = 200;

    /** Words without one of which no script starts a program in Python or a container; an escape may be any character. */
    private static final WordSearch STARTING = WordSearch.ignoringCase(
                    "python",
                    "flask",
                    "gunicorn",
                    "uwsgi",
                    "uvicorn",
                    "hypercorn",
                    "waitress",
                    "quart",
                    "docker",
                    "podman",
                    "nerdctl",
                    "kubectl",
                    "debug",
                    ".py",
                    ".sh",
                    "\\u")
            .orWhole(
                    "bash", "sh", "make", "just", "task", "invoke", "fab", "ssh", "helm", "pm2", "poetry", "pipenv",
                    "uv");

    @Override
    public boolean reads(String path) {
        return program.files().contains(RepositoryPath.of(path).name());
    }

    /** Most of these files are for a front end alone, and many came with code of others. */
    @Override
    public boolean mayStart(SourceFile file) {
        return STARTING.isIn(file);
    }

    @Override
    public Optional<TaskRunner> runner() {
        return Optional.of(program);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> named = Yaml.read(file).flatMap(root -> root.get(scripts));
        List<Unit> units = new ArrayList<>();
        ContainerFacts containers = new ContainerFacts(file);
        named.map(YamlNode::entries).orElse(List.of()).stream()
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
