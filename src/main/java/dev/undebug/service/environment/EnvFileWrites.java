package dev.undebug.service.environment;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The env files that one file makes: with commands that copy others, and with variables that it writes. A file has these in
 * common for all its launches, which may be hundreds.
 *
 * @param copies the commands that copy something, in order
 * @param written the units of the variables that are written, by the name of the env file
 */
public record EnvFileWrites(List<Copy> copies, List<Unit> written) {
    public static final EnvFileWrites NONE = new EnvFileWrites(List.of(), List.of());

    /** A test in front of a command on its line: {@code [ -f .env ] ||}, {@code test -f .env.live &&}. */
    private static final Pattern TESTED = Pattern.compile("\\|\\||(?:\\[|\\btest\\b)[^;]{0,300}&&");

    private static final int MAX_TEST = 300;

    /** A test in front of a command whether a file is there: {@code if [ -f .env.live ]; then}. */
    private static final Pattern THERE =
            Pattern.compile("(?:\\[\\[?|\\btest)[ \\t]+-[efrs][ \\t]+[\"']?([^\\s\"']+)[\"']?"
                    + "(?:[ \\t]+\\]\\]?)?(?:[ \\t]*&&|[ \\t]*[;\\n]\\s*then)\\s*$");

    private static final Set<String> KEEPING = Set.of("-n", "--no-clobber", "--update=none");

    private static final Set<String> COPIES = Set.of("cp", "mv", "ln", "install");

    public EnvFileWrites {
        copies = List.copyOf(copies);
        written = List.copyOf(written);
    }

    /**
     * A command that makes a file a copy of another one: {@code cp .env.example .env}.
     *
     * @param unit the unit of the command
     * @param source as written
     * @param name the name of the copy
     * @param leavable whether it may copy nothing where the file is there
     */
    public record Copy(Unit unit, String source, String name, boolean leavable) {
        private static Optional<Copy> of(Unit unit, Command command) {
            List<String> words = command.words().stream()
                    .map(Word::text)
                    .filter(word -> !word.startsWith("-"))
                    .toList();
            return words.size() == 3 && COPIES.contains(ContainerPath.program(words.get(0)))
                    ? Optional.of(new Copy(
                            unit,
                            words.get(1),
                            ContainerPath.of(words.get(2)).name(),
                            mayBeLeftOut(command, words.get(1))))
                    : Optional.empty();
        }

        /** Where the test is whether the source is there, the repository decides it. */
        private static boolean mayBeLeftOut(Command command, String source) {
            int start = command.place().span().start();
            String text = command.place().file().text();
            String before = text.substring(text.lastIndexOf('\n', start - 1) + 1, start);
            Matcher there = THERE.matcher(text.substring(Math.max(0, start - MAX_TEST), start));
            if (there.find() && there.group(1).equals(source)) {
                return command.words().stream().map(Word::text).anyMatch(KEEPING::contains);
            }
            return command.conditional()
                    || TESTED.matcher(before).find()
                    || command.words().stream().map(Word::text).anyMatch(KEEPING::contains);
        }
    }

    public static EnvFileWrites of(FileFacts facts) {
        List<Copy> copies = new ArrayList<>();
        for (Unit unit : facts.units()) {
            unit.commands().forEach(command -> Copy.of(unit, command).ifPresent(copies::add));
        }
        return new EnvFileWrites(
                copies,
                facts.units().stream()
                        .filter(unit -> unit.kind() == Unit.Kind.VARIABLES)
                        .toList());
    }

    /** Returns the same writes, with the variables that a build writes. */
    public EnvFileWrites in(ImageSource build) {
        return build.written().isEmpty() ? this : new EnvFileWrites(copies, build.written());
    }

    /**
     * Returns the copies under a name.
     *
     * @param there whether the repository has the file, so that {@code [ -f .env ] || cp .env.example .env} copies nothing
     */
    public Stream<Copy> copies(String name, boolean there) {
        return copies.stream().filter(copy -> copy.name().equals(name) && !(there && copy.leavable()));
    }

    /** Returns the variables of the file that is mounted at a path of a container. */
    public Stream<EnvVar> mounted(ContainerPath path) {
        return written.stream()
                .filter(unit -> unit.name().startsWith("/")
                        && ContainerPath.of(unit.name()).equals(path))
                .flatMap(unit -> unit.environment().stream());
    }

    /** Returns the variables that are written to the file with a name. */
    public Stream<EnvVar> variables(String name) {
        return written.stream().filter(unit -> unit.name().equals(name)).flatMap(unit -> unit.environment().stream());
    }
}
