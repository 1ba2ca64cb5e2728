package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.read.Readers;
import dev.undebug.read.format.TaskRunner;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that starts tasks of a task runner: {@code make -C api run}, {@code npm run dev}.
 *
 * @param folder the folder of their file; {@code ""} for the command's own
 * @param files the possible names of the file
 * @param tasks their names; empty for the first of the file
 * @param variables assignments on the command line, which the tasks find in their environment
 */
record TaskCall(String folder, List<String> files, List<String> tasks, List<Word> variables) {
    private static final String BEFORE = "pre";

    /** Returns the call, if the command runs a task runner. */
    static Optional<TaskCall> of(List<Word> words) {
        return Readers.taskRunner(ContainerPath.program(words.get(0).text()))
                .flatMap(runner -> call(words.subList(1, words.size()), runner).selected(runner.selection()));
    }

    private static TaskCall call(List<Word> words, TaskRunner runner) {
        TaskRunner.Options options = runner.options();
        String folder = "";
        List<String> files = runner.files();
        List<String> tasks = new ArrayList<>();
        List<Word> variables = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean valued = options.valued(word) && i + 1 < words.size();
            if (word.equals("--")) {
                break;
            }
            if (options.folders().contains(word) && valued) {
                folder = words.get(i + 1).text();
            } else if (options.files().contains(word) && valued) {
                files = List.of(words.get(i + 1).text());
            } else if (word.matches("[A-Za-z_]\\w*=.*")) {
                variables.add(words.get(i));
            } else if (!word.startsWith("-")) {
                tasks.add(word);
            }
            i += valued ? 1 : 0;
        }
        return new TaskCall(folder, files, tasks, variables);
    }

    private Optional<TaskCall> selected(TaskRunner.Selection selection) {
        return switch (selection) {
            case ALL_OR_FIRST -> Optional.of(this);
            case ALL_OR_DEFAULT -> Optional.of(tasks.isEmpty() ? with(List.of("default")) : this);
            case ONE_OR_FIRST -> Optional.of(with(tasks.subList(0, Math.min(1, tasks.size()))));
            case SCRIPT -> script("run|run-script");
            case SCRIPT_OF_TASK -> script("task");
        };
    }

    private TaskCall with(List<String> others) {
        return new TaskCall(folder, files, others, variables);
    }

    /** A script runs after the one that has its name and {@link #BEFORE}. */
    private Optional<TaskCall> script(String running) {
        boolean run = !tasks.isEmpty() && tasks.get(0).matches(running);
        List<String> named = run ? tasks.subList(1, tasks.size()) : tasks;
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new TaskCall(folder, files, List.of(BEFORE + named.get(0), named.get(0)), List.of()));
    }

    /** Returns whether a task runs before another one, which starts when it has ended. */
    boolean runsFirst(String task) {
        return tasks.size() == 2 && task.equals(tasks.get(0)) && tasks.get(0).equals(BEFORE + tasks.get(1));
    }

    /** Returns the call's assignments as variables of the command. */
    List<EnvVar> assignments(Command command) {
        return variables.stream()
                .map(word -> variable(command.placeOf(word), word.text()))
                .toList();
    }

    /** Returns the values with which the call replaces those that the file of the tasks gives its own variables. */
    Map<String, Optional<String>> replacing(List<EnvVar> environment) {
        Map<String, Optional<String>> given = new HashMap<>();
        environment.forEach(variable -> given.put(variable.name(), variable.value()));
        for (Word word : variables) {
            int equals = word.text().indexOf('=');
            given.put(
                    word.text().substring(0, equals),
                    Optional.of(word.text().substring(equals + 1)).filter(value -> word.literal()));
        }
        return given;
    }

    private static EnvVar variable(Place place, String text) {
        int equals = text.indexOf('=');
        Span span = place.span();
        int value = Math.min(span.end(), span.start() + equals + 1);
        return new EnvVar(
                text.substring(0, equals), Optional.of(text.substring(equals + 1)), place, new Span(value, span.end()));
    }
}
