package dev.undebug.python.eval.outcome;

import java.util.Locale;
import java.util.Set;

/** Names of functions, classes and methods that may start a server: {@code main}, {@code run_forever}, {@code ShopServer}. */
public final class StartingNames {
    private static final Set<String> WORDS = Set.of(
            "main",
            "run",
            "runner",
            "serve",
            "server",
            "start",
            "launch",
            "cli",
            "app",
            "application",
            "exec",
            "execute",
            "listen",
            "loop",
            "forever",
            "boot",
            "manage");

    private StartingNames() {}

    /** Returns whether one of the words of a name says so. Each call outside the repository asks, so this makes few texts. */
    public static boolean has(String name) {
        int from = 0;
        for (int at = 1; at <= name.length(); at++) {
            boolean ends = at == name.length()
                    || name.charAt(at) == '_'
                    || (isUpper(name.charAt(at)) && isLowerOrDigit(name.charAt(at - 1)));
            if (ends) {
                if (at > from && WORDS.contains(name.substring(from, at).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                from = at < name.length() && name.charAt(at) == '_' ? at + 1 : at;
            }
        }
        return false;
    }

    private static boolean isUpper(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static boolean isLowerOrDigit(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }
}
