package dev.undebug.service.command;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a file that starts programs may give them a terminal. */
public final class Terminals {
    /** Settings and programs that give one: {@code tty: true}, {@code script -qc "python app.py"}. */
    private static final Pattern GIVING = Pattern.compile(
            "(?i)(?<!pre)tty|\\bpty|\\bscript[\"']?+[\\s,]++[\"']?+-"
                    + "|\\b(?:screen|tmux|byobu|zellij|unbuffer|expect|dtach|abduco|rlwrap|socat|openvt|systemd-run|machinectl)\\b");

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\r?\\n");
    private static final Pattern LINE = Pattern.compile("[\\r\\n]++");
    private static final Pattern BLANK = Pattern.compile("[\\s\"',]++");
    private static final Pattern WITH_TERMINAL = Pattern.compile("-[A-Za-z]++");
    private static final Set<String> RUNNING = Set.of("run", "exec", "create");
    private static final Set<String> COMPOSE = Set.of("compose", "docker-compose", "podman-compose");

    private Terminals() {}

    /**
     * Returns whether a file may give what it starts a terminal.
     *
     * @param text of a file: a Dockerfile, a compose file, a unit of systemd, a script
     */
    public static boolean mayBeGivenBy(String text) {
        return GIVING.matcher(text).find()
                || LINE.splitAsStream(CONTINUED.matcher(text).replaceAll(" ")).anyMatch(Terminals::runsAtTerminal);
    }

    /** Returns whether a line runs a container with {@code -t}, or one of compose, which gets a terminal by itself. */
    private static boolean runsAtTerminal(String line) {
        boolean composes = false;
        boolean runs = false;
        for (String word : BLANK.split(line)) {
            composes |= COMPOSE.contains(word);
            runs |= RUNNING.contains(word);
            if (runs && (composes || (WITH_TERMINAL.matcher(word).matches() && word.contains("t")))) {
                return true;
            }
        }
        return false;
    }
}
