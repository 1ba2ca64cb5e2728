package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Global;
import dev.undebug.python.eval.outcome.Globals;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.read.shell.CommandLines;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.GunicornCommand;
import dev.undebug.service.command.Options;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.environment.WrittenVariable;
import dev.undebug.service.run.Flags;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.ReloadSetting;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completes a gunicorn launch with its configuration file and {@code GUNICORN_CMD_ARGS}. The command line overrides the
 * variable, and the variable the file. Lists are overridden too, not concatenated.
 */
public final class GunicornConfig {
    private static final String DEFAULT = "gunicorn.conf.py";

    /** The variable with options that precede those of the command line. */
    private static final String ARGUMENTS = "GUNICORN_CMD_ARGS";

    private static final String PROGRAM = "gunicorn";

    /** The application that a configuration names, where nothing runs the file. */
    static final Pattern APPLICATION = Pattern.compile("(?m)^\\uFEFF?wsgi_app[ \\t]*=[ \\t]*[\"']([^\"'\\n]+)[\"']");

    private static final String WORKER = "worker_class";
    private static final String LOGGER = "logger_class";
    private static final Set<String> READ =
            Set.of("wsgi_app", "raw_env", "reload", "chdir", "pythonpath", WORKER, LOGGER);

    /** The functions of a configuration that gunicorn calls before a worker imports the application, and with it. */
    private static final List<Prelude.Hook> HOOKS = List.of(
            new Prelude.Hook("on_starting", 1),
            new Prelude.Hook("when_ready", 1),
            new Prelude.Hook("pre_fork", 2),
            new Prelude.Hook("post_fork", 2),
            new Prelude.Hook(WORKER, 0),
            new Prelude.Hook(LOGGER, 0),
            Prelude.Hook.later("post_worker_init"),
            Prelude.Hook.later("pre_request"));

    private final Workspace workspace;
    private final RunCache runs;

    public GunicornConfig(Workspace workspace, RunCache runs) {
        this.workspace = workspace;
        this.runs = runs;
    }

    /** Returns the launch with its configuration; other servers' launches unchanged. */
    public Launch applied(Launch launch) {
        if (launch.invocation().launcher() != Launcher.GUNICORN
                || launch.command().isEmpty()) {
            return launch;
        }
        try {
            return completed(launch);
        } catch (WorkBudget.Spent spent) {
            // Then nothing is judged either, and every service is unknown.
            return launch;
        }
    }

