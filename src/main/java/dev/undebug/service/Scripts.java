package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.service.FileMap.Mount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Follows the shell scripts of the repository that a command runs, {@code ["./entrypoint.sh", "gunicorn", "app:app"]}, and the
 * files of options that uWSGI is given.
 */
final class Scripts {
    private static final int MAX_DEPTH = 5;
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", ".", "source");
    private static final Set<String> ARGUMENTS = Set.of("$@", "${@}", "$*", "${*}");

    private final Function<String, Optional<FileFacts>> facts;
    private final Set<String> reached = new HashSet<>();

    /**
     * @param facts what a file says, by repository path
     */
    Scripts(Function<String, Optional<FileFacts>> facts) {
        this.facts = facts;
    }

    /**
     * A command that is run, and how it is come to.
     *
     * @param steps the scripts on the way, outermost first
     */
    record Followed(Command command, Surroundings surroundings, List<Step> steps) {}

    /** Returns what the commands run in the end; one that is no script of the repository runs itself. */
    List<Followed> follow(List<Command> commands, Surroundings surroundings) {
        List<Followed> followed = new ArrayList<>();
        follow(commands, surroundings, List.of(), followed);
        return followed;
    }

    private void follow(List<Command> commands, Surroundings start, List<Step> steps, List<Followed> followed) {
        Surroundings surroundings = start;
        for (Command command : commands) {
            List<Word> words = command.words();
            if (words.get(0).text().equals("cd") && words.size() > 1) {
                surroundings = surroundings.in(words.get(1).text());
            }
            if (UwsgiCommand.isProgram(Paths.name(words.get(0).text()))) {
                uwsgi(command, surroundings, steps, followed);
                continue;
            }
            int script = script(words);
            Optional<Unit> unit = steps.size() < MAX_DEPTH && script >= 0
                    ? unit(words.get(script).text(), surroundings)
                    : Optional.empty();
            if (unit.isEmpty()) {
                followed.add(new Followed(passedOn(command), surroundings, steps));
                continue;
            }
            reached.add(unit.get().place().path());
            List<Step> further = new ArrayList<>(steps);
            further.add(new Step(command.place(), "runs `" + unit.get().place().path() + "`"));
            follow(inside(unit.get(), command, script + 1), surroundings, further, followed);
        }
    }

    /** Each application that it mounts is a program of its own. */
    private void uwsgi(Command command, Surroundings surroundings, List<Step> steps, List<Followed> followed) {
        UwsgiStart start = new UwsgiStart(facts, surroundings, command);
        reached.addAll(start.files());
        List<Step> further = new ArrayList<>(steps);
        further.addAll(start.steps());
        for (List<Word> words : UwsgiCommand.applications(start.words())) {
            Command complete = new Command(command.place(), start.environment(), words, command.conditional());
            followed.add(new Followed(complete, surroundings, further));
        }
    }

    /** A program that is not known and is given a command, as an entrypoint is, almost always runs it. */
    private static Command passedOn(Command command) {
        List<Word> words = command.words();
        List<Word> rest = words.subList(1, words.size());
        // A file is what `grep` and `vim` are given, too.
        boolean wraps = !rest.isEmpty()
                && !rest.get(0).text().endsWith(".py")
                && CommandLine.recognise(words).kind() == Invocation.Kind.OPAQUE
                && CommandLine.recognise(rest).kind() == Invocation.Kind.PYTHON;
        return wraps ? new Command(command.place(), command.assignments(), rest, command.conditional()) : command;
    }

    /** Returns whether a launch runs the script. */
    boolean reaches(String path) {
        return reached.contains(path);
    }

    /** Returns the index of the word that names a file which a shell runs, or which is run as it is. */
    private static int script(List<Word> words) {
        if (!SHELLS.contains(Paths.name(words.get(0).text()))) {
            return words.get(0).literal() ? 0 : -1;
        }
        int at = 1;
        while (at < words.size() && words.get(at).text().startsWith("-")) {
            at++;
        }
        return at < words.size() && words.get(at).literal() ? at : -1;
    }

    private Optional<Unit> unit(String path, Surroundings surroundings) {
        for (String folder : List.of(surroundings.workingDirectory(), "/usr/local/bin", "/")) {
            String absolute = Paths.join(folder, path);
            for (String candidate : candidates(surroundings, absolute)) {
                Optional<Unit> unit = facts.apply(candidate).flatMap(Scripts::only);
                if (unit.isPresent()) {
                    return unit;
                }
            }
        }
        return Optional.empty();
    }

    /** A file may be copied under another name: {@code COPY docker/entrypoint.sh /entrypoint}. */
    static List<String> candidates(Surroundings surroundings, String absolute) {
        List<String> candidates = new ArrayList<>();
        for (Mount mount : surroundings.files().mounts()) {
            if (mount.target().equals(absolute)) {
                candidates.add(mount.repository());
            }
        }
        candidates.addAll(surroundings.files().candidates(absolute));
        return candidates;
    }

    private static Optional<Unit> only(FileFacts file) {
        return file.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT)
                .findFirst();
    }

    /** Returns the script's commands as they are run with the words of the caller from one on: {@code exec "$@"} runs them. */
    private static List<Command> inside(Unit script, Command caller, int first) {
        List<Word> given = caller.wordsForElsewhere();
        List<Word> arguments = given.subList(first, given.size());
        List<Command> commands = new ArrayList<>();
        for (Command command : script.commands()) {
            List<Word> words = new ArrayList<>();
            for (Word word : command.words()) {
                if (ARGUMENTS.contains(word.text()) && !word.literal()) {
                    words.addAll(arguments);
                } else {
                    words.add(word.from(command.place().file()));
                }
            }
            boolean passedOn = ARGUMENTS.contains(command.words().get(0).text());
            if (!words.isEmpty()) {
                List<EnvVar> assignments = new ArrayList<>(caller.assignments());
                assignments.addAll(command.assignments());
                commands.add(new Command(
                        passedOn ? caller.place() : command.place(),
                        assignments,
                        words,
                        command.conditional() || caller.conditional()));
            }
        }
        return commands;
    }
}
