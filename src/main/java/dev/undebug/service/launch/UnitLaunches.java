package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.service.deploy.ContainerRun;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.launch.LaunchResolver.Draft;
import dev.undebug.service.script.ResolvedCommand;
import dev.undebug.service.script.Scripts;
import java.util.List;
import java.util.function.Predicate;

/** Makes the launches of a unit: its commands, followed into scripts. */
final class UnitLaunches {
    private final LaunchResolver starts;
    private final Scripts scripts;
    private final Scripts presuming;

    /** @param unset whether a variable that a unit does not set is presumably unset */
    UnitLaunches(LaunchResolver starts, Scripts scripts, Predicate<String> unset) {
        this.starts = starts;
        this.scripts = scripts;
        this.presuming = scripts.presuming(unset);
    }

    /** Returns the launches of a unit whose variables may come from elsewhere, too. */
    List<Launch> of(Draft draft, List<Command> commands) {
        return of(draft, commands, scripts);
    }

    /** Returns the launches of a unit whose variables are all shown: what it does not set is presumably unset. */
    List<Launch> shown(Draft draft, List<Command> commands) {
        return of(draft, commands, presuming);
    }

    /** Returns commands with the scripts that they run followed. */
    List<ResolvedCommand> followed(List<Command> commands, RuntimeContext runtime) {
        return scripts.follow(commands, runtime);
    }

    /** Returns what commands run in the end, with the scripts followed. */
    List<ContainerRun.Started> processes(List<Command> commands, RuntimeContext runtime) {
        return scripts.follow(commands, runtime).stream()
                .map(one ->
                        new ContainerRun.Started(one.command(), one.runtime().workingDirectory(), one.last()))
                .toList();
    }

    /** Returns the programs that a hook starts beside the main one: its other commands are chores. */
    List<Launch> beside(Draft draft, List<Command> commands) {
        return commands.isEmpty() ? List.of() : beside(of(draft, commands, scripts));
    }

    static List<Launch> beside(List<Launch> launches) {
        return launches.stream()
                .filter(Launch::runsPython)
                .map(launch -> launch.beside(launch.place()))
                .toList();
    }

    private List<Launch> of(Draft draft, List<Command> commands, Scripts following) {
        return commands.isEmpty()
                ? List.of(draft.launchOf())
                : starts.of(draft, following.follow(commands, draft.runtime()));
    }
}
