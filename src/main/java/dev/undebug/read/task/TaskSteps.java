package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task of a task runner, including the tasks that it calls.
 *
 * @param place the place of its name
 * @param environment the variables that it sets
 * @param inserted variables of the runner, whose values replace expressions in the text of a step
 */
record TaskSteps(String name, Span place, List<EnvVar> environment, List<EnvVar> inserted, List<Step> steps) {
    private static final int MAX_TASKS = 300;
    private static final int MAX_DEPTH = 30;
    private static final int MAX_COMMANDS = 1_000;

    /**
     * An expression in a command, in the syntax of both runners. The runner inserts text, so its quotes act as shell
     * quotes.
     */
    private static final Pattern INSERTED = Pattern.compile("\\{\\{[ \\t]*+\\.?+([^\\n{}]{0,300}?)[ \\t]*+\\}\\}");

    TaskSteps {
        environment = List.copyOf(environment);
        inserted = List.copyOf(inserted);
        steps = List.copyOf(steps);
    }

    /** A step of a task: shell text, or another task. */
    record Step(Optional<MappedText> shell, String task) {
        static Step shell(MappedText text) {
            return new Step(Optional.of(text), "");
        }

        static Step task(String name) {
            return new Step(Optional.empty(), name);
        }
    }

    /**
     * Returns the facts of a file with these tasks.
     *
     * @param shared the variables that all tasks get
     */
    static FileFacts facts(SourceFile file, List<TaskSteps> tasks, List<EnvVar> shared) {
        ContainerFacts containers = new ContainerFacts(file);
        shared.forEach(variable -> containers.variable(variable, Audience.of(file.path())));
        tasks.stream().takeWhile(Most.first(MAX_TASKS)).forEach(task -> task.collect(file, shared, containers));
        return containers.with(FileFacts.ofUnits(file, units(file, tasks, shared)));
    }

    private void collect(SourceFile file, List<EnvVar> shared, ContainerFacts containers) {
        Audience audience = Audience.ofTask(name, file.path());
        List<EnvVar> known = new ArrayList<>(shared);
        known.addAll(environment);
        environment.forEach(variable -> containers.variable(variable, audience));
        containers.anew(place);
        steps.forEach(
                step -> step.shell().ifPresent(shell -> containers.shell(open(shell, inserted), audience, known)));
    }

    private static List<Unit> units(SourceFile file, List<TaskSteps> tasks, List<EnvVar> shared) {
        Map<String, TaskSteps> byName = new LinkedHashMap<>();
        tasks.stream().takeWhile(Most.first(MAX_TASKS)).forEach(task -> byName.putIfAbsent(task.name(), task));
        List<Unit> units = new ArrayList<>();
        int left = MAX_COMMANDS;
        for (TaskSteps task : byName.values()) {
            List<Command> commands = new ArrayList<>();
            task.collect(file, byName, new HashSet<>(), commands, left);
            left -= commands.size();
            if (!commands.isEmpty()) {
                List<EnvVar> environment = new ArrayList<>(shared);
                environment.addAll(task.environment());
                units.add(new Unit(
                        Unit.Kind.TASK,
                        task.name(),
                        file.place(task.place()),
                        RoleInference.ofTask(task.name(), file.path()),
                        environment,
                        commands,
                        Origin.NONE));
            }
        }
        return units;
    }

    private void collect(
            SourceFile file, Map<String, TaskSteps> all, Set<String> visited, List<Command> commands, int most) {
        if (!visited.add(name) || visited.size() > MAX_DEPTH) {
            return;
        }
        for (Step step : steps) {
            if (commands.size() >= most) {
                return;
            }
            step.shell().ifPresent(shell -> commands.addAll(CommandReader.script(file, open(shell, List.of()))));
            Optional.ofNullable(all.get(step.task()))
                    .ifPresent(other -> other.collect(file, all, visited, commands, most));
        }
    }

    /** Inserts the values of the runner's variables; any other expression becomes an unknown command substitution. */
    private static MappedText open(MappedText shell, List<EnvVar> inserted) {
        Matcher matcher = INSERTED.matcher(shell.text());
        MappedText.Builder open = new MappedText.Builder(shell.span().start());
        int from = 0;
        while (matcher.find()) {
            open.append(shell, from, matcher.start());
            Span span = shell.span(matcher.start(), matcher.end());
            String name = matcher.group(1);
            open.append(
                    inserted.stream()
                            .filter(variable -> variable.name().equals(name))
                            .reduce((first, last) -> last)
                            .flatMap(EnvVar::value)
                            .orElse("$()"),
                    span);
            from = matcher.end();
        }
        open.append(shell, from, shell.length());
        return open.build();
    }
}
