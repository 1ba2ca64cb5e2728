package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.service.tree.Paths;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command that starts tasks of a task runner: {@code make -C api run}, {@code npm run dev}.
 *
 * @param folder the folder of the file that has them; {@code ""} where the command is started
 * @param files what the file may be called
 * @param tasks their names; none for the first of the file
 * @param variables assignments on the command line, which the tasks find in their environment
 */
record TaskCall(String folder, List<String> files, List<String> tasks, List<Word> variables) {
    private static final List<String> MAKEFILES = List.of("GNUmakefile", "makefile", "Makefile");
    private static final List<String> PACKAGE = List.of("package.json");
    private static final List<String> JUSTFILES = List.of("justfile", "Justfile", ".justfile");
    private static final List<String> TASKFILES =
            List.of("Taskfile.yml", "taskfile.yml", "Taskfile.yaml", "taskfile.yaml", "Taskfile.dist.yml");

    private static final Options USUAL = new Options(
            Set.of("-C", "--directory", "--prefix", "--cwd"),
            Set.of("-f", "--file", "--makefile"),
            Set.of("-j", "-l", "-o", "-W", "-I"));
    private static final Options OF_JUST = new Options(
            Set.of("-d", "--working-directory"), Set.of("-f", "--justfile"), Set.of("--shell", "--dotenv-path", "-E"));
    private static final Options OF_TASK =
            new Options(Set.of("-d", "--dir"), Set.of("-t", "--taskfile"), Set.of("-o", "-C", "--interval", "-I"));

    /** Options that have a value: a folder, a file, or anything else. */
    private record Options(Set<String> folders, Set<String> files, Set<String> others) {
        boolean valued(String word) {
            return folders.contains(word) || files.contains(word) || others.contains(word);
        }
    }

    /** Returns the tasks that a command starts, if it is one of a task runner. */
    static Optional<TaskCall> of(List<Word> words) {
        String program = Paths.name(words.get(0).text());
        List<Word> rest = words.subList(1, words.size());
        return switch (program) {
            case "make", "gmake" -> Optional.of(call(rest, MAKEFILES, USUAL));
            case "npm", "yarn", "pnpm", "bun" -> script(call(rest, PACKAGE, USUAL));
            case "just" -> Optional.of(first(call(rest, JUSTFILES, OF_JUST)));
            case "task", "go-task" -> Optional.of(call(rest, TASKFILES, OF_TASK).orDefault());
            default -> Optional.empty();
        };
    }

    private static TaskCall call(List<Word> words, List<String> names, Options options) {
        String folder = "";
        List<String> files = names;
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

    /** What follows the name of a recipe is most likely for the recipe. */
    private static TaskCall first(TaskCall call) {
        List<String> tasks = call.tasks().subList(0, Math.min(1, call.tasks().size()));
        return new TaskCall(call.folder(), call.files(), tasks, call.variables());
    }

    private TaskCall orDefault() {
        return tasks.isEmpty() ? new TaskCall(folder, files, List.of("default"), variables) : this;
    }

    /** {@code npm start} and {@code yarn NAME} are short for {@code npm run NAME}; {@code npm install} is not. */
    private static Optional<TaskCall> script(TaskCall call) {
        List<String> tasks = new ArrayList<>(call.tasks());
        if (!tasks.isEmpty() && (tasks.get(0).equals("run") || tasks.get(0).equals("run-script"))) {
            tasks.remove(0);
        }
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of(new TaskCall(call.folder(), call.files(), tasks.subList(0, 1), List.of()));
    }

    /** Returns the assignments of the command that it was read from. */
    List<EnvVar> assignments(Command command) {
        return variables.stream()
                .map(word -> variable(command.placeOf(word), word.text()))
                .toList();
    }

    private static EnvVar variable(Place place, String text) {
        int equals = text.indexOf('=');
        Span span = place.span();
        int value = Math.min(span.end(), span.start() + equals + 1);
        return new EnvVar(
                text.substring(0, equals), Optional.of(text.substring(equals + 1)), place, new Span(value, span.end()));
    }
}
