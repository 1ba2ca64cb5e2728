package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.Shells;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.command.UwsgiCommand;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Follows the shell scripts of the repository that a command runs, {@code ["./entrypoint.sh", "gunicorn", "app:app"]},
 * and uWSGI's option files.
 */
public final class Scripts {
    private static final int MAX_DEPTH = 5;
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", ".", "source");

    /** Programs that start and stop services by their names: {@code service gunicorn stop}. */
    private static final Set<String> SERVICES = Set.of(
            "service", "systemctl", "supervisorctl", "rc-service", "invoke-rc.d", "initctl", "sv", "monit", "god");

    /** Programs that run the command behind {@code --} in another container or on another machine. */
    private static final Set<String> ELSEWHERE =
            Set.of("kubectl", "oc", "docker", "podman", "nerdctl", "heroku", "gcloud", "aws", "az", "lxc", "incus");

    /** The text in front of a program that a shell starts itself. */
    private static final Pattern DIRECT = Pattern.compile("(?:\\s|exec\\s|nohup\\s|\\w++=\\S*+\\s)*+");

    /** The endings of scripts of Windows, which knows by the name of a file what starts it. */
    private static final Set<String> WINDOWS = Set.of("bat", "cmd", "ps1", "psm1", "config");

    private final Function<String, Optional<FileFacts>> facts;
    private final CalledFiles files;
    private final Others others;
    private final boolean complete;
    private final Predicate<String> presumed;
    private final Set<String> reached;

    /** @param facts the facts of a file, by repository path */
    public Scripts(Function<String, Optional<FileFacts>> facts) {
        this(facts, false);
    }

    /** @param complete whether no variables are set besides those of the surroundings */
    public Scripts(Function<String, Optional<FileFacts>> facts, boolean complete) {
        this(facts, new Others(facts, List.of()), complete, name -> false, new HashSet<>());
    }

    /** Programs and scripts that are found among the files of the repository, not by their paths. */
    private record Others(
            SupervisedPrograms supervised, ManagedApplications managed, PlacedScripts placed, CalledFiles files) {
        Others(Function<String, Optional<FileFacts>> facts, List<FileFacts> all) {
            this(
                    new SupervisedPrograms(facts, all),
                    new ManagedApplications(all),
                    new PlacedScripts(all),
                    new CalledFiles(facts, all));
        }
    }

    private Scripts(
            Function<String, Optional<FileFacts>> facts,
            Others others,
            boolean complete,
            Predicate<String> presumed,
            Set<String> reached) {
        this.facts = facts;
        this.others = others;
        this.files = others.files();
        this.complete = complete;
        this.presumed = presumed;
        this.reached = reached;
    }

    /**
     * Returns the same scripts for launches whose environment the repository shows.
     *
     * @param unset whether a variable is presumably unset, since nothing in the repository sets it
     */
    public Scripts presuming(Predicate<String> unset) {
        return new Scripts(facts, others, complete, unset, reached);
    }

    /** Returns the same scripts in a repository with these files, some of which process managers may include. */
    public Scripts among(List<FileFacts> all) {
        return new Scripts(facts, new Others(facts, all), complete, presumed, reached);
    }

    /**
     * Returns the commands that a deployment finally runs; a command that is no script of the repository stands for
     * itself. Which branch of a script a deployment takes is not for somebody to choose.
     */
    public List<ResolvedCommand> follow(List<Command> commands, RuntimeContext runtime) {
        return follow(commands, runtime, Optional.of(List.of())).stream()
                .map(ResolvedCommand::chosenByNobody)
                .toList();
    }

    /** Returns the commands that a script of the repository finally runs, started with unknown arguments. */
    public List<ResolvedCommand> followed(Unit script, RuntimeContext runtime) {
        return follow(script.commands(), runtime, Optional.empty());
    }

