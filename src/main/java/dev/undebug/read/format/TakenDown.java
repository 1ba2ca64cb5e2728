package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.shell.program.RunCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which containers a text takes down again after it has started them, as one that tries an image out does:
 * {@code docker run -d --name try shop … docker rm -f try}, {@code docker compose up -d … docker compose down}. What runs
 * in some cases only may be the part of a script that stops what another part starts.
 */
final class TakenDown {
    private static final Set<String> REMOVING = Set.of("rm", "stop", "kill");

    private final List<Command> commands;

    /** @param commands of one text, in order */
    TakenDown(List<Command> commands) {
        this.commands = commands;
    }

    boolean includes(Command start) {
        if (start.conditional()) {
            return false;
        }
        boolean down = false;
        for (Command later : after(start)) {
            down |= !later.conditional() && ends(start, later);
            down &= !starts(start, later);
        }
        return down;
    }

    private List<Command> after(Command start) {
        int at = commands.indexOf(start);
        return at < 0 ? List.of() : commands.subList(at + 1, commands.size());
    }

    private static boolean ends(Command start, Command later) {
        Optional<EngineCommand> engine = EngineCommand.of(start.words());
        Optional<List<String>> stopped = EngineCommand.of(later.words()).flatMap(EngineCommand::takenDown);
        if (stopped.isPresent()) {
            return stopped.equals(engine.flatMap(EngineCommand::takenUp))
                    || stopped.equals(engine.flatMap(EngineCommand::entered));
        }
        List<String> words = later.words().stream().map(Word::text).toList();
        return words.size() > 2
                && EngineCommand.isEngine(words.get(0))
                && words.subList(1, 3).stream().anyMatch(REMOVING::contains)
                && name(engine).filter(words::contains).isPresent();
    }

    /** Returns whether a later command starts the same again. */
    private static boolean starts(Command start, Command later) {
        Optional<EngineCommand> one = EngineCommand.of(start.words());
        Optional<EngineCommand> other = EngineCommand.of(later.words());
        return name(one).filter(name -> name(other).equals(Optional.of(name))).isPresent()
                || one.flatMap(EngineCommand::takenUp)
                        .filter(files -> other.flatMap(EngineCommand::takenUp).equals(Optional.of(files)))
                        .isPresent();
    }

    private static Optional<String> name(Optional<EngineCommand> engine) {
        return engine.flatMap(EngineCommand::started)
                .flatMap(TakenDown::container)
                .map(Word::text);
    }

    private static Optional<Word> container(RunCommand run) {
        return run.isInside() && !run.isOfService() ? Optional.of(run.image()) : run.name();
    }
}
