package dev.undebug.read.shell.program;

import dev.undebug.read.word.Token;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A command line that opens a terminal in a window of the desktop and starts a program in it: {@code xterm -e …}. */
public final class WindowCommand {
    private static final Set<String> PROGRAMS = Set.of(
            "alacritty",
            "gnome-terminal",
            "konsole",
            "lxterminal",
            "mate-terminal",
            "qterminal",
            "terminator",
            "tilix",
            "uxterm",
            "x-terminal-emulator",
            "xfce4-terminal",
            "xterm");

    private static final Set<String> STARTING = Set.of("-e", "-x", "--execute", "--command");

    private WindowCommand() {}

    public static boolean is(String program) {
        return PROGRAMS.contains(program);
    }

    /** Returns the shell text that it starts: a single argument. */
    public static Optional<Token> script(List<Token> tokens, int at) {
        int starting = starting(tokens, at);
        if (starting == tokens.size() || tokens.get(starting).is("--")) {
            return Optional.empty();
        }
        return Optional.of(starting + 1)
                .filter(next -> next < tokens.size() && isText(tokens, next))
                .map(tokens::get);
    }

    /** Returns the index of the program that it starts from several words. */
    public static OptionalInt program(List<Token> tokens, int at) {
        int program = starting(tokens, at) + 1;
        return program < tokens.size() && script(tokens, at).isEmpty() ? OptionalInt.of(program) : OptionalInt.empty();
    }

    /** Options for the window may follow a text, and no program has spaces in its name. */
    private static boolean isText(List<Token> tokens, int at) {
        return at == tokens.size() - 1 || tokens.get(at).value().contains(" ");
    }

    private static int starting(List<Token> tokens, int at) {
        int option = at + 1;
        while (option < tokens.size() && !isStarting(tokens.get(option).value())) {
            option++;
        }
        return option;
    }

    private static boolean isStarting(String word) {
        return word.equals("--") || STARTING.contains(word);
    }
}
