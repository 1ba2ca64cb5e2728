package dev.undebug.read.shell.program;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Set;

/** Recognises commands that run something on another machine: {@code ssh HOST bash -s}. */
public final class RemoteShell {
    private static final Set<String> REMOTE = Set.of("ssh", "plink", "autossh");

    /** The options of ssh with a value in the next word. */
    private static final Set<String> VALUED = Set.of(
            "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-o", "-O", "-p", "-P", "-Q", "-R",
            "-S", "-W", "-w", "-M", "-pw");

    private RemoteShell() {}

    /** Returns whether a program runs commands on another machine, by its name without a folder. */
    public static boolean isRemote(String program) {
        return REMOTE.contains(program);
    }

    /** Returns whether a command runs something on another machine. */
    public static boolean isRemote(ShellNode.Simple simple) {
        return programs(simple).stream().anyMatch(REMOTE::contains);
    }

    /**
     * Returns the index of the first word of the command for the other machine; the number of words if there is none.
     *
     * @param words of a command line, as written or expanded
     * @param at the index of ssh
     */
    public static int command(List<String> words, int at) {
        int host = at + 1;
        while (host < words.size() && words.get(host).startsWith("-")) {
            host += VALUED.contains(words.get(host)) ? 2 : 1;
        }
        int command = host + 1;
        // ssh reads its own options after the host, too.
        while (command < words.size() && words.get(command).startsWith("-")) {
            command += VALUED.contains(words.get(command)) ? 2 : 1;
        }
        return Math.min(command, words.size());
    }

    /** Returns the text of the command for the other machine, empty if there is none. */
    public static String commandText(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (REMOTE.contains(ContainerPath.program(words.get(i)))) {
                return String.join(" ", words.subList(command(words, i), words.size()));
            }
        }
        return "";
    }

    private static List<String> programs(ShellNode.Simple simple) {
        return simple.words().stream()
                .map(MappedText::text)
                .map(ContainerPath::program)
                .toList();
    }
}
