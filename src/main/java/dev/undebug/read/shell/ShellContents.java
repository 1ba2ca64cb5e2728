package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that shell text may run, whatever its conditions: all branches, uncalled functions, {@code $( … )}, and
 * text that it passes to another machine or shell. Comments and text that is only printed are excluded.
 *
 * @param commands with known values substituted
 * @param remote those of the commands that run on another machine, by identity
 * @param directories the folder to which the text has changed before a command, as written, by identity
 * @param roles for whom a command runs, as the words show with which its conditions compare, by identity
 * @param assigned the variables that it sets, in order, each as often as it is set
 * @param printed the texts that commands print and a shell fills in, with the values that it puts in them, by where
 *     they begin in the file
 * @param steps the number of steps taken
 */
public record ShellContents(
        List<Command> commands,
        Set<Command> remote,
        Map<Command, String> directories,
        Map<Command, Role> roles,
        List<EnvVar> assigned,
        Map<Integer, PrintedText> printed,
        int steps) {
    public ShellContents {
        commands = List.copyOf(commands);
        remote = Collections.unmodifiableSet(remote);
        directories = Collections.unmodifiableMap(directories);
        roles = Collections.unmodifiableMap(roles);
        assigned = List.copyOf(assigned);
        printed = Map.copyOf(printed);
    }

    /**
     * Runs shell text exhaustively and collects its commands and assignments.
     *
     * @param environment the variables of the shell
     * @param most the maximum number of steps
     */
    public static ShellContents of(SourceFile file, MappedText text, List<EnvVar> environment, int most) {
        Script.Start start =
                new Script.Start(environment, false, Optional.empty(), Optional.empty(), path -> Optional.empty());
        ShellRun run = ShellRun.exhaustive(file, start, most);
        List<Command> commands = new ArrayList<>();
        IdentityHashMap<Command, String> directories = new IdentityHashMap<>();
        IdentityHashMap<Command, Role> roles = new IdentityHashMap<>();
        for (Script.Run each : run.run(ShellParser.parse(text))) {
            commands.add(each.command());
            directories.put(each.command(), each.directory());
            roles.put(each.command(), each.role());
        }
        return new ShellContents(
                commands,
                run.remoteCommands(),
                directories,
                roles,
                run.state().variables.history(),
                run.printed(),
                run.steps());
    }
}
