package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.DashRun;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.RunArgument;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Explains why debug mode is off in a program, or unknown: the option, argument, setting or variable that decides, or
 * that nothing turns it on.
 */
public final class Reasons {
    /** Reads the debug flag of an application back. */
    private static final Pattern CONFIGURED = Pattern.compile("\\.config\\b|\\.debug\\b");

    private static final List<String> QUART_NAMES = List.of("QUART_DEBUG", "QUART_ENV");

    private final Program program;
    private final Execution execution;

    Reasons(Program program, Execution execution) {
        this.program = program;
        this.execution = execution;
    }

    /** Returns the reason for a server that the program starts itself. */
    List<EvidenceStep> start(AppStart start, StartedServer server, Exposure exposure) {
        if (start.kind() == AppStart.Kind.FLASK_GROUP) {
            return flaskRun(start.settings(), List.of(), server.options());
        }
        Optional<List<EvidenceStep>> argument = argument(start).or(() -> ofLibrary(start));
        Optional<List<EvidenceStep>> variable = variable(start.settings(), names(start.kind()), server.readsDotenv());
        Optional<List<EvidenceStep>> code =
                start.kind() == AppStart.Kind.DASH ? Optional.empty() : setting(start.settings());
        // app.run() reads FLASK_DEBUG again, which overrides the flag set in the code; Flask-SocketIO passes no
        // argument on to it.
        boolean passes = start.kind() != AppStart.Kind.SOCKETIO || !server.endsInFlask();
        boolean rereads = server.endsInFlask()
                && start.loadDotenv() != Truth.FALSE
                && program.version().atLeast(1, 0);
        UnaryOperator<List<EvidenceStep>> unset = steps -> rereads ? unset(steps) : steps;
        Optional<List<EvidenceStep>> decides =
                server.endsInFlask() ? variable.or(() -> code.map(unset)) : code.or(() -> variable);
        return (passes
                        ? argument.or(() -> decides)
                        : variable.or(() -> argument.or(() -> code).map(unset)))
                .orElseGet(() -> new EvidenceBuilder()
                        .because(start.call(), unswitched(start, server, exposure))
                        .steps());
    }

    /** Returns the steps to what decides only because nothing that is seen sets {@code FLASK_DEBUG}. */
    private static List<EvidenceStep> unset(List<EvidenceStep> steps) {
        if (EvidenceStep.events(steps, Event.LeavesUnset.class).findAny().isPresent()) {
            return steps;
        }
        return steps.stream()
                .map(step ->
                        new EvidenceStep(step.place(), new Event.LeavesUnset(DebugVariable.FLASK_DEBUG, step.text())))
                .toList();
    }

    private Event unswitched(AppStart start, StartedServer server, Exposure exposure) {
        // Flask-SocketIO's server is that of eventlet or gevent, where one of them is installed.
        boolean development = start.kind() != AppStart.Kind.SOCKETIO || server.endsInWerkzeug();
        String starts = "starts " + (development ? "a development server" : "Flask-SocketIO's server");
        if (exposure == Exposure.UNKNOWN) {
            return new Event.Other(starts + " with arguments that Undebug cannot evaluate");
        }
        String text = starts
                + (start.switchedLater()
                        ? ", to which debug mode that a request turns on brings no debugger"
                        : ", and nothing turns debug mode on");
        return names(start.kind()).stream()
                .findFirst()
                .<Event>map(name -> new Event.LeavesUnset(name, text))
                .orElseGet(() -> new Event.TurnsNothingOn(text));
    }

    /** Returns the reason for a server that imports the application, or for a program that starts no server. */
    List<EvidenceStep> imported(List<DebugSetting> settings) {
        return program.packageWithoutProgram()
                .map(name -> atLaunch(new Event.NoProgram(name)))
                .or(() -> setting(settings))
                .or(() -> variable(settings, flaskNames(), false))
                .orElseGet(() -> atLaunch(quiet(nothing())));
    }

    /** Returns the reason for an application that Flask's settings and variables do not change. */
    List<EvidenceStep> importedOther() {
        return atLaunch(quiet(", and nothing turns debug mode on"));
    }

    /** @param nothing says that nothing turns debug mode on */
    private Event quiet(String nothing) {
        return switch (program.launcher()) {
            case PYTHON, FLASK_RUN -> new Event.Other("starts no development server");
            case UNKNOWN -> new Event.TurnsNothingOn("imports the app" + nothing);
            default -> new Event.TurnsNothingOn("starts " + server() + ", which has no debugger" + nothing);
        };
    }

    /** An env file that is not seen may turn on the flag. */
    private String nothing() {
        return UnseenSettings.file(program, execution)
                .map(file -> "; nothing that Undebug sees turns debug mode on, but it "
                        + file.event().text())
                .orElse(", and nothing turns debug mode on");
    }

