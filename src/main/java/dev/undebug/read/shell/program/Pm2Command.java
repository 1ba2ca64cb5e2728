package dev.undebug.read.shell.program;

import dev.undebug.read.word.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A command line of pm2, which keeps a program running: {@code pm2 start shop.py --interpreter python3 -- --port 80}. Its
 * own options stand before and after the program, which it chooses an interpreter for.
 */
public final class Pm2Command {
    private static final Set<String> PROGRAMS = Set.of("pm2", "pm2-runtime", "pm2-docker");
    private static final String START = "start";
    private static final Set<String> RENEWING = Set.of("restart", "reload");
    private static final String INTERPRETER = "--interpreter";

    private static final Set<String> VALUED = Set.of(
            "-n",
            "--name",
            "-i",
            "--instances",
            "-o",
            "--output",
            "-e",
            "--error",
            "-l",
            "--log",
            "--interpreter-args",
            "--namespace",
            "--cron",
            "-c",
            "--cwd",
            "-u",
            "--user",
            "--max-memory-restart",
            "--restart-delay",
            "--exp-backoff-restart-delay",
            "--max-restarts",
            "--env",
            "--ignore-watch",
            "-p",
            "--pid",
            "--time-format");

    /** Programs of Node, and files that say themselves what they start. */
    private static final Pattern OTHER = Pattern.compile(".*\\.(?:json|ya?ml|[cm]?[jt]s)");

    private Pm2Command() {}

    public static boolean is(String program) {
        return PROGRAMS.contains(program);
    }

    /** Returns whether it starts a program, or those of a file, that stay after it: {@code pm2 reload ecosystem.config.js}. */
    public static boolean leavesRunning(List<String> arguments) {
        return arguments.stream().anyMatch(word -> word.startsWith(START))
                || (arguments.stream().anyMatch(RENEWING::contains)
                        && arguments.stream()
                                .anyMatch(word -> OTHER.matcher(word).matches()));
    }

    /** Returns the shell text that it starts: a program of several words in one argument. */
    public static Optional<Token> script(List<Token> tokens, int at) {
        return started(tokens, at, Token::value).stream()
                .findFirst()
                .filter(program -> program.value().strip().contains(" "));
    }

    /**
     * Returns the words of the program that it starts; none if a file says what that is.
     *
     * @param at the index of pm2
     */
    static <T> List<T> started(List<T> words, int at, Function<T, String> value) {
        int first = at + 1;
        boolean starts = first < words.size() && value.apply(words.get(first)).equals(START);
        // Without a subcommand, the others start what they are given.
        if (!starts && value.apply(words.get(at)).endsWith("pm2")) {
            return List.of();
        }
        List<T> interpreter = new ArrayList<>();
        List<T> program = new ArrayList<>();
        int i = starts ? first + 1 : first;
        while (i < words.size() && !value.apply(words.get(i)).equals("--")) {
            String word = value.apply(words.get(i));
            boolean hasValue = VALUED.contains(word) || word.equals(INTERPRETER);
            if (word.equals(INTERPRETER) && i + 1 < words.size()) {
                interpreter.add(words.get(i + 1));
            } else if (!word.startsWith("-") && program.isEmpty()) {
                program.add(words.get(i));
            }
            i += hasValue ? 2 : 1;
        }
        if (program.isEmpty() || OTHER.matcher(value.apply(program.get(0))).matches()) {
            return List.of();
        }
        interpreter.removeIf(name -> value.apply(name).equals("none"));
        List<T> all = new ArrayList<>(interpreter);
        all.addAll(program);
        all.addAll(words.subList(Math.min(i + 1, words.size()), words.size()));
        return all;
    }
}
