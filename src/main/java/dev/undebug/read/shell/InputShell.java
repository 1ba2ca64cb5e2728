package dev.undebug.read.shell;

import dev.undebug.read.shell.program.RemoteShell;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognises commands whose input is shell text, here or on another machine: {@code ssh HOST bash -s}, {@code sudo -iu shop}. */
final class InputShell {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

    private InputShell() {}

    /** Returns whether a command runs its input as shell text. A shell with a script of its own does not. */
    static boolean reads(ShellNode.Simple simple) {
        return reads(simple.words().stream()
                .map(word -> ShellQuotes.unquoted(word.text()))
                .toList());
    }

    private static boolean reads(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String program = ContainerPath.program(words.get(i));
            if (RemoteShell.isRemote(program)) {
                int command = RemoteShell.command(words, i);
                return command == words.size() || isCommandLine(String.join(" ", words.subList(command, words.size())));
            }
            if (isShell(program)) {
                return isBareShell(words.subList(i, words.size()));
            }
            Optional<Boolean> userShell = UserShell.reads(words.subList(i, words.size()));
            if (userShell.isPresent()) {
                return userShell.get();
            }
        }
        return false;
    }

    static boolean isShell(String program) {
        return SHELLS.contains(ContainerPath.program(program));
    }

    /** Accepts the command line of a shell that reads its input: {@code bash -s}, {@code sudo su - shop}. */
    static boolean isCommandLine(String line) {
        List<String> words = List.of(line.strip().split(" "));
        return isBareShell(words) || (UserShell.is(words.get(0)) && reads(words));
    }

    /** Accepts {@code sudo bash -ex} and {@code bash -s -- argument}. */
    private static boolean isBareShell(List<String> words) {
        int shell = 0;
        while (shell < words.size() && !isShell(words.get(shell))) {
            shell++;
        }
        if (shell > 2 || shell == words.size()) {
            return false;
        }
        List<String> rest = words.subList(shell + 1, words.size());
        return rest.contains("-s") || rest.stream().allMatch(word -> word.startsWith("-") && !word.endsWith("c"));
    }
}