    /**
     * Returns the reason for {@code flask run}.
     *
     * @param passed the variables that the program sets too late
     * @param options those of the command
     */
    List<EvidenceStep> flaskRun(List<DebugSetting> settings, List<DebugSetting> passed, FlaskRun options) {
        if (options.debug().filter(Flag.UNKNOWN::equals).isPresent()) {
            return atLaunch("starts `flask run` with an option that is not known");
        }
        Optional<List<EvidenceStep>> word =
                options.debug().filter(Flag.OFF::equals).flatMap(off -> word("--no-debug"));
        return word.or(() -> variable(settings, flaskNames(), true)).orElseGet(() -> {
            List<EvidenceStep> steps = new ArrayList<>(atLaunch(new Event.LeavesUnset(
                    DebugVariable.FLASK_DEBUG,
                    EvidenceStep.events(launchSteps().toList(), Event.IgnoredEnvFile.class)
                            .findFirst()
                            .map(Event::text)
                            .orElse("starts `flask run` without `--debug`, and nothing sets `FLASK_DEBUG`"
                                    + (passed.isEmpty() ? "" : " before that")))));
            steps.addAll(without(passed, "reads the environment before it imports the app"));
            steps.addAll(without(settings, "overrides it"));
            return steps;
        });
    }

    /** Returns the last setting that {@code flask run} leaves without effect. */
    private static List<EvidenceStep> without(List<DebugSetting> settings, String cause) {
        return settings.stream()
                .filter(setting -> Flags.isSwitch(setting) && Flags.on(setting.value()))
                .reduce((first, second) -> second)
                .map(setting -> new EvidenceBuilder()
                        .because(setting.value().place(), "would turn debug mode on, but `flask run` " + cause)
                        .steps())
                .orElse(List.of());
    }

    /** Returns that a server does not reach a switch in the file that it imports. */
    public List<EvidenceStep> notReached(Switch there) {
        return at(
                there.place(),
                EvidenceStep.code(there.place().text()) + " is not reached: " + server() + " only imports the file");
    }

    /** Returns that the program starts an application from outside the repository. */
    List<EvidenceStep> unseen(Place start) {
        return at(start, "starts an app that is not in this repository");
    }

    /** Returns that a server imports a file, of which nothing tells what application it gets. */
    List<EvidenceStep> servesUnseen(Place file) {
        return at(file, "defines no app that Undebug knows");
    }

    /** Returns that the import of a file fails, since it is not in the packages that it imports from. */
    List<EvidenceStep> leavesPackages(Place file) {
        return at(file, "has a relative import and is started outside its package, where that import fails");
    }

    /**
     * Returns that code of the program is missing.
     *
     * @param missing the files that could not be read; empty if the entry is unknown
     */
    List<EvidenceStep> notFound(Set<String> missing) {
        List<EvidenceStep> elsewhere = program.launch()
                .map(launch -> launch.steps().stream()
                        .filter(step -> step.event() instanceof Event.UnknownContext)
                        .toList())
                .orElse(List.of());
        return missing.isEmpty() && !elsewhere.isEmpty()
                ? elsewhere
                : atLaunch(missing.stream()
                        .min(Comparator.naturalOrder())
                        .map(path -> "needs " + EvidenceStep.code(path) + ", which could not be read")
                        .orElseGet(this::absent));
    }

    private String unfound() {
        if (looksForDefaults()) {
            return EvidenceStep.events(launchSteps().toList(), Event.UnseenEnvFile.class)
                    .findFirst()
                    .map(file -> file.mayHave(FlaskCommand.APPLICATION).text())
                    .orElse("looks for `wsgi.py` or `app.py`, which Undebug does not find, and nothing here sets"
                            + " `FLASK_APP`");
        }
        if (startsArchive()) {
            return "starts an archive, which Undebug does not read";
        }
        return program.launch()
                        .filter(launch -> launch.invocation().target() instanceof Target.Code)
                        .isPresent()
                ? "starts code in its arguments that Undebug cannot read"
                : "starts code that Undebug does not find in this repository";
    }

    private boolean startsArchive() {
        return program.launch()
                .filter(launch -> launch.invocation().target() instanceof Target.File file && file.isArchive())
                .isPresent();
    }

    /** Returns whether {@code flask run} is told no application, so that it looks for files with these names. */
    private boolean looksForDefaults() {
        return program.launcher() == Launcher.FLASK_RUN
                && program.launch()
                        .filter(launch -> launch.invocation().target() instanceof Target.None)
                        .isPresent()
                && program.atStart().value(FlaskCommand.APPLICATION).isEmpty()
                && !program.atStart().isUnknown(FlaskCommand.APPLICATION);
    }

    private Stream<EvidenceStep> launchSteps() {
        return program.launch().stream().flatMap(launch -> launch.steps().stream());
    }

