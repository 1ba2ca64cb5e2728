package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.read.Readers;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.shell.CommandLines;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.judge.ProgramJudge;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.launch.Dotenv;
import dev.undebug.service.launch.EntryPoints;
import dev.undebug.service.launch.GunicornConfig;
import dev.undebug.service.launch.Installations;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.packages.FlaskVersions;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.script.ResolvedCommand;
import dev.undebug.service.script.Scripts;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.DevelopmentServer;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks a command before it starts: its environment, its arguments, its folder. */
public final class Preflight {
    private static final String ENVIRONMENT = "the environment";

    private final Question question;
    private final Workspace workspace;
    private final WorkBudget budget;
    private final List<Layered> layers;
    private final Installed installed;

    /**
     * The start to check.
     *
     * @param environment the variables of this process
     * @param envFile an env file whose variables override those of the process
     * @param flask the installed release of Flask; empty if unknown
     * @param command the program and its arguments; empty to check only the environment
     * @param folder the absolute path of the working directory
     */
    public record Question(
            Map<String, String> environment,
            Optional<SourceFile> envFile,
            Optional<FlaskVersion> flask,
            List<String> command,
            String folder) {
        public Question {
            environment = Map.copyOf(environment);
            command = List.copyOf(command);
        }
    }

    /** @param tree the files of the working directory */
    public Preflight(Question question, SourceTree tree, WorkBudget budget) {
        this.question = question;
        this.workspace = new Workspace(tree);
        this.budget = budget;
        this.layers = layers(question);
        workspace.load(workspace.paths().stream()
                .filter(path -> !path.contains("/") && Readers.reads(path))
                .toList());
        this.installed = installed();
    }

    private static List<Layered> layers(Question question) {
        SourceFile file = new SourceFile(ENVIRONMENT, "");
        Span nowhere = new Span(0, 0);
        List<Layered> layers = new ArrayList<>();
        question.environment().forEach((name, value) -> {
            EnvVar variable = new EnvVar(name, Optional.of(value), file.place(nowhere), nowhere);
            layers.add(new Layered(variable, ""));
        });
        question.envFile()
                .map(Readers::read)
                .map(FileFacts::units)
                .orElse(List.of())
                .forEach(unit -> unit.environment().forEach(variable -> layers.add(new Layered(variable, ""))));
        return layers;
    }

    private Installed installed() {
        Installed wanted = new Installations(workspace.paths().stream()
                        .map(workspace::facts)
                        .flatMap(Optional::stream)
                        .toList())
                .whole();
        return question.flask()
                .map(version -> wanted.with(new FlaskVersions.Wanted(version, true)))
                .orElse(wanted);
    }

    /**
     * Returns the checks: whether debug mode would be on, whether {@code FLASK_ENV} suits production, and which server
     * starts.
     */
    public List<PreflightCheck> checks() {
        List<ProgramVerdict> judged = programs().stream()
                .map(program -> new ProgramJudge(new RunCache(workspace, budget), true).judge(program))
                .toList();
        return List.of(debug(judged), mode(), server(judged));
    }

    private List<Program> programs() {
        if (question.command().isEmpty()) {
            return List.of();
        }
        ContainerPath folder = ContainerPath.of(question.folder());
        RuntimeContext runtime =
                new RuntimeContext(layers, folder, new MountTable(List.of(new Mount("", folder)), false));
        List<Program> programs = new ArrayList<>();
        for (ResolvedCommand followed : new Scripts(workspace::facts, true).follow(commands(), runtime)) {
            CommandInvocation invocation =
                    CommandLine.recognise(followed.command().words());
            if (invocation.kind() == CommandInvocation.Kind.PYTHON
                    && !followed.command().conditional()) {
                programs.add(program(followed, invocation));
            }
        }
        return programs;
    }