    private List<ResolvedCommand> follow(List<Command> commands, RuntimeContext start, Optional<List<Word>> arguments) {
        List<ResolvedCommand> followed = new ArrayList<>();
        if (commands.isEmpty()) {
            return followed;
        }
        RuntimeContext runtime = start;
        Optional<Script> before = Optional.empty();
        Command end = commands.get(commands.size() - 1);
        for (Command command : commands) {
            List<Word> words = command.words();
            if (command.script().isEmpty()) {
                if (words.get(0).text().equals("cd") && words.size() > 1) {
                    runtime = runtime.in(words.get(1).text());
                }
                follow(new ResolvedCommand(command, runtime, List.of(), command.equals(end)), 0, followed);
            } else if (!command.script().equals(before)) {
                boolean last = command.script().equals(end.script());
                ResolvedCommand caller = new ResolvedCommand(command, runtime, List.of(), last);
                Script.Start begin = start(runtime.certain(), runtime, arguments);
                for (Script.Run run : command.script().get().run(begin)) {
                    follow(byShell(caller.inside(run, List.of(), false)), 0, followed);
                }
            }
            before = command.script();
        }
        return followed;
    }

    private void follow(ResolvedCommand one, int depth, List<ResolvedCommand> followed) {
        Command command = one.command();
        List<Word> words = command.words();
        if (UwsgiCommand.isProgram(ContainerPath.program(words.get(0).text()))) {
            UwsgiStart start = new UwsgiStart(facts, one.runtime(), command);
            reached.addAll(start.files());
            if (depth < MAX_DEPTH) {
                start.daemons(one).forEach(daemon -> follow(daemon, depth + 1, followed));
            }
            followed.addAll(start.applications(one));
            return;
        }
        List<ResolvedCommand> processes = depth < MAX_DEPTH
                ? SupervisorCall.of(words).map(call -> programs(one, call)).orElseGet(() -> processes(one))
                : List.of();
        if (!processes.isEmpty()) {
            processes.forEach(process -> follow(process, depth + 1, followed));
            return;
        }
        List<Unit> tasks = depth < MAX_DEPTH ? tasks(one) : List.of();
        if (!tasks.isEmpty()) {
            tasks.forEach(task -> task(task, one, depth, followed));
            return;
        }
        int index = script(words);
        Optional<Unit> unit =
                depth < MAX_DEPTH && index >= 0 ? script(words.get(index), one.runtime()) : Optional.empty();
        if (unit.isEmpty()) {
            followed.add(one.as(passedOn(command)));
            return;
        }
        String path = unit.get().place().path();
        reached.add(path);
        // What was put there before serves in its place no more.
        reached.addAll(CalledFiles.renamed(
                one.runtime(),
                one.runtime().workingDirectory().resolve(words.get(index).text())));
        boolean inImage = one.runtime().dockerfile().filter(path::equals).isPresent();
        String script =
                inImage && !unit.get().name().isEmpty() ? "/" + unit.get().name() : path;
        List<EvidenceStep> steps = one.stepsTo(new Event.RunsScript(script));
        List<Word> arguments = words.subList(index + 1, words.size());
        Script.Files readable = files.readable(one.runtime(), files.own(unit.get(), words, index, one.runtime()));
        for (Script.Run run : runs(unit.get(), one, arguments, readable)) {
            follow(byShell(one.inside(run, steps, true)), depth + 1, followed);
        }
    }

    /** Returns a command that a shell runs: a file of Python is one that has to say in its first line what starts it. */
    private static ResolvedCommand byShell(ResolvedCommand one) {
        Word program = one.command().words().get(0);
        boolean onWindows =
                WINDOWS.contains(RepositoryPath.of(one.command().place().path()).extension());
        return program.literal() && program.text().endsWith(".py") && !onWindows && isDirect(one.command())
                ? one.running(
                        one.command(),
                        one.runtime(),
                        one.stepsTo(new Event.NamesNoInterpreter(program.text())),
                        one.last())
                : one;
    }