    private String absent() {
        return launchSteps()
                .filter(step -> step.event() instanceof Event.NamesFile
                        || step.event() instanceof Event.NamesElsewhere
                        || step.event() instanceof Event.NamesNoFile
                        || step.event() instanceof Event.LacksCopied
                        || step.event() instanceof Event.NoPackage
                        || step.event() instanceof Event.MissesOwnPackage)
                .map(EvidenceStep::text)
                .findFirst()
                .orElseGet(this::unfound);
    }

    /** Returns that this version of Flask refuses to start the program. */
    List<EvidenceStep> refused(String reason) {
        return atLaunch("is rejected by this Flask version: " + reason);
    }

    /** Returns that Undebug does not understand the command. */
    public static List<EvidenceStep> notUnderstood(Launch launch) {
        Place place = launch.command().map(Command::place).orElseGet(launch::place);
        return launch.command()
                        .filter(command -> CommandLine.isQuart(command.words()))
                        .isPresent()
                ? List.of(new EvidenceStep(place, new Event.StartsQuart()))
                : at(place, "starts a program that Undebug does not follow");
    }

    /** Returns that the program could not be judged. */
    List<EvidenceStep> notJudged() {
        return atLaunch("starts more code than Undebug can evaluate");
    }

    /** Returns that a variable decides whose value is not known. */
    List<EvidenceStep> notKnown(VariableRead read) {
        return at(read.place(), "reads " + EvidenceStep.code(read.variable()) + ", whose value is not known");
    }

    /** Returns that it is not known whether a setting turns on debug mode of Quart. */
    List<EvidenceStep> quart(DebugSetting setting) {
        boolean open = program.installed().quart().ownVariables() == Truth.UNKNOWN;
        return at(
                setting.applied(),
                setting.value().variables().stream()
                        .filter(QUART_NAMES::contains)
                        .findFirst()
                        .map(name -> "takes debug mode from " + EvidenceStep.code(name)
                                + (open
                                        ? " with some releases of Quart, and nothing shows which one is installed"
                                        : ", whose value is not known"))
                        .orElse("sets Quart's debug flag to a value that Undebug cannot evaluate"));
    }

    /** Returns that the program was evaluated in part. */
    List<EvidenceStep> notEvaluated() {
        return atLaunch("starts code that Undebug did not evaluate to its end");
    }

    /**
     * Returns that an undecided condition guards a switch, or the command that starts the program.
     *
     * @param evaluated false if code may decide it that was not evaluated
     */
    List<EvidenceStep> notSure(SwitchEffect effect, boolean evaluated) {
        if (program.missesFile() || launchSteps().map(EvidenceStep::event).anyMatch(Event::doubtsCode)) {
            return atLaunch(absent());
        }
        Optional<EvidenceStep> perhaps = effect.steps().stream()
                .filter(step -> step.event() instanceof Event.RunsPerhaps)
                .findFirst();
        if (perhaps.isPresent()) {
            return List.of(perhaps.get());
        }
        Switch there = effect.subject();
        String why =
                evaluated ? "Undebug cannot evaluate the condition" : "Undebug did not evaluate all of the program";
        return new EvidenceBuilder()
                .because(there.place(), "may " + there.action() + "; " + why)
                .steps();
    }

    private String server() {
        return switch (program.launcher()) {
            case FLASK_RUN -> "`flask run`";
            case UNKNOWN -> "the server";
            default -> program.launcher().id();
        };
    }

    private static List<EvidenceStep> at(Place place, String text) {
        return new EvidenceBuilder().because(place, text).steps();
    }

    private List<EvidenceStep> atLaunch(String text) {
        return atLaunch(new Event.Other(text));
    }

    private List<EvidenceStep> atLaunch(Event event) {
        return program.launch()
                .map(launch -> new EvidenceBuilder()
                        .because(launch.command().map(Command::place).orElseGet(launch::place), event)
                        .steps())
                .orElse(List.of());
    }

    private Optional<List<EvidenceStep>> word(String text) {
        return program.launch().flatMap(Launch::command).flatMap(command -> command.words().stream()
                .filter(word -> word.text().equals(text))
                .findFirst()
                .map((Word word) ->
                        new EvidenceBuilder().word(command.placeOf(word)).steps()));
    }

    private Optional<List<EvidenceStep>> argument(AppStart start) {
        boolean simple = start.kind() == AppStart.Kind.RUN_SIMPLE;
        Optional<Traced> value = (simple ? start.useDebugger() : start.debug())
                .filter(given -> simple || !given.none())
                // Flask-Script's flag is an argument of the command line, so it has no place in the code.
                .filter(given -> !given.place().equals(start.call()));
        return value.map(given -> {
            List<EvidenceStep> written = new EvidenceBuilder()
                    .argument(simple ? given.place() : new RunArgument(start).place(), given)
                    .steps();
            // What leads to the call may depend on variables, but the call says it whatever they are.
            return given.isWrittenThere() ? written : value(given, with(configuration(start, given), written));
        });
    }

