package dev.undebug.read.shell;

import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Recognises programs that start the shell of a user without its name, which runs its input: {@code sudo -iu shop},
 * {@code su - shop}, {@code newgrp docker}.
 */
final class UserShell {
    private static final Set<String> SUDO_VALUED = Set.of(
            "-C",
            "-D",
            "-R",
            "-T",
            "-U",
            "-g",
            "-h",
            "-p",
            "-r",
            "-t",
            "-u",
            "--chdir",
            "--group",
            "--host",
            "--prompt",
            "--user");

    /** The options with which sudo starts nothing. */
    private static final Set<String> SUDO_OTHERWISE =
            Set.of("-K", "-V", "-e", "-l", "-v", "--edit", "--list", "--remove-timestamp", "--validate", "--version");

    private static final Set<String> SU_VALUED = Set.of(
            "-G",
            "-c",
            "-g",
            "-s",
            "-u",
            "-w",
            "--command",
            "--group",
            "--session-command",
            "--shell",
            "--supp-group",
            "--user",
            "--whitelist-environment");

    private static final Map<String, Function<List<String>, Optional<Boolean>>> BY_NAME = Map.of(
            "sudo", UserShell::sudo,
            "doas", words -> instead(parsed(words, Set.of("-C", "-a", "-u"), false), "-s"),
            "pkexec", words -> instead(parsed(words, Set.of("-u", "--user"), false), ""),
            "su", UserShell::switched,
            "runuser", UserShell::switched,
            "newgrp", words -> Optional.of(words.size() <= 3),
            "sg", UserShell::switched);

    private UserShell() {}

    /** The options of a command line with their values, {@code ""} for none, and its other words. */
    private record Parsed(Map<String, String> options, List<String> operands) {
        boolean has(String... names) {
            return Stream.of(names).anyMatch(options::containsKey);
        }

        Optional<String> value(String... names) {
            return Stream.of(names)
                    .filter(options::containsKey)
                    .map(options::get)
                    .findFirst();
        }
    }

    static boolean is(String word) {
        return BY_NAME.containsKey(ContainerPath.program(word));
    }

    /** Returns whether the first word of a command line starts the shell of a user. */
    static boolean isStarted(List<Token> words) {
        return is(words.get(0).value())
                && reads(words.stream().map(Token::value).toList()).orElse(false);
    }

    /**
     * Returns whether a command runs its input as shell text; empty if its first word is no such program, or starts
     * another one that may do it.
     */
    static Optional<Boolean> reads(List<String> words) {
        Function<List<String>, Optional<Boolean>> known = BY_NAME.get(ContainerPath.program(words.get(0)));
        return known == null ? Optional.empty() : known.apply(words);
    }

    private static Optional<Boolean> sudo(List<String> words) {
        Parsed parsed = parsed(words, SUDO_VALUED, false);
        return parsed.options().keySet().stream().anyMatch(SUDO_OTHERWISE::contains)
                ? Optional.of(false)
                : instead(parsed, "-i", "-s", "--login", "--shell");
    }

    /** Tells a command that gives a shell instead of a program; some do so without an option, which is {@code ""} here. */
    private static Optional<Boolean> instead(Parsed parsed, String... options) {
        if (!parsed.operands().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(options[0].isEmpty() || parsed.has(options));
    }

    private static Optional<Boolean> switched(List<String> words) {
        Parsed parsed = parsed(words, SU_VALUED, true);
        if (parsed.has("-u", "--user")) {
            return Optional.empty();
        }
        Optional<String> command = parsed.value("-c", "--command", "--session-command");
        if (command.isPresent()) {
            return command.map(InputShell::isCommandLine);
        }
        boolean shell = parsed.value("-s", "--shell")
                .filter(name -> !name.startsWith("$") && !InputShell.isShell(name))
                .isEmpty();
        long users =
                parsed.operands().stream().filter(word -> !word.equals("-")).count();
        return Optional.of(shell && users <= 1);
    }

    /** @param permutes whether options may follow other words */
    private static Parsed parsed(List<String> words, Set<String> valued, boolean permutes) {
        Map<String, String> options = new HashMap<>();
        List<String> operands = new ArrayList<>();
        int at = 1;
        while (at < words.size()) {
            String word = words.get(at);
            at++;
            boolean option = word.length() > 1 && word.startsWith("-");
            if (word.equals("--") || (!option && !permutes && word.indexOf('=') < 1)) {
                operands.addAll(words.subList(option ? at : at - 1, words.size()));
                break;
            }
            if (option) {
                String open = word.startsWith("--") ? named(word, valued, options) : letters(word, valued, options);
                if (!open.isEmpty()) {
                    options.put(open, at < words.size() ? words.get(at) : "");
                    at++;
                }
            } else if (permutes) {
                operands.add(word);
            }
        }
        return new Parsed(options, operands);
    }

    /** Reads an option with a name; returns it if its value is the next word, else {@code ""}. */
    private static String named(String word, Set<String> valued, Map<String, String> options) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        options.put(name, equals < 0 ? "" : word.substring(equals + 1));
        return equals < 0 && valued.contains(name) ? name : "";
    }

    /** Reads options that are letters; returns the last one if its value is the next word, else {@code ""}. */
    private static String letters(String word, Set<String> valued, Map<String, String> options) {
        for (int i = 1; i < word.length(); i++) {
            String letter = "-" + word.charAt(i);
            options.put(letter, "");
            if (valued.contains(letter)) {
                options.put(letter, word.substring(i + 1));
                return i + 1 == word.length() ? letter : "";
            }
        }
        return "";
    }
}
