package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Set;

/** Recognises shells that run their input, here or on another machine: {@code ssh HOST bash -s}. */
final class RemoteShell {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");
    private static final Set<String> REMOTE = Set.of("ssh", "plink", "autossh");

    private static final Set<String> SWITCHING = Set.of("su", "runuser");

    /** The options of ssh with a value in the next word. */
    private static final Set<String> VALUED = Set.of(
            "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-o", "-O", "-p", "-P", "-Q", "-R",
            "-S", "-W", "-w", "-M", "-pw");

    private RemoteShell() {}

    /** Returns whether a program runs commands on another machine, by its name without a folder. */
    static boolean isRemote(String program) {
        return REMOTE.contains(program);
    }

    /** Returns whether a command runs something on another machine. */
    static boolean isRemote(ShellNode.Simple simple) {
        return programs(simple).stream().anyMatch(REMOTE::contains);
    }

    /**
     * Returns the index of the first word of the command for the other machine; the number of words if there is none.
     *
     * @param words of a command line, as written or expanded
     * @param at the index of ssh
     */
    static int command(List<String> words, int at) {
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
    static String commandText(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (REMOTE.contains(ContainerPath.program(words.get(i)))) {
                return String.join(" ", words.subList(command(words, i), words.size()));
            }
        }
        return "";
    }

    /** Returns whether a command runs its input as shell text. A shell with a script of its own does not. */
    static boolean readsInput(ShellNode.Simple simple) {
        List<String> words = simple.words().stream()
                .map(word -> PrintedText.unquoted(word.text()))
                .toList();
        List<String> programs = programs(simple);
        for (int i = 0; i < words.size(); i++) {
            if (REMOTE.contains(programs.get(i))) {
                int command = command(words, i);
                return command == words.size()
                        || isBareShell(List.of(String.join(" ", words.subList(command, words.size()))
                                .split(" ")));
            }
            if (SHELLS.contains(programs.get(i))) {
                return isBareShell(words.subList(i, words.size()));
            }
            if (SWITCHING.contains(programs.get(i))) {
                return isLogin(words.subList(i + 1, words.size()));
            }
        }
        return false;
    }

    /** Accepts {@code su - shop} and {@code runuser -l shop}: without a command, they start a shell. */
    private static boolean isLogin(List<String> words) {
        long operands = words.stream().filter(word -> !word.startsWith("-")).count();
        return operands <= 1 && words.stream().noneMatch(word -> word.equals("-c") || word.startsWith("--command"));
    }

    /** Accepts {@code sudo bash -ex} and {@code bash -s -- argument}. */
    private static boolean isBareShell(List<String> words) {
        int shell = 0;
        while (shell < words.size() && !SHELLS.contains(ContainerPath.program(words.get(shell)))) {
            shell++;
        }
        if (shell > 2 || shell == words.size()) {
            return false;
        }
        List<String> rest = words.subList(shell + 1, words.size());
        return rest.contains("-s") || rest.stream().allMatch(word -> word.startsWith("-") && !word.endsWith("c"));
    }

    private static List<String> programs(ShellNode.Simple simple) {
        return simple.words().stream()
                .map(MappedText::text)
                .map(ContainerPath::program)
                .toList();
    }
}
