package dev.undebug.service.judge;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.EnvironmentUse;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Tried;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.read.text.InPlaceEdit;
import dev.undebug.service.command.ChildCommands;
import dev.undebug.service.environment.ChangedFiles;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.Flags;
import dev.undebug.service.run.OnlyServer;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.run.StartedPrograms;
import dev.undebug.service.run.TracebackFlow;
import dev.undebug.service.run.TracebackSearch;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.ServerNames;
import dev.undebug.service.tree.VariableNames;
import dev.undebug.service.trial.DecidingVariables;
import dev.undebug.service.trial.ReadSwitches;
import dev.undebug.service.trial.Trials;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.RewrittenFile;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program with its execution in its own environment.
 *
 * @param modeNamed whether code of the repository reads {@code FLASK_ENV}
 */
public record ProgramRun(Program program, Execution execution, RunCache runs, boolean modeNamed) {
    /** The number of environment variables that cost as much work as the rest of a judgement. */
    private static final long JUDGEMENT = 20;

    /**
     * Runs a program. Without code, the execution is empty.
     *
     * @param tried what earlier runs of the program have shown
     */
    static ProgramRun of(Program program, RunCache runs, boolean modeNamed, Tried tried) {
        Variables start = program.atStart();
        Execution execution = program.entry()
                .map(entry -> runs.run(entry.after(tried), start))
                .orElseGet(() -> nothing(start, Coverage.none()));
        boolean itself = program.launcher() == Launcher.PYTHON
                && program.entry().filter(Entry::main).isPresent();
        return new ProgramRun(program, itself ? OnlyServer.settled(execution, runs) : execution, runs, modeNamed);
    }

    /** Returns a run of the same program in which some variables, which nothing is seen to set, may have any value. */
    ProgramRun opened(Set<String> names) {
        Variables start = program.atStart();
        Set<String> unknown = new HashSet<>(start.unknown());
        unknown.addAll(names);
        Variables open = new Variables(start.values(), unknown, start.present());
        Execution other = program.entry()
                .map(entry -> runs.run(entry.after(execution.coverage().tried()), open))
                .orElse(execution);
        return new ProgramRun(program, other, runs, modeNamed);
    }

    /**
     * Returns the environment variables that the code of the program names where it may read them; none if it reads all that
     * there are, so that one more would make a difference.
     */
    Stream<String> named() {
        return execution.use().whole()
                ? Stream.of()
                : execution.files().stream().flatMap(path -> runs.search(path, VariableNames::in).stream());
    }

    /** Returns a run of the same program with the files that its image seems to lack. */
    ProgramRun withEveryFile() {
        Execution other = program.entry()
                .map(entry -> runs.run(entry.in(entry.context().whole()), program.atStart()))
                .orElse(execution);
        return new ProgramRun(program, other, runs, modeNamed);
    }

    /** Returns a program that was not run. */
    static ProgramRun none(Program program, RunCache runs) {
        Coverage coverage = Coverage.none();
        coverage.cut();
        return new ProgramRun(program, nothing(program.atStart(), coverage), runs, false);
    }

    private static Execution nothing(Variables variables, Coverage coverage) {
        Environment environment = new Environment(variables.values(), variables.unknown(), variables.present());
        return new Execution(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                environment,
                EnvironmentUse.NONE,
                List.of(),
                false,
                List.of(),
                Set.of(),
                coverage);
    }

    /** Returns evidence that begins with the launch. */
    EvidenceBuilder evidence() {
        return EvidenceBuilder.from(program);
    }

    /** Returns evidence for a switch of another library. */
    EvidenceBuilder evidence(Disclosure disclosure, Place place) {
        EvidenceBuilder evidence = evidence().disclosure(disclosure, place);
        decidingVariable(disclosure.value()).ifPresent(evidence::variable);
        return evidence;
    }

    /** Returns the switches of these libraries that are on. */
    List<Disclosure> disclosures(Set<String> libraries) {
        return execution.disclosures().stream()
                .filter(disclosure -> libraries.contains(disclosure.library()) && Flags.on(disclosure.value()))
                .toList();
    }

    public Reasons reasons() {
        return new Reasons(program, execution);
    }

    FlaskVersion version() {
        return program.version();
    }

    /** Returns the environment that counts for the application: that in which it was made, or for {@code flask run} that at the end. */
    Variables made() {
        Environment environment = execution.environment();
        return new Variables(environment.values(), environment.unknown(), environment.present());
    }

    /** Returns whether it was run, and to its end. */
    boolean isFinished() {
        return !execution.coverage().isCut();
    }

    /** Returns whether everything that it does was looked at, as far as it can be known. */
    boolean isEvaluated() {
        return execution.coverage().isComplete();
    }

