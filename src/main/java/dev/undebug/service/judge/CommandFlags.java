package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskRun;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a launch for a program that reads its command line as {@code flask run} does, or for Flask-Script.
 *
 * @param words those that turn debug mode or the debugger on
 * @param options those of {@code flask run}
 */
record CommandFlags(List<Word> words, FlaskRun options) {
    private static final FlaskRun NO_OPTIONS =
            new FlaskRun(Optional.empty(), false, Optional.empty(), Optional.empty());
    private static final List<String> SCRIPT = List.of("-d", "--debug");

    static CommandFlags of(AppStart.Kind kind, Program program) {
        List<Word> words = program.launch().map(CommandFlags::arguments).orElse(List.of());
        return switch (kind) {
            case FLASK_GROUP -> group(words);
            case FLASK_SCRIPT ->
                new CommandFlags(
                        words.stream()
                                .filter(word -> SCRIPT.contains(word.text()))
                                .toList(),
                        NO_OPTIONS);
            case FLASK, RUN_SIMPLE, SOCKETIO, DASH, QUART -> new CommandFlags(List.of(), NO_OPTIONS);
        };
    }

    /** Returns the flags of a {@code flask run} launch. */
    static CommandFlags of(Launch launch) {
        return new CommandFlags(
                launch.invocation().flags(), launch.invocation().flaskRun().orElseThrow());
    }

    private static CommandFlags group(List<Word> words) {
        CommandInvocation invocation = FlaskCommand.recogniseRun(words);
        return new CommandFlags(invocation.flags(), invocation.flaskRun().orElse(NO_OPTIONS));
    }

    /** Returns the program's own arguments: as many words as it is known to have, from the end. */
    private static List<Word> arguments(Launch launch) {
        List<Word> words = launch.command().map(Command::words).orElse(List.of());
        int count = Math.min(words.size(), launch.invocation().arguments().size());
        return words.subList(words.size() - count, words.size());
    }

    /** Returns whether an option is not known, which may turn debug mode on. */
    boolean isOpen() {
        return options.debug().filter(Flag.UNKNOWN::equals).isPresent();
    }

    /** Returns the options without the switches. */
    FlaskRun quiet() {
        return new FlaskRun(off(options.debug()), options.before(), off(options.debugger()), Optional.empty());
    }

    /** Returns the options with only this word as a switch. */
    FlaskRun with(Word word) {
        return word.text().equals("--debug") ? withDebug() : withDebugger();
    }

    /** Returns the options with debug mode on. */
    FlaskRun withDebug() {
        return new FlaskRun(Optional.of(Flag.ON), options.before(), off(options.debugger()), Optional.empty());
    }

    /** Returns the options with only the debugger on. */
    FlaskRun withDebugger() {
        return new FlaskRun(off(options.debug()), options.before(), Optional.of(Flag.ON), Optional.empty());
    }

    /** Returns the options without the switches, for an application with a debug flag of its own. */
    FlaskRun quiet(Optional<Flag> setting) {
        return new FlaskRun(off(options.debug()), options.before(), off(options.debugger()), setting);
    }

    private static Optional<Flag> off(Optional<Flag> option) {
        return option.filter(flag -> flag == Flag.OFF);
    }
}