    /** Returns whether no other program starts that of a command, which may know by the name of a file how to do so. */
    private static boolean isDirect(Command command) {
        Word program = command.words().get(0);
        Place whole = command.place();
        int before = program.span().start() - whole.span().start();
        return program.elsewhere().isEmpty()
                && before >= 0
                && before <= whole.text().length()
                && DIRECT.matcher(whole.text().substring(0, before)).matches();
    }

    private Optional<Unit> script(Word path, RuntimeContext runtime) {
        return Optional.of(path)
                .filter(Word::literal)
                .flatMap(known -> files.script(known.text(), runtime))
                .or(() -> others.placed().called(path));
    }

    /** Returns the commands of a Procfile that a process manager starts, with the variables of its {@code .env}. */
    private List<ResolvedCommand> processes(ResolvedCommand one) {
        Command command = one.command();
        Optional<ProcfileCall> call = ProcfileCall.of(command.words());
        if (call.isEmpty()) {
            return Pm2Call.of(command.words())
                    .map(start -> applications(one, start))
                    .orElse(List.of());
        }
        ContainerPath here = one.runtime().workingDirectory();
        ContainerPath folder = here.resolve(call.get().folder());
        List<EnvVar> variables = new ArrayList<>(command.assignments());
        files.units(one.runtime(), folder.resolve(call.get().environment()), Unit.Kind.ENV_FILE)
                .forEach(file -> variables.addAll(file.environment()));
        Command manager = new Command(command.place(), variables, command.words(), command.conditional());
        List<ResolvedCommand> processes = new ArrayList<>();
        for (Unit process : files.units(one.runtime(), here.resolve(call.get().file()), Unit.Kind.PROCESS)) {
            if (call.get().starts(process.name())) {
                List<EvidenceStep> steps = one.stepsTo(
                        new Event.StartsProcess(process.name(), process.place().path()));
                ResolvedCommand caller = one.managing(manager, one.runtime().in(folder), steps, one.last());
                runs(process, caller, List.of()).forEach(run -> processes.add(caller.inside(run, steps, true)));
            }
        }
        return processes;
    }

    /** Returns the applications of pm2's file that a command starts; each inherits the environment of the command. */
    private List<ResolvedCommand> applications(ResolvedCommand one, Pm2Call call) {
        Command command = one.command();
        ContainerPath file = one.runtime().workingDirectory().resolve(call.file());
        List<ResolvedCommand> started = new ArrayList<>();
        List<Unit> units = files.units(one.runtime(), file, Unit.Kind.PROCESS);
        for (Unit application : ManagedApplications.started(call, units)) {
            reached.add(key(application));
            List<EnvVar> variables = new ArrayList<>(command.assignments());
            variables.addAll(application.environment());
            Command manager = new Command(command.place(), variables, command.words(), command.conditional());
            List<EvidenceStep> steps = one.stepsTo(new Event.StartsProcess(
                    application.name(), application.place().path()));
            String folder = application.origin().workingDirectory().orElse(".");
            RuntimeContext runtime =
                    one.runtime().in(file.parent().resolve(folder).text());
            ResolvedCommand caller = one.managing(manager, runtime, steps, true);
            runs(application, caller, List.of()).forEach(run -> started.add(caller.inside(run, steps, true)));
        }
        return started;
    }