    /** Returns the argument that a library, such as connexion, passes on unless it is told otherwise. */
    private static Optional<List<EvidenceStep>> ofLibrary(AppStart start) {
        return start.kind() == AppStart.Kind.FLASK
                ? start.debug()
                        .filter(given -> given.truth() == Truth.FALSE
                                && !given.none()
                                && given.place().equals(start.call()))
                        .map(given -> at(given.place(), "starts the server, to which its library passes `debug=False`"))
                : Optional.empty();
    }

    /** Returns the steps to the configuration that an argument passes on, where a variable chooses it. */
    private static List<EvidenceStep> configuration(AppStart start, Traced argument) {
        boolean passes = argument.truth() == Truth.UNKNOWN
                && argument.reads().isEmpty()
                && CONFIGURED.matcher(argument.place().text()).find();
        return start.settings().stream()
                .filter(setting -> passes
                        && setting.kind() == DebugSetting.Kind.CONFIG
                        && setting.value().truth() == Truth.UNKNOWN
                        && !setting.value().reads().isEmpty())
                .reduce((first, second) -> second)
                .map(setting -> new EvidenceBuilder().value(setting).steps())
                .orElse(List.of());
    }

    private static List<EvidenceStep> with(List<EvidenceStep> more, List<EvidenceStep> steps) {
        return Stream.concat(steps.stream(), more.stream()).toList();
    }

    private Optional<List<EvidenceStep>> setting(List<DebugSetting> settings) {
        return settings.stream()
                .filter(setting -> Flags.isSwitch(setting) && !Flags.isEnvironment(setting))
                .reduce((first, second) -> second)
                .map(setting -> value(
                        setting.value(), new EvidenceBuilder().value(setting).steps()));
    }

    /** Returns the variable behind a value, or else the code that is written. */
    private List<EvidenceStep> value(Traced value, List<EvidenceStep> written) {
        if (value.truth() == Truth.UNKNOWN) {
            return written;
        }
        Optional<Layered> layer = last(value.variables(), program.allLayers());
        if (layer.isPresent()) {
            return new EvidenceBuilder().variable(layer.get()).steps();
        }
        return value.reads().stream()
                .findFirst()
                .map((VariableRead read) -> new EvidenceBuilder()
                        .because(
                                read.place(),
                                new Event.LeavesUnset(
                                        read.variable(),
                                        "reads " + EvidenceStep.code(read.variable())
                                                + ", which nothing in this repository sets for it"))
                        .steps())
                .orElse(written);
    }

    private Optional<List<EvidenceStep>> variable(List<DebugSetting> settings, List<String> names, boolean dotenv) {
        Optional<List<EvidenceStep>> code = settings.stream()
                .filter(Flags::isEnvironment)
                .filter(setting -> names.contains(DebugVariable.FLASK_DEBUG))
                .reduce((first, second) -> second)
                .map(setting -> value(
                        setting.value(), new EvidenceBuilder().setting(setting).steps()));
        return code.or(() -> last(names, dotenv ? program.allLayers() : program.layers())
                .map(layer -> new EvidenceBuilder().variable(layer).steps()));
    }

    /** Returns the last layer that sets a variable, for the first of the names that any layer sets. */
    private static Optional<Layered> last(List<String> names, List<Layered> layers) {
        return names.stream()
                .flatMap(name -> layers.stream()
                        .filter(layer -> layer.variable().name().equals(name))
                        .reduce((first, second) -> second)
                        .stream())
                .findFirst();
    }

    private List<String> names(AppStart.Kind kind) {
        return switch (kind) {
            case DASH -> List.of(DashRun.DASH_DEBUG);
            case QUART ->
                switch (program.installed().quart().ownVariables()) {
                    case TRUE -> QUART_NAMES;
                    case FALSE, UNKNOWN -> List.of(QUART_NAMES.get(0), DebugVariable.FLASK_DEBUG);
                };
            case RUN_SIMPLE -> List.of();
            case FLASK, SOCKETIO, FLASK_GROUP, FLASK_SCRIPT -> flaskNames();
        };
    }

    /** Returns the variables that this release of Flask reads, the stronger first. */
    private List<String> flaskNames() {
        FlaskVersion version = program.version();
        if (!version.atLeast(0, 11)) {
            return List.of();
        }
        return version.atLeast(2, 3)
                ? List.of(DebugVariable.FLASK_DEBUG)
                : List.of(DebugVariable.FLASK_DEBUG, DebugVariable.FLASK_ENV);
    }
}
