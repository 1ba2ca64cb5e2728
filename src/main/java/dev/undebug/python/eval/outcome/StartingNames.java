package dev.undebug.python.eval.outcome;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Pattern BETWEEN = Pattern.compile("_+|(?<=[a-z0-9])(?=[A-Z])");

    private StartingNames() {}

    /** Returns whether one of the words of a name says so. */
    public static boolean has(String name) {
        return BETWEEN.splitAsStream(name).anyMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }
}
