package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.command.InstalledCommands;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch.Chance;
import dev.undebug.service.script.ResolvedCommand;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves commands to launches: the program that keeps running, those before it, or several alternatives. */
final class LaunchResolver {
    private static final int MOST_INITIAL = 20;

    private final InstalledCommands commands;
    private final FileEdits edits;
    private int choices;
    private int scripts;

    LaunchResolver(InstalledCommands commands, FileEdits edits) {
        this.commands = commands;
        this.edits = edits;
    }

    /** The data of a launch before its command. */
    record Draft(String name, Place place, Role role, RuntimeContext runtime, List<EvidenceStep> steps) {
        /** Returns a launch with an unknown command. */
        Launch launchOf() {
            return new Launch(
                    name,
                    place,
                    role,
                    Optional.empty(),
                    true,
                    Chance.SURE,
                    CommandInvocation.opaque(),
                    runtime,
                    steps,
                    Optional.empty());
        }
    }

    /** @param reached whether the script certainly comes so far: it has not ended with another program that may serve */
    private record Start(ResolvedCommand followed, CommandInvocation invocation, boolean reached) {
        boolean is(CommandInvocation.Kind kind) {
            return invocation.kind() == kind;
        }

        boolean last() {
            return followed.last();
        }

        boolean sure() {
            return reached && !followed.command().conditional();
        }

        /** Returns for whom its branch of a script is. */
        Role role() {
            return followed.role();
        }

        boolean mayBePython() {
            return is(CommandInvocation.Kind.OPAQUE) || (is(CommandInvocation.Kind.PYTHON) && sure());
        }
    }

    /** Returns the Python programs, and the last command if it is not certainly one of them. */
    List<Launch> of(Draft draft, List<ResolvedCommand> followed) {
        List<Start> starts = starts(followed);
        List<Start> ends = starts.stream().filter(Start::last).toList();
        List<Launch> launches = new ArrayList<>(programs(draft, starts, ends));
        boolean known = ends.stream().anyMatch(start -> start.is(CommandInvocation.Kind.PYTHON));
        boolean surely = ends.stream().anyMatch(start -> start.is(CommandInvocation.Kind.PYTHON) && start.sure());
        if (!surely) {
            other(ends).ifPresent(start -> launches.add(launch(draft, start, !known, Chance.SURE)));
        }
        return launches;
    }

    /** Returns the Python programs. */
    List<Launch> programs(Draft draft, List<ResolvedCommand> followed) {
        List<Start> starts = starts(followed);
        return programs(draft, starts, starts.stream().filter(Start::last).toList());
    }

    private List<Start> starts(List<ResolvedCommand> followed) {
        return edits.applied(followed).stream()
                .map(one -> new Start(one, commands.recognise(one.command().words()), isReached(one)))
                .toList();
    }

    private boolean isReached(ResolvedCommand one) {
        return one.instead().stream()
                .map(other -> commands.recognise(other.words()).kind())
                .allMatch(CommandInvocation.Kind.FOREIGN::equals);
    }

    private List<Launch> programs(Draft draft, List<Start> starts, List<Start> ends) {
        scripts++;
        List<Start> initial = starts.stream()
                .filter(LaunchResolver::initialises)
                .limit(MOST_INITIAL)
                .toList();
        Map<Role, Chance> chances = new EnumMap<>(Role.class);
        List<Launch> launches = new ArrayList<>();
        for (Start start : starts) {
            if (start.is(CommandInvocation.Kind.PYTHON)) {
                boolean main = ends.contains(start);
                Chance chance = chances.computeIfAbsent(start.role(), role -> chance(role, ends));
                Chance own = start.sure() ? Chance.SURE : main ? chance : Chance.MAYBE;
                Launch launch = launch(
                        draft,
                        start,
                        main,
                        own.in(scripts, launches.size(), start.followed().waited()));
                launches.add(after(launch, start, initial));
            }
        }
        return launches;
    }