    private List<Command> commands() {
        String text = question.command().stream().map(Preflight::quoted).collect(Collectors.joining(" "));
        SourceFile file = new SourceFile("the command", text);
        return CommandLines.read(file, new Span(0, text.length()));
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private Program program(ResolvedCommand followed, CommandInvocation invocation) {
        Command command = followed.command();
        List<Layered> own = command.assignments().stream()
                .map(variable -> new Layered(variable, ""))
                .toList();
        RuntimeContext runtime = followed.runtime().with(own);
        Launch written = new Launch(
                "",
                command.place(),
                Role.PRODUCTION,
                Optional.of(command),
                true,
                Launch.Chance.SURE,
                invocation,
                runtime,
                List.of(),
                Optional.empty());
        Dotenv dotenv = new Dotenv(workspace);
        Launch launch = dotenv.loaded(new GunicornConfig(workspace, new RunCache(workspace, budget)).applied(written));
        boolean reads = invocation.launcher() == Launcher.PYTHON || invocation.launcher() == Launcher.FLASK_RUN;
        List<Layered> files = reads ? dotenv.of(launch) : List.of();
        List<Layered> found = launch.runtime().environment();
        Variables variables = RuntimeContext.variables(found).orElse(RuntimeContext.variables(files));
        Optional<Entry> entry = new EntryPoints(workspace).find(launch, variables);
        return new Program(launch, entry, found, files, installed);
    }

    private PreflightCheck debug(List<ProgramVerdict> judged) {
        Optional<SwitchEffect> on = judged.stream()
                .flatMap(verdict -> verdict.all().stream())
                .filter(found -> found.certain() && PreflightCauses.turnsDebugOn(found))
                .findFirst();
        if (on.isPresent()) {
            return PreflightCheck.failed(
                    "debug mode", "on: " + PreflightCauses.of(on.get().subject()));
        }
        Variables variables = RuntimeContext.variables(layers);
        boolean read = judged.isEmpty() && DebugVariable.read(installed.readingMode(), variables) == Flag.ON;
        if (read) {
            return PreflightCheck.failed("debug mode", "on: " + shown());
        }
        Optional<String> unread = judged.isEmpty()
                ? Optional.empty()
                : workspace.withheld().filter(EnvFileNames::isEnvFile).findFirst();
        if (unread.isPresent()) {
            return PreflightCheck.unknown(
                    "debug mode", EvidenceStep.code(unread.get()) + " could not be read; " + shown());
        }
        if (judged.stream().anyMatch(verdict -> verdict.exposure() == Exposure.UNKNOWN)) {
            return PreflightCheck.unknown("debug mode", "Undebug cannot evaluate the program; " + shown());
        }
        return PreflightCheck.passed("debug mode", "off: " + shown());
    }

    private String shown() {
        return RuntimeContext.variables(layers)
                .value(DebugVariable.FLASK_DEBUG)
                .map(value -> EvidenceStep.code(DebugVariable.FLASK_DEBUG + "=" + value))
                .orElse("`FLASK_DEBUG` is not set");
    }

    private PreflightCheck mode() {
        String name = DebugVariable.FLASK_ENV;
        String value = RuntimeContext.variables(layers).value(name).orElse("");
        if (value.isEmpty() || value.equals("production")) {
            return PreflightCheck.passed(name, value.isEmpty() ? "not set" : value);
        }
        boolean before = installed.wanted().known() && !installed.flask().atLeast(1, 0);
        if (before || installed.ignoresMode()) {
            return PreflightCheck.passed(
                    name, EvidenceStep.code(value) + ", which Flask " + installed.flask() + " ignores");
        }
        String release = installed.wanted().known() ? "Flask " + installed.flask() : "Flask before 2.3";
        return PreflightCheck.failed(
                name, EvidenceStep.code(value) + " is not `production`, and " + release + " reads it");
    }

    private PreflightCheck server(List<ProgramVerdict> judged) {
        String name = "development server";
        if (judged.isEmpty()) {
            String reason =
                    question.command().isEmpty() ? "no command was given" : "Undebug does not know this command";
            return PreflightCheck.unknown(name, "not checked: " + reason);
        }
        for (ProgramVerdict verdict : judged) {
            Launcher launcher = verdict.program().launcher();
            boolean started = !verdict.all(DevelopmentServer.class).isEmpty();
            if (started) {
                String program = launcher == Launcher.FLASK_RUN ? "`flask run`" : "the program";
                return PreflightCheck.failed(
                        name, program + " starts it; start the app with a WSGI server such as gunicorn");
            }
            if (launcher == Launcher.PYTHON && verdict.program().entry().isEmpty()) {
                return PreflightCheck.unknown(name, "the program was not found in this folder");
            }
            if (launcher == Launcher.PYTHON && verdict.exposure() == Exposure.UNKNOWN && !verdict.serves()) {
                return PreflightCheck.unknown(name, "Undebug cannot evaluate the program");
            }
        }
        return PreflightCheck.passed(name, "not started");
    }
}