    /** Returns the step to a statement that does not parse: as it is, the program does not start. */
    Optional<EvidenceStep> broken() {
        return execution.coverage().mistake().map(place -> new EvidenceStep(place, new Event.DoesNotParse()));
    }

    /** Returns whether all of its code was read. */
    boolean isWhole() {
        return program.entry().isPresent() && execution.missing().isEmpty();
    }

    /**
     * Returns whether the program reads {@code FLASK_ENV}, or may: then the variable matters even if Flask ignores it.
     */
    boolean readsMode() {
        boolean read =
                execution.reads().stream().anyMatch(found -> found.variable().equals(DebugVariable.FLASK_ENV))
                        || execution.use().own().contains(DebugVariable.FLASK_ENV);
        return read || (!isWhole() && modeNamed);
    }

    /** Returns the change of a file of the program by the build of its image, or of the application by its server, if one may matter. */
    Optional<RewrittenFile> rewritten() {
        Stream<RewrittenFile> first = program.entry().map(Entry::preludes).stream()
                .flatMap(List::stream)
                .flatMap(prelude ->
                        prelude.unseen().map(command -> new RewrittenFile(prelude.path(), command, true)).stream());
        Stream<RewrittenFile> changed = program.launch().map(Launch::runtime).map(RuntimeContext::files).stream()
                .filter(files -> !files.changes().isEmpty())
                .map(ChangedFiles::new)
                .flatMap(files -> execution.files().stream()
                        .flatMap(path -> runs
                                .text(path)
                                .flatMap(text -> files.change(path, text))
                                .map(change -> RewrittenFile.by(
                                        path,
                                        change,
                                        !InPlaceEdit.isPossible(change.place().text())))
                                .stream()));
        Stream<RewrittenFile> unseen = Stream.concat(
                execution.coverage().handedApp().stream().map(code -> RewrittenFile.by(code, new Event.GetsApp())),
                execution.coverage().archive().stream()
                        .map(place -> RewrittenFile.by(place, new Event.SearchesArchive())));
        Stream<RewrittenFile> compiled = execution.files().stream()
                .filter(path -> PythonPaths.isSource(path) && !isProgram(path))
                .flatMap(path -> runs
                        .compiled(path)
                        .flatMap(file -> runs.text(path)
                                .map(text -> RewrittenFile.by(
                                        new SourceFile(path, text).place(new Span(0, 0)),
                                        new Event.HiddenByCompiled(file))))
                        .stream());
        return Stream.of(first, changed, unseen, compiled)
                .flatMap(files -> files)
                .findFirst();
    }

    /** Returns whether a file is started by its path, so that Python looks for no other one. */
    private boolean isProgram(String path) {
        return program.entry()
                .filter(entry -> entry.main() && entry.path().equals(path))
                .isPresent();
    }

    /** Returns whether its code imports Quart, which reads no {@code FLASK_ENV}, and no Flask. */
    boolean isQuart() {
        return imports(PythonText::importsQuart) && !imports(PythonText::importsFlask);
    }

    /** Returns whether it is an application of a Quart that reads its own variables and none of Flask's. */
    boolean isQuartOfItsOwn() {
        return program.installed().quart().ownVariables() == Truth.TRUE && isQuart();
    }

    /** Returns whether its code names anything that makes web applications, or is one itself. */
    boolean namesFramework() {
        return imports(PythonText::namesFramework);
    }

    /** Returns whether it is a program without an application: nothing in it reads the variables of Flask. */
    boolean hasNoApplication() {
        return program.launcher() == Launcher.PYTHON
                && execution.starts().isEmpty()
                && !execution.startsKnown()
                && execution.unseen().isEmpty()
                && isWhole()
                && isFinished()
                && !namesFramework();
    }

    /**
     * Returns whether a server loads an application of another framework: all of its code is known, imports such a framework,
     * and names nothing like Flask, so nothing in it reads Flask's variables.
     */
    boolean isOfAnotherFramework() {
        return isWhole()
                && isFinished()
                && execution.unseen().isEmpty()
                && execution.settings().isEmpty()
                && imports(PythonText::importsAnother)
                && !imports(PythonText::namesFlaskAlone);
    }

    /**
     * Returns whether {@code flask run} ends because the program that it imports is of another framework. It looks for objects of
     * Flask's class, and for factories that return one. Source: {@code find_best_app} in {@code flask/cli.py}.
     */
    boolean findsNoApplication() {
        return program.launcher() == Launcher.FLASK_RUN
                && !FlaskRun.startsWithoutApp(version())
                && isOfAnotherFramework();
    }

