package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Tried;
import dev.undebug.service.command.ChildCommands;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CommandOption;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges a {@code flask run} that a Python program starts, and the servers of the programs that it starts. */
final class ChildJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        run.execution().children().forEach(child -> new Started(run, effects, child).judge());
    }

    private record Started(ProgramRun run, SwitchEffects effects, ChildProcess child) {
        void judge() {
            ChildCommands commands = new ChildCommands(child);
            for (Command command : commands.read()) {
                if (CommandLine.misplaced(command.words()).isPresent()) {
                    continue;
                }
                CommandInvocation invocation = CommandLine.recognise(command.words());
                boolean runsFlask = invocation.launcher() == Launcher.FLASK_RUN
                        && invocation.flaskRun().isPresent();
                if (runsFlask && commands.isComputed()) {
                    effects.unknown();
                    effects.because(Exposure.UNKNOWN, () -> new EvidenceBuilder()
                            .because(child.call(), "runs `flask run` in a command that the program puts together")
                            .steps());
                } else if (runsFlask) {
                    flaskRun(
                            command,
                            new CommandFlags(
                                    invocation.flags(), invocation.flaskRun().get()));
                }
                if (CommandLine.isQuart(command.words())) {
                    effects.unknown();
                    effects.because(Exposure.UNKNOWN, () -> new EvidenceBuilder()
                            .because(child.call(), "runs `quart run`, which Undebug does not evaluate")
                            .steps());
                }
                ChildProgram.of(run, invocation).ifPresent(this::program);
                ChildProgram.served(run, invocation).ifPresent(app -> served(app, invocation));
                if (ChildProgram.isParent(run, invocation) && !child.settings().isEmpty()) {
                    effects.unknown();
                    effects.because(Exposure.UNKNOWN, () -> new EvidenceBuilder()
                            .because(child.call(), "starts the program again with another environment")
                            .steps());
                }
            }
        }

        private void flaskRun(Command command, CommandFlags flags) {
            flags.words().forEach(word -> option(command, flags, word));
            if (flags.isOpen()) {
                effects.unknown();
            }
            List<EnvVar> assigned = command.assignments().stream()
                    .filter(variable -> variable.name().equals(DebugVariable.FLASK_DEBUG))
                    .toList();
            if (assigned.isEmpty()) {
                settings(flags.quiet());
            }
            boolean set = !assigned.isEmpty() || child.settings().stream().anyMatch(Flags::isEnvironment);
            List<Layered> layers =
                    new ArrayList<>(child.inherits() && !set ? run.program().allLayers() : List.of());
            assigned.forEach(
                    variable -> layers.add(new Layered(variable, child.call().path())));
            for (Layered layer : DebugLayers.effective(run.version(), layers)) {
                Variables with = Variables.of(Map.of(
                        DebugVariable.FLASK_DEBUG, layer.variable().value().orElseThrow()));
                effects.add(
                        layer.asSwitch(),
                        flags.quiet().outcome(run.version(), with, Variables.NONE),
                        child.certain(),
                        run.evidence().child(child).variable(layer));
            }
            effects.because(
                    flags.isOpen() ? Exposure.UNKNOWN : Exposure.NONE,
                    () -> assigned.isEmpty()
                            ? run.reasons().flaskRun(child.settings(), List.of(), flags.options())
                            : new EvidenceBuilder()
                                    .variable(layers.get(layers.size() - 1))
                                    .steps());
        }

        private void program(ProgramRun started) {
            SwitchEffects own = new SwitchEffects();
            Judges.OF_CHILDREN.forEach(judge -> judge.judge(started, own));
            EvidenceStep call = new EvidenceStep(
                    child.call(), new Event.RunsCommand(child.call().text()));
            effects.taken(own, call, child.certain() && getsWhatItReads(started));
        }

        /** Judges what the code of an application does that a server imports. */
        private void served(ProgramRun app, CommandInvocation invocation) {
            SwitchEffects own = new SwitchEffects();
            if (invocation.launcher() == Launcher.FLASK_RUN) {
                Outcome rest = new CommandFlags(
                                invocation.flags(), invocation.flaskRun().orElseThrow())
                        .quiet()
                        .outcome(app.version(), Variables.NONE, Variables.NONE);
                new SettingEffects(app, own).pages(app.execution().settings(), rest, true, app::evidence);
            } else {
                Judges.OF_SERVED.forEach(judge -> judge.judge(app, own));
            }
            if (own.isOn()) {
                EvidenceStep call = new EvidenceStep(
                        child.call(), new Event.RunsCommand(child.call().text()));
                effects.taken(own, call, child.certain() && getsWhatItReads(app));
            }
        }

        /** Returns whether the program was run with all variables that it reads: what its parent sets is left out. */
        private boolean getsWhatItReads(ProgramRun started) {
            boolean same = run.execution()
                    .environment()
                    .values()
                    .equals(run.program().atStart().values());
            return (child.inherits() && same) || started.execution().reads().isEmpty();
        }

        private void option(Command command, CommandFlags flags, Word word) {
            if (command.placeOf(word).text().contains(word.text())) {
                written(command, flags, word);
                return;
            }
            // The program hands on its own arguments.
            Optional<Command> launching = run.program().launch().flatMap(Launch::command);
            Optional<Word> argument = launching.stream()
                    .flatMap(own -> own.words().stream())
                    .filter(own -> own.text().equals(word.text()))
                    .findFirst();
            argument.ifPresentOrElse(own -> written(launching.orElseThrow(), flags, own), effects::unknown);
        }

        private void written(Command command, CommandFlags flags, Word word) {
            Outcome outcome = flags.with(word).outcome(run.version(), Variables.NONE, Variables.NONE);
            EvidenceBuilder evidence = run.evidence().child(child).word(command.placeOf(word));
            effects.add(new CommandOption(command, word, child.call().path()), outcome, child.certain(), evidence);
        }

        private void settings(FlaskRun quiet) {
            List<DebugSetting> settings = child.settings();
            for (int i = 0; i < settings.size(); i++) {
                DebugSetting setting = settings.get(i);
                if (Flags.isEnvironment(setting) && Flags.on(setting.value()) && !Flags.overridden(settings, i)) {
                    Variables with = Variables.of(Map.of("FLASK_DEBUG", "1"));
                    Outcome outcome = quiet.outcome(run.version(), with, Variables.NONE);
                    if (outcome.debug() == Flag.ON) {
                        new SettingEffects(run, effects)
                                .add(
                                        setting,
                                        outcome,
                                        child.certain(),
                                        run.evidence().child(child));
                    }
                }
            }
        }
    }

    /** A program of the repository that another program starts: {@code subprocess.run([sys.executable, "shop.py"])}. */
    private static final class ChildProgram {
        private ChildProgram() {}

        /** Runs the program with the variables of its parent; empty if the repository does not have it, or if it is the parent. */
        static Optional<ProgramRun> of(ProgramRun parent, CommandInvocation invocation) {
            if (invocation.launcher() != Launcher.PYTHON) {
                return Optional.empty();
            }
            Program program = parent.program();
            return program.entry()
                    .flatMap(entry -> entry(parent, entry, invocation))
                    .map(entry -> new Program(
                            program.launch(),
                            Launcher.PYTHON,
                            program.role(),
                            Optional.of(entry),
                            program.layers(),
                            program.dotenv(),
                            program.installed(),
                            program.reservation()))
                    .map(child -> ProgramRun.of(child, parent.runs(), parent.modeNamed(), Tried.NOTHING));
        }

        /** Runs the application that a server imports; empty if the repository does not have it. */
        static Optional<ProgramRun> served(ProgramRun parent, CommandInvocation invocation) {
            Program program = parent.program();
            return invocation.launcher() == Launcher.PYTHON
                    ? Optional.empty()
                    : program.entry()
                            .flatMap(entry -> application(parent, invocation).flatMap(target -> modules(target, entry)
                                    .filter(path -> parent.runs().exists(path) && !path.equals(entry.path()))
                                    .findFirst()
                                    .map(path -> new Entry(path, false, target.application(), List.of(), entry.roots())
                                            .in(entry.context()))))
                            .map(entry -> new Program(
                                    program.launch(),
                                    invocation.launcher(),
                                    program.role(),
                                    Optional.of(
                                            invocation.launcher() == Launcher.FLASK_RUN ? entry.forFlaskRun() : entry),
                                    program.layers(),
                                    program.dotenv(),
                                    program.installed(),
                                    program.reservation()))
                            .map(child -> ProgramRun.of(child, parent.runs(), parent.modeNamed(), Tried.NOTHING));
        }

        private static Optional<Target.Application> application(ProgramRun parent, CommandInvocation invocation) {
            if (invocation.target() instanceof Target.Application application) {
                return Optional.of(application);
            }
            return invocation.launcher() == Launcher.FLASK_RUN
                    ? Optional.ofNullable(
                                    parent.execution().environment().values().get(FlaskCommand.APPLICATION))
                            .filter(name -> !name.isBlank())
                            .map(FlaskCommand::application)
                    : Optional.empty();
        }

        private static Stream<String> modules(Target.Application target, Entry parent) {
            return target.module().endsWith(".py")
                    ? files(new Target.File(target.module()), parent)
                    : files(new Target.Module(target.module()), parent)
                            .map(path -> path.replaceFirst("__main__\\.py$", "__init__.py"));
        }

        /** Returns whether a program starts itself again. */
        static boolean isParent(ProgramRun parent, CommandInvocation invocation) {
            return invocation.launcher() == Launcher.PYTHON
                    && parent.program()
                            .entry()
                            .filter(entry -> files(invocation.target(), entry).anyMatch(entry.path()::equals))
                            .isPresent();
        }

        private static Optional<Entry> entry(ProgramRun parent, Entry entry, CommandInvocation invocation) {
            return files(invocation.target(), entry)
                    .filter(path -> parent.runs().exists(path) && !path.equals(entry.path()))
                    .findFirst()
                    .map(path -> new Entry(
                                    path,
                                    true,
                                    Optional.empty(),
                                    invocation.arguments(),
                                    List.of(RepositoryPath.of(path).folder().text()))
                            .in(entry.context()));
        }

        /** Its working directory is the parent's, most likely a folder from which that imports, or its own. */
        private static Stream<String> files(Target target, Entry parent) {
            Stream<String> folders = Stream.concat(
                    parent.roots().stream(),
                    Stream.of(RepositoryPath.of(parent.path()).folder().text(), ""));
            if (target instanceof Target.File file) {
                return folders.flatMap(folder -> RepositoryPath.of(folder).resolve(file.path()).stream())
                        .map(RepositoryPath::text);
            }
            if (target instanceof Target.Module module) {
                String path = module.name().replace('.', '/');
                return folders.map(RepositoryPath::of)
                        .flatMap(folder -> Stream.of(folder.at(path + ".py"), folder.at(path + "/__main__.py")))
                        .map(RepositoryPath::text);
            }
            return Stream.empty();
        }
    }
}
