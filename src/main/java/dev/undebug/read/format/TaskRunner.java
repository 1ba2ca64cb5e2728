package dev.undebug.read.format;

import java.util.List;
import java.util.Set;

/**
 * A program that runs tasks which a file names: {@code make}, {@code npm}.
 *
 * @param programs what it is called
 * @param files what the file may be called where the command line does not tell, in order
 * @param options those of its options that have a value
 * @param selection how the command line says which tasks are run
 */
public record TaskRunner(Set<String> programs, List<String> files, Options options, Selection selection) {
    public TaskRunner {
        programs = Set.copyOf(programs);
        files = List.copyOf(files);
    }

    /** Options that have a value: a folder, a file, or anything else. */
    public record Options(Set<String> folders, Set<String> files, Set<String> others) {
        public Options {
            folders = Set.copyOf(folders);
            files = Set.copyOf(files);
            others = Set.copyOf(others);
        }

        /** Returns whether the next word is the value of this one. */
        public boolean valued(String word) {
            return folders.contains(word) || files.contains(word) || others.contains(word);
        }
    }

    /** How a command line says which tasks are run. */
    public enum Selection {
        /** Every word names one; without any the first of the file is run. */
        ALL_OR_FIRST,
        /** Every word names one; without any the one that is called {@code default} is run. */
        ALL_OR_DEFAULT,
        /** The first word names one, what follows is most likely for it; without any the first of the file is run. */
        ONE_OR_FIRST,
        /** A word names one, behind {@code run} or short for that: {@code npm start}; {@code npm install} runs none. */
        SCRIPT
    }
}