    /** Returns the programs that supervisor's daemon starts; each inherits the environment of the daemon. */
    private List<ResolvedCommand> programs(ResolvedCommand one, SupervisorCall call) {
        Command command = one.command();
        List<ResolvedCommand> programs = new ArrayList<>();
        SupervisedPrograms.Found found = others.supervised().of(call, one);
        for (Unit program : found.programs()) {
            reached.add(key(program));
            List<EnvVar> variables = new ArrayList<>(command.assignments());
            variables.addAll(SupervisedPrograms.passed(found.shared(), one.variables()));
            variables.addAll(SupervisedPrograms.passed(program.environment(), one.variables()));
            Command daemon = new Command(command.place(), variables, command.words(), command.conditional());
            List<EvidenceStep> steps = one.stepsTo(
                    new Event.StartsProcess(program.name(), program.place().path()));
            RuntimeContext runtime = one.runtime()
                    .on(Platform.SUPERVISOR, program)
                    .in(SupervisedPrograms.expanded(
                            program.origin().workingDirectory().orElse("."), one.variables()));
            ResolvedCommand caller = one.managing(daemon, runtime, steps, true);
            runs(program, caller, List.of()).forEach(run -> programs.add(caller.inside(run, steps, true)));
        }
        return programs;
    }

    private static String key(Unit unit) {
        return unit.place().path() + " " + unit.name();
    }

    private List<Unit> tasks(ResolvedCommand one) {
        return TaskCall.of(one.command().words())
                .map(call -> files.tasks(call, call.replacing(variables(one)), one.runtime()))
                .orElse(List.of());
    }

    /** Returns the variables that a task runner takes from its environment for its own. */
    private static List<EnvVar> variables(ResolvedCommand one) {
        return MakeVariables.of(
                ContainerPath.program(one.command().words().get(0).text()), one.variables());
    }

    private void task(Unit task, ResolvedCommand caller, int depth, List<ResolvedCommand> followed) {
        Command command = caller.command();
        TaskCall call = TaskCall.of(command.words()).orElseThrow();
        reached.add(key(task));
        boolean last = caller.last() && !call.runsFirst(task.name());
        List<EvidenceStep> steps = caller.stepsTo(
                new Event.Other("runs `" + task.name() + "` of `" + task.place().path() + "`"));
        List<EnvVar> assignments = new ArrayList<>(command.assignments());
        task.environment().stream()
                .filter(variable -> !isDefault(variable, caller))
                .forEach(assignments::add);
        assignments.addAll(variables(caller));
        assignments.addAll(call.assignments(command));
        Command inner = new Command(command.place(), assignments, command.words(), command.conditional());
        RuntimeContext runtime = caller.runtime().in(call.folder().isEmpty() ? "." : call.folder());
        ResolvedCommand runner = caller.running(inner, runtime, steps, last);
        lines(task, runner, depth, followed);
    }

    /** Returns whether an assignment {@code NAME ?= value} is overridden: the environment has the variable already. */
    private static boolean isDefault(EnvVar variable, ResolvedCommand caller) {
        return variable.place().text().contains("?=")
                && caller.variables().stream().anyMatch(set -> set.name().equals(variable.name()));
    }

    /** Follows the lines of a recipe; each runs in a shell of its own. */
    private void lines(Unit task, ResolvedCommand runner, int depth, List<ResolvedCommand> followed) {
        Optional<Script> before = Optional.empty();
        Optional<Script> end = task.commands().isEmpty()
                ? Optional.empty()
                : task.commands().get(task.commands().size() - 1).script();
        for (Command line : task.commands()) {
            if (line.script().isPresent() && !line.script().equals(before)) {
                Script.Start begin = start(runner.given(), runner.runtime(), Optional.of(List.of()));
                ResolvedCommand caller = runner.running(
                        runner.command(),
                        runner.runtime(),
                        runner.steps(),
                        runner.last() && line.script().equals(end));
                for (Script.Run run : line.script().get().run(begin)) {
                    follow(caller.inside(run, runner.steps(), true), depth + 1, followed);
                }
            }
            before = line.script();
        }
    }

    /** Returns whether a launch runs the task, or the program of a process manager. */
    public boolean reaches(Unit unit) {
        return reached.contains(key(unit));
    }

    /** Returns whether a program of a process manager waits for a command to start it, and no file has one. */
    public boolean isIdle(Unit program) {
        return others.supervised().isIdle(program) || others.managed().isIdle(program);
    }

