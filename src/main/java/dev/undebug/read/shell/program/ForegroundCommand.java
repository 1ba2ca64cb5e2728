package dev.undebug.read.shell.program;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says of a command whether a script certainly goes on only after the program of it ends. */
public final class ForegroundCommand {
    /** Programs that start another one, stay until it ends and do not end it themselves. */
    private static final Set<String> WAITING = Set.of(
            "exec",
            "command",
            "nohup",
            "time",
            "env",
            "sudo",
            "doas",
            "tini",
            "dumb-init",
            "stdbuf",
            "nice",
            "run",
            "poetry",
            "pipenv",
            "pdm",
            "uv",
            "--",
            "-E",
            "-u");

    /** Options with which a server leaves its terminal, or starts nothing. */
    private static final Set<String> ENDING =
            Set.of("-D", "--daemon", "--daemonize", "--check-config", "--print-config", "--version", "--help");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*+=.*+", Pattern.DOTALL);
    private static final Pattern BLANK = Pattern.compile("\\s++");

    private ForegroundCommand() {}

    /** Returns whether a script waits for a command that it does not run beside others. */
    public static boolean isIn(Command command) {
        String text = command.place().text();
        int program = text.indexOf(command.words().get(0).text());
        return program >= 0
                && words(text.substring(0, program))
                        .allMatch(word -> word.isEmpty()
                                || WAITING.contains(word)
                                || ASSIGNMENT.matcher(word).matches())
                && command.words().stream().map(Word::text).noneMatch(ENDING::contains);
    }

    private static Stream<String> words(String text) {
        return BLANK.splitAsStream(text);
    }
}
