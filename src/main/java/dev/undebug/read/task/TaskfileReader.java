package dev.undebug.read.task;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.EnvironmentNodes;
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
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tasks of {@code Taskfile.yml}. */
final class TaskfileReader implements Reader {
    private static final List<String> NAMES = List.of(
            "Taskfile.yml",
            "taskfile.yml",
            "Taskfile.yaml",
            "taskfile.yaml",
            "Taskfile.dist.yml",
            "taskfile.dist.yml",
            "Taskfile.dist.yaml",
            "taskfile.dist.yaml");
    private static final TaskRunner RUNNER = new TaskRunner(
            Set.of("task", "go-task"),
            NAMES,
            new TaskRunner.Options(
                    Set.of("-d", "--dir"), Set.of("-t", "--taskfile"), Set.of("-o", "-C", "--interval", "-I")),
            TaskRunner.Selection.ALL_OR_DEFAULT);

    private static final int MAX_VARIABLES = 500;
    private static final Pattern FOLDER =
            Pattern.compile("(?:\\{\\{ ?\\.(?:ROOT|TASKFILE)_DIR ?}}/)?([\\w.][\\w./-]{0,200})");
    private static final Pattern NAME = Pattern.compile("[\\w:.-]{1,100}");

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.of(path).name());
    }

    @Override
    public Optional<TaskRunner> runner() {
        return Optional.of(RUNNER);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        List<TaskSteps> tasks = new ArrayList<>();
        List<EnvVar> inserted = root.map(node -> mapping(file, node, "vars")).orElse(List.of());
        root.ifPresent(node -> node.entriesOf("tasks").forEach(entry -> tasks.add(task(file, entry, inserted))));
        List<EnvVar> shared = root.map(node -> mapping(file, node, "env")).orElse(List.of());
        return TaskSteps.facts(file, tasks, shared);
    }

    /** Reads variables; the values of commands and templates are unknown. */
    private static List<EnvVar> mapping(SourceFile file, YamlNode node, String key) {
        return node.get(key).map(env -> EnvironmentNodes.mapping(file, env)).orElse(List.of()).stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .map(variable -> variable.with(variable.value().filter(value -> !value.contains("{{"))))
                .toList();
    }

    private static TaskSteps task(SourceFile file, YamlNode.Entry entry, List<EnvVar> shared) {
        YamlNode task = entry.value();
        List<TaskSteps.Step> steps = new ArrayList<>();
        UnaryOperator<MappedText> there = task.get("dir")
                .flatMap(TaskfileReader::folder)
                .<UnaryOperator<MappedText>>map(folder -> text -> in(folder, text))
                .orElse(UnaryOperator.identity());
        task.get("deps").ifPresent(value -> steps(value, Optional.empty(), steps));
        for (String key : List.of("cmds", "cmd")) {
            task.get(key).ifPresent(value -> steps(value, Optional.of(there), steps));
        }
        steps(task, Optional.of(there), steps);
        List<EnvVar> inserted = new ArrayList<>(shared);
        inserted.addAll(mapping(file, task, "vars"));
        return new TaskSteps(entry.name(), entry.key().span(), mapping(file, task, "env"), inserted, steps);
    }

    private static MappedText in(MappedText folder, MappedText shell) {
        MappedText.Builder text = new MappedText.Builder(shell.span().start());
        text.append("cd ", folder.span());
        text.append(folder, 0, folder.length());
        text.append("\n", folder.span());
        text.append(shell, 0, shell.length());
        return text.build();
    }

    /** Returns the folder of a task, which is named from that of the file. */
    private static Optional<MappedText> folder(YamlNode dir) {
        Matcher matcher = FOLDER.matcher(dir.scalar());
        return dir.isScalar() && matcher.matches()
                ? Optional.of(MappedText.at(matcher.group(1), dir.span()))
                : Optional.empty();
    }

    /**
     * Adds the steps of a task: commands alone, in a list, or in mappings.
     *
     * @param shell what a command becomes in the folder of the task; empty if a word alone is the name of a task
     */
    private static void steps(YamlNode node, Optional<UnaryOperator<MappedText>> shell, List<TaskSteps.Step> steps) {
        List<YamlNode> all = node.isScalar() ? List.of(node) : node.elements();
        for (YamlNode one : all) {
            if (one.isScalar() && shell.isPresent()) {
                steps.add(TaskSteps.Step.shell(shell.get().apply(one.text())));
            } else if (one.isScalar()) {
                called(one).ifPresent(steps::add);
            } else {
                one.get("cmd")
                        .ifPresent(cmd -> steps.add(TaskSteps.Step.shell(
                                shell.orElse(UnaryOperator.identity()).apply(cmd.text()))));
                one.get("task").flatMap(TaskfileReader::called).ifPresent(steps::add);
            }
        }
    }

    /** Runs another task like a command, since that task has its own variables. */
    private static Optional<TaskSteps.Step> called(YamlNode name) {
        return NAME.matcher(name.scalar()).matches()
                ? Optional.of(TaskSteps.Step.shell(MappedText.at("task " + name.scalar(), name.span())))
                : Optional.empty();
    }
}
