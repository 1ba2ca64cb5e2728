package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * All that shell text may run, whatever decides whether it does: every branch, functions that only others call, what
 * {@code $( … )} runs, and the text that it hands on to another machine or another shell. Comments and what is only printed are
 * no part of it.
 *
 * @param commands with the values of their words put in, as far as they are known
 * @param assigned the variables that it sets, in order, one as often as it is set
 * @param steps how many steps it took to find out
 */
public record ShellContents(List<Command> commands, List<EnvVar> assigned, int steps) {
    public ShellContents {
        commands = List.copyOf(commands);
        assigned = List.copyOf(assigned);
    }

    /**
     * Runs a shell text and keeps what it comes by.
     *
     * @param environment the variables that it finds
     * @param most how many steps are taken to find out
     */
    public static ShellContents of(SourceFile file, MappedText text, List<EnvVar> environment, int most) {
        Script.Start start =
                new Script.Start(environment, false, Optional.empty(), Optional.empty(), path -> Optional.empty());
        ShellRun run = ShellRun.exhaustive(file, start, most);
        List<Command> commands = run.run(ShellParser.parse(text)).stream()
                .map(Script.Run::command)
                .toList();
        return new ShellContents(commands, run.state().variables.history(), run.steps());
    }
}
