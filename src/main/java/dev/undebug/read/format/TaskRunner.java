package dev.undebug.read.format;

import java.util.List;
import java.util.Set;

/**
 * A program that runs named tasks of a file: {@code make}, {@code npm}.
 *
 * @param programs its names on the command line
 * @param files its default files, in order
 * @param options its options with a value
 * @param selection how the command line selects tasks
 */
public record TaskRunner(Set<String> programs, List<String> files, Options options, Selection selection) {
    public TaskRunner {
        programs = Set.copyOf(programs);
        files = List.copyOf(files);
    }

    /** Options with a value, which is a folder, a file, or anything else. */
    public record Options(Set<String> folders, Set<String> files, Set<String> others) {
        public Options {
            folders = Set.copyOf(folders);
            files = Set.copyOf(files);
            others = Set.copyOf(others);
        }

        /** Returns whether the next word is the value of this option. */
        public boolean valued(String word) {
            return folders.contains(word) || files.contains(word) || others.contains(word);
        }
    }

    /** How a command line selects tasks. */
    public enum Selection {
        /** Every word names a task; without any, the first task of the file runs. */
        ALL_OR_FIRST,
        /** Every word names a task; without any, the task {@code default} runs. */
        ALL_OR_DEFAULT,
        /** The first word names a task, and the rest are probably its arguments; without any, the first task runs. */
        ONE_OR_FIRST,
        /** A word names a script, after {@code run} or alone: {@code npm start}; {@code npm install} runs none. */
        SCRIPT,
        /** As {@link #SCRIPT}, but after {@code task}: {@code deno task start}. */
        SCRIPT_OF_TASK
    }
}
