package dev.undebug.read.shell.program;

import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognises what runs a script in an argument: {@code sh -c "…"}, {@code tmux new -d "…"}, {@code pm2 start shop.py}. */
public final class Shells {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "su", "runuser");
    private static final Set<String> VALUED =
            Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file", "-s", "--shell");

    /** With such an option, {@code runuser} takes a program instead of a shell's script. */
    private static final Set<String> USER = Set.of("-u", "--user");

    private static final Predicate<String> EXPORTING =
            Pattern.compile("-[a-zA-Z]*a[a-zA-Z]*|allexport").asMatchPredicate();

    private Shells() {}

    /** Returns the script of a shell's command line; empty if the program is not a shell or runs a file. */
    public static Optional<Token> script(String program, List<Token> tokens, int at) {
        if (program.equals(TerminalCommand.PROGRAM)) {
            return TerminalCommand.script(tokens, at);
        }
        if (WindowCommand.is(program)) {
            return WindowCommand.script(tokens, at);
        }
        if (Pm2Command.is(program)) {
            return Pm2Command.script(tokens, at);
        }
        if (!SHELLS.contains(program)) {
            return Optional.empty();
        }
        boolean switchesUser = program.equals("su") || program.equals("runuser");
        if (program.equals("runuser") && tokens.stream().anyMatch(token -> USER.contains(token.value()))) {
            return Optional.empty();
        }
        boolean scriptNext = false;
        for (int i = at + 1; i < tokens.size(); i++) {
            String word = tokens.get(i).value();
            if (VALUED.contains(word)) {
                i++;
            } else if (isOption(word)) {
                scriptNext |= word.equals("--command") || (!word.startsWith("--") && word.contains("c"));
            } else if (scriptNext) {
                return Optional.of(tokens.get(i));
            } else if (!switchesUser) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns the part of the environment that the shell of {@link #script} gets. */
    public static Handover handover(String program, List<Token> tokens, int at) {
        List<Token> options = new ArrayList<>(tokens.subList(at + 1, tokens.size()));
        script(program, tokens, at).ifPresent(options::remove);
        return Handover.of(program, options);
    }

    /**
     * Returns whether a shell exports all variables that it sets: {@code sh -ac '. ./.env; flask run'}.
     *
     * @param words its name and its options
     */
    public static boolean exportsAll(List<String> words) {
        return SHELLS.contains(ContainerPath.program(words.get(0)))
                && words.stream().skip(1).anyMatch(EXPORTING);
    }

    /** Returns whether an option of a shell has the next word as its value. */
    public static boolean isValued(String option) {
        return VALUED.contains(option) && !option.equals("-s");
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '+');
    }
}