    /** Returns whether a server is to load a template, in which nobody has named an application yet. */
    boolean isTemplate() {
        return program.entry().filter(entry -> !entry.isMain()).isPresent()
                && imports(PythonText::importsPlaceholder)
                && !namesFramework();
    }

    private boolean imports(Predicate<PythonText> library) {
        return execution.files().stream()
                .flatMap(path -> runs.sourceText(path).stream())
                .anyMatch(library);
    }

    /** Returns every setting of the program, each once. */
    Stream<DebugSetting> settings() {
        return Stream.concat(
                        execution.settings().stream(),
                        execution.starts().stream().flatMap(start -> start.settings().stream()))
                .distinct();
    }

    /** Returns whether it starts a development server, perhaps among others. */
    boolean startsServer() {
        return startsFlask() || startsWerkzeug().isPresent();
    }

    /** Returns whether it starts Flask's development server. */
    boolean startsFlask() {
        return program.launcher() != Launcher.FLASK_RUN
                && execution.starts().stream().anyMatch(start -> new StartedServer(start, program).endsInFlask());
    }

    /**
     * Returns the first call that certainly starts Werkzeug's development server. Empty under a WSGI server: importing
     * the module then starts no second server on its port.
     */
    Optional<AppStart> startsWerkzeug() {
        return program.launcher() == Launcher.PYTHON
                ? execution.starts().stream()
                        .filter(start -> new StartedServer(start, program).endsInWerkzeug()
                                && start.certain()
                                && !start.removed())
                        .findFirst()
                : Optional.empty();
    }

    /** Returns whether it does some work and ends: nobody meets it, and it tells nothing of other programs. */
    boolean isJob() {
        boolean read = program.launcher() == Launcher.PYTHON
                && program.entry().filter(Entry::main).isPresent()
                && isFinished();
        boolean lacking = execution.coverage().lacksArguments();
        // What was left out of a program that names nothing which serves, serves nothing either.
        boolean quiet = read
                && execution.starts().isEmpty()
                && execution.unseen().isEmpty()
                && ((isWhole() && (!execution.failed() || lacking)) || !(namesFramework() || namesServer()));
        boolean once = program.launch().filter(Launch::runsOnce).isPresent()
                || program.entry().filter(Entry::isCommand).isPresent();
        return quiet && (once || lacking || endsAfterCommand() || !namesServer());
    }

    /**
     * Returns whether it runs a command of its own, {@code python manage.py create_db}, that names nothing which serves and
     * starts no other program. What its other commands and its views do is not done then.
     */
    private boolean endsAfterCommand() {
        return execution.coverage().runsCommand()
                && isWhole()
                && isEvaluated()
                && execution.children().isEmpty()
                && execution.files().stream().limit(1).noneMatch(path -> runsAny(path, ServerNames.RUNS))
                && execution.files().stream()
                        .noneMatch(path -> runsAny(path, ServerNames.SERVERS) || calls(path, ServerNames.PROCESSES));
    }

    /** Returns whether code of a file that is found there runs: outside of functions, or in one that is called. */
    private boolean runsAny(String path, ModuleSearch<String> functions) {
        return runs.search(path, functions).contains("") || calls(path, functions);
    }

    private boolean calls(String path, ModuleSearch<String> functions) {
        return runs.search(path, functions).stream()
                .anyMatch(function -> execution.coverage().isCalled(path, function));
    }

    /** Returns the call of a command that cannot be read, where the program is seen to start nothing else that serves. */
    Optional<Place> unreadCommand() {
        List<ChildCommands> commands =
                execution.children().stream().map(ChildCommands::new).toList();
        return startsOwnServer() || commands.stream().anyMatch(ChildCommands::serves)
                ? Optional.empty()
                : commands.stream()
                        .filter(ChildCommands::mayStartAny)
                        .map(command -> command.child().call())
                        .findFirst();
    }

    /** Returns the call of something in a package of which nothing is known, where the program is not seen to start a server. */
    Optional<Coverage.UnseenCall> unseenCall() {
        return execution.startsAny() ? Optional.empty() : execution.coverage().unseenCall();
    }

    /** Returns whether its code names a library that serves, or a way to start a server of its own. */
    private boolean namesServer() {
        Optional<CodePart> command = command();
        boolean starts = execution.files().stream()
                .filter(path -> isOf(path, command) || runs.text(path).isPresent())
                .limit(1)
                .anyMatch(path -> isOf(path, command)
                        ? command.map(CodePart::text).filter(OnlyServer::mayRun).isPresent()
                        : runs.text(path).filter(OnlyServer::mayRun).isPresent() && inCode(path, OnlyServer.RUNS));
        return starts
                || command.map(CodePart::text).filter(PythonText::namesServer).isPresent()
                || execution.files().stream()
                        .filter(path -> !isOf(path, command))
                        .anyMatch(path -> runs.sourceText(path)
                                        .filter(PythonText::namesServer)
                                        .isPresent()
                                && inCode(path, ServerNames.NAMED))
                || startsPrograms();
    }

