package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.shell.program.RunCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which containers a text takes down again after it has started them, as one that tries an image out does:
 * {@code docker run -d --name try shop … docker rm -f try}, {@code docker compose up -d … docker compose down}. What runs
 * in some cases only may be the part of a script that stops what another part starts.
 */
final class TakenDown {
    private static final Set<String> REMOVING = Set.of("rm", "stop", "kill");

    private final List<Said> said = new ArrayList<>();
    private final Map<Command, Integer> places = new HashMap<>();

    /** @param commands of one text, in order */
    TakenDown(List<Command> commands) {
        for (Command command : commands) {
            places.putIfAbsent(command, said.size());
            Said.of(command).ifPresent(said::add);
        }
    }

    boolean includes(Command start) {
        Optional<Said> started = Said.of(start).filter(Said::starts);
        Integer at = places.get(start);
        if (start.conditional() || started.isEmpty() || at == null) {
            return false;
        }
        boolean down = false;
        for (Said later : said.subList(at + 1, said.size())) {
            down |= !later.conditional() && later.ends(started.get());
            down &= !later.startsAgain(started.get());
        }
        return down;
    }

    /**
     * Says what a command does to containers, read once for all that are compared with it.
     *
     * @param stopped the compose files whose services it takes down
     * @param removed the words of a command that removes containers; none for others
     * @param up the compose files whose services it starts
     * @param entered the compose files in whose services it runs something
     * @param name of the container that it starts
     */
    private record Said(
            boolean conditional,
            Optional<List<String>> stopped,
            Set<String> removed,
            Optional<List<String>> up,
            Optional<List<String>> entered,
            Optional<String> name) {
        /** Returns nothing for a command that neither starts nor stops a container. */
        static Optional<Said> of(Command command) {
            Optional<EngineCommand> engine = EngineCommand.of(command.words());
            Said said = new Said(
                    command.conditional(),
                    engine.flatMap(EngineCommand::takenDown),
                    removing(command.words()),
                    engine.flatMap(EngineCommand::takenUp),
                    engine.flatMap(EngineCommand::entered),
                    TakenDown.name(engine));
            return Optional.of(said).filter(tells -> tells.starts() || tells.stops());
        }

        private static Set<String> removing(List<Word> words) {
            return words.size() > 2
                            && EngineCommand.isEngine(words.get(0).text())
                            && words.subList(1, 3).stream().map(Word::text).anyMatch(REMOVING::contains)
                    ? words.stream().map(Word::text).collect(Collectors.toSet())
                    : Set.of();
        }

        boolean starts() {
            return up.isPresent() || entered.isPresent() || name.isPresent();
        }

        private boolean stops() {
            return stopped.isPresent() || !removed.isEmpty();
        }

        boolean ends(Said start) {
            return stopped.isPresent()
                    ? stopped.equals(start.up) || stopped.equals(start.entered)
                    : start.name.filter(removed::contains).isPresent();
        }

        boolean startsAgain(Said start) {
            return (name.isPresent() && name.equals(start.name)) || (up.isPresent() && up.equals(start.up));
        }
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
