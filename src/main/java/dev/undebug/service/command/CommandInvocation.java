package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.Launcher;
import java.util.List;
import java.util.Optional;

/**
 * A command line, understood.
 *
 * @param kind the kind of program
 * @param launcher the program
 * @param target the code that it runs
 * @param arguments the code's own arguments
 * @param directories folders that it changes to, or puts on the import path, before it imports; the first one is
 *     searched first
 * @param flags the words of {@code flask run} that turn debug mode or the debugger on
 * @param flaskRun the debug options of {@code flask run}
 * @param envFile the argument of {@code flask --env-file}, or of uvicorn's option of that name
 */
public record CommandInvocation(
        Kind kind,
        Launcher launcher,
        Target target,
        List<String> arguments,
        List<String> directories,
        List<Word> flags,
        Optional<FlaskRun> flaskRun,
        Optional<String> envFile) {
    public CommandInvocation {
        arguments = List.copyOf(arguments);
        directories = List.copyOf(directories);
        flags = List.copyOf(flags);
    }

    /** How much is known about a command. */
    public enum Kind {
        /** Runs Python code of the repository. */
        PYTHON,
        /** Unknown: a shell script, another program. It may run Python code. */
        OPAQUE,
        /** Runs no Python web application. */
        FOREIGN
    }

    public static CommandInvocation opaque() {
        return other(Kind.OPAQUE);
    }

    static CommandInvocation foreign() {
        return other(Kind.FOREIGN);
    }

    private static CommandInvocation other(Kind kind) {
        return new CommandInvocation(
                kind,
                Launcher.UNKNOWN,
                new Target.None(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static CommandInvocation python(Launcher launcher, Target target, List<String> arguments) {
        return new CommandInvocation(
                Kind.PYTHON, launcher, target, arguments, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    public CommandInvocation in(List<String> folders) {
        return new CommandInvocation(kind, launcher, target, arguments, folders, flags, flaskRun, envFile);
    }

    CommandInvocation reading(Optional<String> file) {
        return new CommandInvocation(kind, launcher, target, arguments, directories, flags, flaskRun, file);
    }

    public CommandInvocation of(Target other) {
        return new CommandInvocation(kind, launcher, other, arguments, directories, flags, flaskRun, envFile);
    }
}
