package dev.undebug.service;

import dev.undebug.fact.Word;
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
    private static final Set<String> VALUED = Set.of(
            "-C", "--directory", "-f", "--file", "--makefile", "-j", "-l", "-o", "-W", "-I", "--prefix", "--cwd");
    private static final Set<String> FOLDERS = Set.of("-C", "--directory", "--prefix", "--cwd");
    private static final Set<String> FILES = Set.of("-f", "--file", "--makefile");

    /** Returns the tasks that a command starts, if it is one of a task runner. */
    static Optional<TaskCall> of(List<Word> words) {
        String program = Paths.name(words.get(0).text());
        List<Word> rest = words.subList(1, words.size());
        return switch (program) {
            case "make", "gmake" -> Optional.of(call(rest, MAKEFILES));
            case "npm", "yarn", "pnpm", "bun" -> script(call(rest, PACKAGE));
            default -> Optional.empty();
        };
    }

    private static TaskCall call(List<Word> words, List<String> names) {
        String folder = "";
        List<String> files = names;
        List<String> tasks = new ArrayList<>();
        List<Word> variables = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean valued = VALUED.contains(word) && i + 1 < words.size();
            if (word.equals("--")) {
                break;
            }
            if (FOLDERS.contains(word) && valued) {
                folder = words.get(i + 1).text();
            } else if (FILES.contains(word) && valued) {
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
}
