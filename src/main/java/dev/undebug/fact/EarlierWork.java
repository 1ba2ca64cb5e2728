package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * The work of commands before a build of an image, as far as it may matter to its files.
 *
 * @param changes the changes of the repository's files, each with its repository path as an absolute one
 * @param runs the programs that may change further files
 */
public record EarlierWork(List<Unit.Change> changes, List<ProgramRun> runs) {
    public static final EarlierWork NONE = new EarlierWork(List.of(), List.of());

    public EarlierWork {
        changes = List.copyOf(changes);
        runs = List.copyOf(runs);
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return changes.isEmpty() && runs.isEmpty();
    }

    /** Returns this work without what it does to the file at an absolute path. */
    public EarlierWork without(String path) {
        return new EarlierWork(
                changes.stream().filter(change -> !change.path().equals(path)).toList(), runs);
    }

    /** Returns this work and other work. */
    public EarlierWork and(EarlierWork other) {
        return new EarlierWork(
                Stream.concat(changes.stream(), other.changes.stream())
                        .distinct()
                        .toList(),
                Stream.concat(runs.stream(), other.runs.stream()).distinct().toList());
    }

    /**
     * A program of the repository that may build an image.
     *
     * @param run the command that runs it
     * @param before the work before that in the same file
     */
    public record Call(ProgramRun run, EarlierWork before) {}

    /**
     * A program that a command runs: {@code ./prepare.sh}, {@code python prep.py settings.json}, {@code make settings}.
     *
     * @param words its name and arguments, without quotes
     * @param folder where it starts, a repository path as an absolute one
     * @param place the command
     */
    public record ProgramRun(List<String> words, String folder, Place place) {
        public ProgramRun {
            words = List.copyOf(words);
        }
    }
}
