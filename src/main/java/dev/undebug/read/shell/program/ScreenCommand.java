package dev.undebug.read.shell.program;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A command line of screen, which starts a program in a terminal of its own: {@code screen -dmS web python app.py}. */
public final class ScreenCommand {
    public static final String PROGRAM = "screen";

    /** Its options with a value in the next word. */
    static final Set<String> VALUED = Set.of("-S", "-t", "-c", "-e", "-h", "-p", "-s", "-T", "-X", "-r", "-Logfile");

    private static final Set<String> ATTACHING = Set.of("-r", "-x");
    private static final String NAME = "-S";

    private static final Pattern DETACHED = Pattern.compile("-[A-Za-z]{0,9}[dD][A-Za-z]{0,9}");
    private static final Pattern NEW = Pattern.compile("-[A-Za-z]{0,9}m[A-Za-z]{0,9}");

    private ScreenCommand() {}

    /** Returns whether it brings a terminal back to the one who calls it. */
    public static boolean attaches(List<String> arguments) {
        return arguments.stream().anyMatch(ATTACHING::contains);
    }

    /** Returns whether it leaves a program in a terminal of its own: detached, {@code -d -m}, or under a name. */
    public static boolean leavesRunning(List<String> arguments) {
        int name = arguments.indexOf(NAME);
        boolean named = name >= 0
                && name + 2 < arguments.size()
                && !arguments.get(name + 2).startsWith("-");
        return named || (has(arguments, DETACHED) && has(arguments, NEW));
    }

    /** Looks at its own options alone: those of the program may have such letters, too. */
    private static boolean has(List<String> arguments, Pattern letters) {
        for (int i = 0; i < arguments.size() && arguments.get(i).startsWith("-"); i++) {
            if (letters.matcher(arguments.get(i)).matches()) {
                return true;
            }
            if (VALUED.contains(arguments.get(i))) {
                i++;
            }
        }
        return false;
    }
}
