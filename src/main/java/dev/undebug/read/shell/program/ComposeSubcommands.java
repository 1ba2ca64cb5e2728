package dev.undebug.read.shell.program;

import dev.undebug.fact.ComposeUse.Effect;
import dev.undebug.fact.Word;
import java.util.Optional;
import java.util.Set;

/** Tells what the subcommands of {@code docker compose} do with the services of its files. */
final class ComposeSubcommands {
    private static final Set<String> STARTING = Set.of("up", "start", "restart", "create", "scale", "watch");
    private static final Set<String> PRINTING = Set.of("config", "convert");

    private static final Set<String> OTHERS = Set.of(
            "attach", "build", "cp", "down", "events", "exec", "images", "kill", "logs", "ls", "pause", "port", "ps",
            "pull", "push", "rm", "stats", "stop", "top", "version", "volumes", "wait");

    private ComposeSubcommands() {}

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