    private Launch completed(Launch launch) {
        Options command = GunicornCommand.options(own(launch));
        Optional<EnvVar> variable = variable(launch).map(Layered::variable);
        Options more = variable.flatMap(EnvVar::value)
                .map(GunicornConfig::options)
                .orElseGet(() -> GunicornCommand.options(List.of()));
        Optional<ConfigurationFile> found = file(launch, command, more);
        Globals globals = found.map(file -> globals(launch, file)).orElse(Globals.NONE);
        List<EnvVar> environment = environment(launch.command().orElseThrow(), command)
                .or(() -> variable.flatMap(owner -> environment(owner, more)))
                .orElseGet(() -> environment(globals));
        List<Layered> layers =
                environment.stream().map(set -> new Layered(set, launch.name())).toList();
        Set<String> names = environment.stream().map(EnvVar::name).collect(Collectors.toSet());
        List<Prelude> preludes = Stream.concat(
                        found.map(file -> Prelude.ofServer(file.path(), file.module(), HOOKS, names)).stream(),
                        ServerParts.ofGunicorn(classes(command, more, globals), launch, workspace).stream())
                .toList();
        Optional<ServerConfiguration> configuration = preludes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ServerConfiguration(preludes, globals.get("reload").flatMap(GunicornConfig::reload)));
        Target target = found.filter(file -> command.operands().isEmpty())
                .flatMap(file -> application(file, globals))
                .map(GunicornCommand::target)
                .orElse(launch.invocation().target());
        return launch.with(
                invocation(launch.invocation(), command, more, globals).of(target),
                launch.runtime().with(layers),
                configuration);
    }

    /** Returns the names of the classes of its log and its workers, in the order in which gunicorn loads them. */
    private static Stream<String> classes(Options command, Options more, Globals globals) {
        return Stream.concat(
                command
                        .last("--logger-class")
                        .or(() -> more.last("--logger-class"))
                        .or(() -> text(globals, LOGGER))
                        .stream(),
                command
                        .last("-k", "--worker-class")
                        .or(() -> more.last("-k", "--worker-class"))
                        .or(() -> text(globals, WORKER))
                        .stream());
    }

    /** Returns the variable with options, in its final value. */
    public static Optional<Layered> variable(Launch launch) {
        return launch.runtime().environment().stream()
                .filter(layer -> layer.variable().name().equals(ARGUMENTS))
                .reduce((before, after) -> after);
    }

    /** Returns the words after the program's name. */
    private static List<Word> own(Launch launch) {
        List<Word> words = launch.command().orElseThrow().words();
        for (int i = 0; i < words.size(); i++) {
            if (GunicornCommand.isProgram(ContainerPath.program(words.get(i).text()))) {
                return words.subList(i + 1, words.size());
            }
        }
        return List.of();
    }

    /** Splits the variable into options as a shell would. */
    private static Options options(String value) {
        SourceFile file = new SourceFile("", PROGRAM + " " + value);
        return CommandLines.read(file, new Span(0, file.text().length())).stream()
                .findFirst()
                .map(command -> command.words().subList(1, command.words().size()))
                .map(GunicornCommand::options)
                .orElseGet(() -> GunicornCommand.options(List.of()));
    }

    private Optional<ConfigurationFile> file(Launch launch, Options command, Options more) {
        String location = command.last("-c", "--config")
                .or(() -> more.last("-c", "--config"))
                .orElse(DEFAULT);
        return ConfigurationFile.find(location, launch, workspace);
    }

    private Globals globals(Launch launch, ConfigurationFile file) {
        List<String> roots = launch.runtime()
                .files()
                .find(launch.runtime().workingDirectory(), workspace::hasFolder)
                .map(List::of)
                .orElse(List.of());
        Variables variables = RuntimeContext.variables(launch.runtime().environment());
        Entry entry = new Entry(file.path(), false, Optional.empty(), List.of(), roots);
        return runs.globals(entry, variables, READ);
    }

    /** Returns the application that the file sets: gunicorn does not start without one, so the file is run that far. */
    private Optional<String> application(ConfigurationFile file, Globals globals) {
        return globals.get("wsgi_app").flatMap(Global::text).or(() -> workspace
                .text(file.path())
                .map(APPLICATION::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1)));
    }

    private static CommandInvocation invocation(
            CommandInvocation invocation, Options command, Options more, Globals globals) {
        List<String> directories = GunicornCommand.directories(
                command.last("--chdir").or(() -> more.last("--chdir")).or(() -> text(globals, "chdir")),
                command.last("--pythonpath").or(() -> more.last("--pythonpath")).or(() -> text(globals, "pythonpath")));
        return invocation.in(directories);
    }

    private static Optional<String> text(Globals globals, String name) {
        return globals.get(name).filter(Global::certain).flatMap(Global::text);
    }

    /** Returns the variables that the command line sets; empty without such an option. */
    private static Optional<List<EnvVar>> environment(Command command, Options options) {
        return set(options.all("-e", "--env").stream()
                .flatMap(given -> {
                    Word word = given.written();
                    return WrittenVariable.read(given.value(), command.placeOf(word), word.literal()).stream();
                })
                .toList());
    }

    private static Optional<List<EnvVar>> environment(EnvVar owner, Options more) {
        Place written = owner.place().file().place(owner.valueSpan());
        return set(more.all("-e", "--env").stream()
                .flatMap(given -> WrittenVariable.read(given.value(), written, true).stream())
                .toList());
    }

    private static Optional<List<EnvVar>> set(List<EnvVar> variables) {
        return variables.isEmpty() ? Optional.empty() : Optional.of(variables);
    }

    private static List<EnvVar> environment(Globals globals) {
        List<EnvVar> variables = new ArrayList<>();
        globals.get("raw_env").ifPresent(list -> {
            for (Global.Element element : elements(list)) {
                element.text()
                        .flatMap(text -> WrittenVariable.read(text, element.place(), list.certain()))
                        .or(() -> WrittenVariable.named(element.place()))
                        .ifPresent(variables::add);
            }
        });
        return variables;
    }

    /** A single string is a list of one. */
    private static List<Global.Element> elements(Global list) {
        return list.text().isPresent()
                ? List.of(new Global.Element(list.text(), list.value().place()))
                : list.elements();
    }

    private static Optional<ReloadSetting> reload(Global global) {
        boolean text = global.text()
                .filter(word -> word.strip().equalsIgnoreCase("true"))
                .isPresent();
        boolean on = global.text().isPresent() ? text : Flags.on(global.value());
        return on
                ? Optional.of(new ReloadSetting(Launcher.GUNICORN.id(), global.value(), global.certain()))
                : Optional.empty();
    }
}