    /** Returns whether something is so in a file, or may be since the file was not parsed. */
    private boolean inCode(String path, ModuleSearch<Boolean> search) {
        return !runs.search(path, search).equals(List.of(false));
    }

    /**
     * Returns the code of a command, {@code python -c}, all of which is known: what else its file starts, as a Dockerfile or a
     * unit does, is not part of it. A file of Python may be imported by its own command.
     */
    private Optional<CodePart> command() {
        return program.entry()
                .flatMap(Entry::code)
                .filter(part ->
                        !part.filled() && !PythonPaths.isPython(part.file().path()));
    }

    private static boolean isOf(String path, Optional<CodePart> command) {
        return command.filter(part -> part.file().path().equals(path)).isPresent();
    }

    /** Returns whether a command in its code may start a program of the repository, or one that serves. */
    private boolean startsPrograms() {
        Set<String> starting =
                execution.children().stream().map(child -> child.call().path()).collect(Collectors.toSet());
        return execution.children().stream().map(ChildCommands::new).anyMatch(ChildCommands::mayStartPrograms)
                || execution.files().stream()
                        .filter(path -> starting.contains(path)
                                || runs.sourceText(path)
                                        .filter(PythonText::namesProcesses)
                                        .isPresent())
                        .anyMatch(path -> runsAny(path, StartedPrograms.CALLS));
    }

    /** Returns whether it serves its application with the development server that it starts, before any other server. */
    boolean servesItself() {
        return startsOwnServer()
                && execution.starts().stream().anyMatch(start -> start.behind().isEmpty());
    }

    /** Returns whether it starts a development server, if only after another server. */
    private boolean startsOwnServer() {
        return program.launcher() == Launcher.PYTHON
                && program.entry().map(Entry::main).orElse(false)
                && !execution.starts().isEmpty();
    }

    /** Returns the variable without which a value would not be on, if a file sets one. */
    Optional<Layered> decidingVariable(Traced value) {
        return new DecidingVariables(program, trials()).of(value);
    }

    /** Returns the switch itself, or the variable or read behind it, and adds that to the evidence. */
    Switch cause(Switch subject, Traced value, EvidenceBuilder evidence) {
        ReadSwitches reads =
                new ReadSwitches(trials(), execution.coverage().tried().required());
        Optional<Layered> deciding = decidingVariable(value);
        if (deciding.filter(layer ->
                        layer.platform().isPresent() || layer.variable().isAsked())
                .isPresent()) {
            evidence.variable(deciding.get());
            return subject;
        }
        Optional<EnvironmentRead> read = deciding.isEmpty()
                ? reads.behind(subject, value)
                : deciding.filter(ReadSwitches::meansOff)
                        .flatMap(layer -> reads.misreading(
                                subject, value, layer.variable().name()));
        deciding.ifPresent(evidence::variable);
        Optional<Layered> given = read.filter(found -> found.when() == EnvironmentRead.When.UNSET)
                .flatMap(found -> program.last(found.read().variable()));
        given.ifPresent(evidence::variable);
        read.ifPresent(evidence::read);
        if (given.filter(layer -> layer.variable().value().isPresent()).isPresent()) {
            read = read.map(found -> found.with(EnvironmentRead.When.SET, found.words()));
        }
        return read.<Switch>map(found -> found)
                .or(() -> deciding.map(Layered::asSwitch))
                .orElse(subject);
    }

    /** Returns the read that asks for the name of an environment, if a switch is on only where that is development. */
    Optional<VariableRead> forDevelopment(Switch subject, Traced value) {
        return new ReadSwitches(trials(), execution.coverage().tried().required()).forDevelopment(subject, value);
    }

    private Trials trials() {
        return new Trials(program, runs);
    }

    /** Charges the work of one judgement. */
    void spend() {
        runs.budget().spend(size());
    }

    /** Charges the work of one judgement with its files. */
    void spendWithFiles() {
        runs.budget().spend(size() + execution.files().size());
    }

    private long size() {
        return JUDGEMENT
                + (long) program.layers().size()
                + program.dotenv().size()
                + execution.environment().values().size();
    }

    /** Returns the tracebacks that visitors get from the files that ran. */
    TracebackFlow tracebacks() {
        return TracebackSearch.answers(execution.files(), runs);
    }
}
