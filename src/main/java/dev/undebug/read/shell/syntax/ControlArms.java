package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import java.util.List;
import java.util.Set;

/**
 * The arms of a {@code case} with which people control a server: {@code start)} beside {@code stop)}. Its server runs
 * because somebody chose {@code start}; the other arms are other calls of the script.
 */
public final class ControlArms {
    private static final Set<String> START = Set.of("start", "--start", "-start");
    private static final Set<String> STOP = Set.of("stop", "--stop", "-stop");

    private ControlArms() {}

    /** Returns the index of the arm that starts the server, -1 if the arms control none. */
    public static int start(List<ShellNode.Arm> arms) {
        return index(arms, STOP) < 0 || index(arms, STOP) == index(arms, START) ? -1 : index(arms, START);
    }

    private static int index(List<ShellNode.Arm> arms, Set<String> words) {
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i).patterns().stream()
                    .map(MappedText::text)
                    .map(ShellQuotes::unquoted)
                    .anyMatch(words::contains)) {
                return i;
            }
        }
        return -1;
    }
}
