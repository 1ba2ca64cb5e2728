package dev.undebug.read.shell.program;

import dev.undebug.read.word.Token;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A command line of tmux, which starts programs in terminals of its own. */
public final class TerminalCommand {
    public static final String PROGRAM = "tmux";

    private static final Set<String> STARTING = Set.of(
            "new-session", "new", "new-window", "neww", "split-window", "splitw", "respawn-pane", "respawn-window");
    private static final Set<String> TYPING = Set.of("send-keys", "send");
    private static final Set<String> VALUED =
            Set.of("-s", "-n", "-c", "-t", "-x", "-y", "-e", "-F", "-f", "-L", "-S", "-l", "-N");

    private TerminalCommand() {}

    /** Returns the shell text that it runs or types: a single argument. */
    public static Optional<Token> script(List<Token> tokens, int at) {
        int subcommand = afterOptions(tokens, at + 1);
        if (subcommand == tokens.size()) {
            return Optional.empty();
        }
        int text = afterOptions(tokens, subcommand + 1);
        String name = tokens.get(subcommand).value();
        boolean started = STARTING.contains(name) && text == tokens.size() - 1;
        boolean typed = TYPING.contains(name) && text < tokens.size() - 1;
        return started || typed ? Optional.of(tokens.get(text)) : Optional.empty();
    }

    /** Returns the index of the program that it starts from several words. */
    public static OptionalInt program(List<Token> tokens, int at) {
        int subcommand = afterOptions(tokens, at + 1);
        if (subcommand == tokens.size()
                || !STARTING.contains(tokens.get(subcommand).value())) {
            return OptionalInt.empty();
        }
        int program = afterOptions(tokens, subcommand + 1);
        return program < tokens.size() ? OptionalInt.of(program) : OptionalInt.empty();
    }

    private static int afterOptions(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).value().startsWith("-")) {
            at += VALUED.contains(tokens.get(at).value()) ? 2 : 1;
        }
        return Math.min(at, tokens.size());
    }
}
