package dev.undebug.read.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A command line of {@code start-stop-daemon}, as scripts of {@code init.d} have it: {@code start-stop-daemon --start --exec
 * /usr/bin/python3 -- shop.py}. The program is the value of an option, and its arguments stand behind the dashes.
 */
final class DaemonCommand {
    static final String PROGRAM = "start-stop-daemon";

    private static final Set<String> STARTING = Set.of("-S", "--start");
    private static final Set<String> EXECUTABLE = Set.of("-x", "--exec");

    /** The program that is started instead of the one by which a running one is found. */
    private static final Set<String> STARTED = Set.of("-a", "--startas");

    private DaemonCommand() {}

    /**
     * Returns the words of the program that it starts; none if it stops one.
     *
     * @param at the index of its own name
     */
    static <T> List<T> started(List<T> words, int at, Function<T, String> value) {
        List<T> executable = new ArrayList<>();
        List<T> instead = new ArrayList<>();
        boolean starts = false;
        int i = at + 1;
        while (i < words.size() && !value.apply(words.get(i)).equals("--")) {
            String word = value.apply(words.get(i));
            starts |= STARTING.contains(word);
            if (EXECUTABLE.contains(word) && i + 1 < words.size()) {
                executable.add(words.get(++i));
            } else if (STARTED.contains(word) && i + 1 < words.size()) {
                instead.add(words.get(++i));
            }
            i++;
        }
        List<T> program = new ArrayList<>(instead.isEmpty() ? executable : instead);
        if (!starts || program.isEmpty()) {
            return List.of();
        }
        program.addAll(words.subList(Math.min(i + 1, words.size()), words.size()));
        return program;
    }
}