    /** Returns the commands of a task that somebody starts by hand. */
    public List<ResolvedCommand> started(Unit task, RuntimeContext runtime) {
        List<ResolvedCommand> followed = new ArrayList<>();
        if (!task.commands().isEmpty()) {
            Command first = task.commands().get(0);
            Command runner = new Command(first.place(), task.environment(), first.words(), false);
            lines(task, new ResolvedCommand(runner, runtime, List.of(), true), 0, followed);
        }
        return followed;
    }

    private List<Script.Run> runs(Unit unit, ResolvedCommand caller, List<Word> arguments) {
        return runs(unit, caller, arguments, files.readable(caller.runtime(), Optional.empty()));
    }

    private List<Script.Run> runs(Unit unit, ResolvedCommand caller, List<Word> arguments, Script.Files readable) {
        Optional<Script> script = unit.commands().stream().findFirst().flatMap(Command::script);
        if (script.isEmpty()) {
            List<Command> commands = unit.commands();
            return commands.stream()
                    .map(command -> new Script.Run(
                            command,
                            true,
                            "",
                            List.of(),
                            command.equals(commands.get(commands.size() - 1)),
                            false,
                            Role.UNKNOWN,
                            List.of(),
                            List.of()))
                    .toList();
        }
        Script.Start start = new Script.Start(
                caller.given(),
                complete,
                Optional.of(arguments),
                Optional.of(caller.command()),
                readable,
                unset(caller.runtime()));
        return script.get().run(start);
    }

    private Script.Start start(List<EnvVar> environment, RuntimeContext runtime, Optional<List<Word>> arguments) {
        Script.Files readable = files.readable(runtime, Optional.empty());
        return new Script.Start(environment, complete, arguments, Optional.empty(), readable, unset(runtime));
    }

    /** Nothing in the repository sets the variables of a platform, and yet they are not unset. */
    private Predicate<String> unset(RuntimeContext runtime) {
        return name -> presumed.test(name) && !runtime.mayBeGiven(name);
    }

    /**
     * An unknown program with a command as its arguments, such as an entrypoint, almost always runs that command, as does
     * one with a command behind {@code --}.
     */
    private static Command passedOn(Command command) {
        List<Word> words = command.words();
        int dashes = ELSEWHERE.contains(ContainerPath.program(words.get(0).text()))
                ? -1
                : words.stream().map(Word::text).toList().indexOf("--");
        List<Word> rest = words.subList(Math.max(1, dashes + 1), words.size());
        // A name alone proves nothing: `grep` and `vim` take a file's, and `pkill` and `which` a server's.
        boolean wraps = rest.size() > (dashes < 0 ? 1 : 0)
                && !SERVICES.contains(ContainerPath.program(words.get(0).text()))
                && !rest.get(0).text().endsWith(".py")
                && CommandLine.recognise(words).kind() == CommandInvocation.Kind.OPAQUE
                && CommandLine.recognise(rest).kind() == CommandInvocation.Kind.PYTHON;
        return wraps ? new Command(command.place(), command.assignments(), rest, command.conditional()) : command;
    }

    /** Returns whether a launch runs the script. */
    public boolean reaches(String path) {
        return reached.contains(path);
    }

    /** Returns the word with the file name of the script that a command runs, if it runs one. */
    static Optional<Word> called(List<Word> words) {
        int index = script(words);
        return index < 0 ? Optional.empty() : Optional.of(words.get(index));
    }

    /** Returns the index of the word with the script's file name: the argument of a shell, or the program itself. */
    private static int script(List<Word> words) {
        if (!SHELLS.contains(ContainerPath.program(words.get(0).text()))) {
            return 0;
        }
        int at = 1;
        while (at < words.size() && words.get(at).text().startsWith("-")) {
            at += Shells.isValued(words.get(at).text()) ? 2 : 1;
        }
        return at < words.size() ? at : -1;
    }
}
