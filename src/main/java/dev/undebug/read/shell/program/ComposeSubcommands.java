package dev.undebug.read.shell.program;

import dev.undebug.fact.ComposeUse.Effect;
import dev.undebug.fact.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what the subcommands of {@code docker compose} do with the services of its files. */
final class ComposeSubcommands {
    private static final Set<String> STARTING = Set.of("up", "start", "restart", "create", "scale", "watch");
    private static final Set<String> PRINTING = Set.of("config", "convert");

    private static final Set<String> OTHERS = Set.of(
            "attach", "build", "cp", "down", "events", "exec", "images", "kill", "logs", "ls", "pause", "port", "ps",
            "pull", "push", "rm", "stats", "stop", "top", "version", "volumes", "wait");

    /** Subcommands that start the services which they name. */
    private static final Set<String> NAMING = Set.of("up", "start", "restart", "create");

    private static final Set<String> VALUED = Set.of(
            "-t", "--timeout", "--scale", "--exit-code-from", "--attach", "--no-attach", "--pull", "--wait-timeout");

    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}");

    private ComposeSubcommands() {}

    /**
     * Returns the services that a subcommand starts by their names; empty for all, or if something is not known.
     *
     * @param words the subcommand and what follows it
     */
    static List<String> services(List<Word> words) {
        if (!NAMING.contains(words.get(0).text())) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int at = 1; at < words.size(); at++) {
            Word word = words.get(at);
            if (!word.literal()) {
                return List.of();
            }
            if (VALUED.contains(word.text())) {
                at++;
            } else if (!word.text().startsWith("-")) {
                names.add(word.text());
            }
        }
        return names.stream().allMatch(NAME.asMatchPredicate()) ? names : List.of();
    }

    /** Returns what a subcommand does. What is not known may start something. */
    static Effect effect(Optional<Word> written) {
        String subcommand = written.map(Word::text).orElse("");
        if (STARTING.contains(subcommand)) {
            return Effect.STARTS;
        }
        if (PRINTING.contains(subcommand)) {
            return Effect.PRINTS;
        }
        return OTHERS.contains(subcommand) ? Effect.NOTHING : Effect.UNKNOWN;
    }
}