    /** Returns whether a command certainly makes the folder of Flask-Migrate where that is called as ever. */
    private static boolean initialises(Start start) {
        ResolvedCommand followed = start.followed();
        return start.sure()
                && followed.waited()
                && FlaskCommand.initialises(followed.command().words())
                && Stream.concat(followed.runtime().written().stream(), followed.command().assignments().stream())
                        .noneMatch(variable -> variable.name().startsWith("FLASK_DB_"));
    }

    /** Returns a launch that runs only after the first of some commands that has to succeed before it. */
    private static Launch after(Launch launch, Start start, List<Start> commands) {
        return commands.stream()
                .map(Start::followed)
                .filter(command -> start.followed().needs().stream()
                        .map(Script.Needed::command)
                        .anyMatch(command.command().place()::equals))
                .findFirst()
                .map(command -> {
                    List<EvidenceStep> steps = new ArrayList<>(launch.steps());
                    String folder = command.runtime().workingDirectory().text();
                    steps.add(new EvidenceStep(
                            command.command().place(), new Event.NeedsMigrationsFolder(folder, Optional.empty())));
                    return launch.located(launch.runtime(), steps);
                })
                .orElse(launch);
    }

    /**
     * Returns whether one of several programs runs. A branch for somebody is chosen on purpose, as a task is: only what
     * else it may run is an alternative. One for visitors is an alternative to what runs without a choice.
     */
    private Chance chance(Role role, List<Start> ends) {
        boolean open = ends.stream()
                .anyMatch(start -> start.role() == role
                        ? start.mayBePython()
                        : role == Role.UNKNOWN && !start.role().isPrivate() && start.is(CommandInvocation.Kind.PYTHON));
        return Chance.oneOf(++choices, open);
    }

    /** The role of a branch is more exact than that of its script, unless the script is for developers or tests. */
    private static Role role(Draft draft, Start start) {
        return start.role() == Role.UNKNOWN || draft.role().isPrivate() ? draft.role() : start.role();
    }

    /** Returns the last command that may be a Python program, else one that is certainly none. */
    private static Optional<Start> other(List<Start> ends) {
        Optional<Start> other = Optional.empty();
        for (Start start : ends) {
            boolean opaque = start.is(CommandInvocation.Kind.OPAQUE);
            if (opaque || (start.is(CommandInvocation.Kind.FOREIGN) && other.isEmpty())) {
                other = Optional.of(start);
            }
        }
        return other;
    }

    /** Returns the variables that have the same effect as options of Python. */
    private static Stream<EnvVar> ofOptions(Command command) {
        return CommandLine.asVariables(command.words()).entrySet().stream().map(option -> {
            Place place = command.placeOf(option.getValue());
            return new EnvVar(option.getKey(), Optional.of("1"), place, place.span());
        });
    }

    private static Launch launch(Draft draft, Start start, boolean main, Chance chance) {
        ResolvedCommand followed = start.followed();
        List<Layered> own = new ArrayList<>();
        followed.command().assignments().forEach(variable -> own.add(new Layered(variable, draft.name())));
        ofOptions(followed.command()).forEach(variable -> own.add(new Layered(variable, draft.name())));
        List<EvidenceStep> steps = new ArrayList<>(draft.steps());
        steps.addAll(followed.steps());
        followed.needs().stream()
                .filter(needed -> start.is(CommandInvocation.Kind.PYTHON)
                        && !needed.file().isEmpty())
                .map(needed -> new EvidenceStep(needed.command(), new Event.NeedsFile(needed.file(), false)))
                .forEach(steps::add);
        if (start.invocation().target() instanceof Target.Script target) {
            ConsoleScript script = target.script();
            steps.add(new EvidenceStep(script.place(), "installs the command `" + script.name() + "`"));
            script.underFlask().ifPresent(variable -> own.add(new Layered(variable, draft.name())));
        }
        Command command = followed.command();
        CommandLine.misplaced(command.words())
                .ifPresent(word ->
                        steps.add(new EvidenceStep(command.placeOf(word), new Event.NamesAssignment(word.text()))));
        return new Launch(
                draft.name(),
                command.place(),
                role(draft, start),
                Optional.of(command),
                main,
                chance,
                start.invocation(),
                followed.runtime().with(own),
                steps,
                Optional.empty());
    }
}
