package dev.undebug.service;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.read.Readers;
import dev.undebug.read.terraform.BakedImages;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.InstalledCommands;
import dev.undebug.service.deploy.AnsibleValues;
import dev.undebug.service.deploy.ComposeServices;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.deploy.DeployedEnvFiles;
import dev.undebug.service.deploy.DockerBuilds;
import dev.undebug.service.deploy.HelmCharts;
import dev.undebug.service.deploy.Images;
import dev.undebug.service.deploy.Kustomizations;
import dev.undebug.service.deploy.Kustomizations.Deployed;
import dev.undebug.service.deploy.PlacedFolders;
import dev.undebug.service.deploy.PlacedProcesses;
import dev.undebug.service.deploy.Terraforms;
import dev.undebug.service.deploy.ThirdPartyImages;
import dev.undebug.service.environment.CopiedMatches;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.judge.AlternativeLaunches;
import dev.undebug.service.judge.ForegroundServers;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.JudgedRepository;
import dev.undebug.service.judge.Judges;
import dev.undebug.service.judge.ProgramJudge;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.judge.Verdicts;
import dev.undebug.service.launch.Checkouts;
import dev.undebug.service.launch.DeveloperLaunches;
import dev.undebug.service.launch.Dotenv;
import dev.undebug.service.launch.EntryPoints;
import dev.undebug.service.launch.ExampleLaunches;
import dev.undebug.service.launch.FilesAsModules;
import dev.undebug.service.launch.FunctionFiles;
import dev.undebug.service.launch.GunicornConfig;
import dev.undebug.service.launch.ImageFiles;
import dev.undebug.service.launch.Installations;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Launches;
import dev.undebug.service.launch.LoadedApplications;
import dev.undebug.service.launch.MigrationsFolder;
import dev.undebug.service.launch.PlatformDefaults;
import dev.undebug.service.launch.Program;
import dev.undebug.service.launch.Proxies;
import dev.undebug.service.launch.ServerParts;
import dev.undebug.service.launch.Standalone;
import dev.undebug.service.launch.WindowsServices;
import dev.undebug.service.mention.ChangedTexts;
import dev.undebug.service.mention.UnderstoodVariables;
import dev.undebug.service.mention.UnexplainedMentions;
import dev.undebug.service.mention.UnfollowedStarts;
import dev.undebug.service.mention.UnfollowedValues;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.run.RunMemory;
import dev.undebug.service.script.DeveloperPlays;
import dev.undebug.service.script.EarlierPrograms;
import dev.undebug.service.script.ImagePrograms;
import dev.undebug.service.script.NamedScripts;
import dev.undebug.service.script.RunPlaybooks;
import dev.undebug.service.script.SourcedVariables;
import dev.undebug.service.script.VagrantScripts;
import dev.undebug.service.tree.NamedRequirements;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins the files of a workspace into a project. */
public final class ProjectBuilder {
    /** The work of finding out what an unchanged file means, in evaluated expressions. */
    private static final int FILE_WORK = 20;

    /** The number of characters that are parsed in the time of evaluating one expression. */
    private static final int PARSED = 10;

    /** The work of joining a launch with its environment, whatever it starts. */
    private static final long JOINED = 300;

    private final Workspace workspace;
    private final RunCache runs;
    private final WorkBudget budget;
    private final Dotenv dotenv;
    private final Checkouts checkouts;
    private final ImageFiles images;
    private final MigrationsFolder migrations;
    private final RequiredFiles required;
    private final int helpers;

    /** The files that may start themselves: all that were read before a program ran, which reads its modules. */
    private @Nullable Set<String> mayStart;

    /** The verdicts on programs that nothing starts and that turn nothing on: a fix, which only takes away, changes none. */
    private Map<Program, ProgramVerdict> quiet = Map.of();

    /** Knowledge of the programs: what decides or shows nothing does not after a fix, either. */
    private Map<Program, ProgramJudge.Known> known = Map.of();

    /** @param budget counts the work; once it is spent, the rest is not judged */
    public ProjectBuilder(Workspace workspace, WorkBudget budget) {
        this(workspace, new RunCache(workspace, budget), budget, 0);
    }

    /**
     * @param memory scans of other versions of the tree
     * @param helpers the number of threads that run programs besides this one
     */
    public ProjectBuilder(Workspace workspace, WorkBudget budget, RunMemory memory, int helpers) {
        this(workspace, RunCache.of(workspace, budget, memory), budget, helpers);
    }

    private ProjectBuilder(Workspace workspace, RunCache runs, WorkBudget budget, int helpers) {
        this.workspace = workspace;
        this.runs = runs;
        this.budget = budget;
        this.dotenv = new Dotenv(workspace);
        this.checkouts = new Checkouts(workspace, dotenv, budget);
        this.images = new ImageFiles(workspace);
        this.migrations = new MigrationsFolder(workspace, images);
        this.required = new RequiredFiles(workspace);
        this.helpers = helpers;
    }

    /** Returns the workspace. */
    public Workspace workspace() {
        return workspace;
    }

    /** Returns whether other threads may help with the project, or do as much beside it. */
    public boolean isHelped() {
        return helpers > 0 && runs.maySplit();
    }

    /** Returns this builder for a thread that is not helped, since others do as much beside it. */
    public ProjectBuilder unhelped() {
        ProjectBuilder alone = new ProjectBuilder(workspace, runs, budget, 0);
        alone.mayStart = mayStart;
        alone.quiet = quiet;
        alone.known = known;
        return alone;
    }

    /** Returns a builder with new texts for some files; programs that do not depend on them are not run again. */
    public ProjectBuilder with(Collection<SourceFile> changed, WorkBudget own) {
        Workspace other = workspace.with(changed);
        changed.forEach(file -> own.charge(file.text().length() / PARSED));
        ProjectBuilder builder = new ProjectBuilder(other, runs.over(other, own), own, helpers);
        builder.mayStart = mayStart;
        return builder;
    }

    /**
     * Returns a builder with files that a fix changed, which takes something away: other programs than these files that
     * nothing starts and that turn nothing on are not judged again.
     */
    public ProjectBuilder fixed(Collection<SourceFile> changed, WorkBudget own) {
        ProjectBuilder builder = with(changed, own);
        Set<String> paths = changed.stream().map(SourceFile::path).collect(Collectors.toSet());
        builder.quiet = quiet.entrySet().stream()
                .filter(program -> program.getKey()
                        .entry()
                        .filter(entry -> !paths.contains(entry.path()))
                        .isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        builder.known = known;
        return builder;
    }

    /** Returns the syntax tree of a Python file that was read. */
    public Optional<PythonModule> module(String path) {
        return workspace.loaded(path);
    }

    /** Returns the files on which each run so far depends; empty if there may be others, too. */
    public Optional<List<List<String>>> files() {
        return runs.files();
    }

    /** Returns the work budget: the files read, the programs run and judged. */
    public WorkBudget budget() {
        return budget;
    }

    /** Builds the project. Reads further files in rounds as the analysis needs them. */
    public Project project() {
        return project(Progress.SILENT);
    }

    /** Builds the project as {@link #project()} does and tells of each program that is judged. */
    public Project project(Progress progress) {
        List<FileFacts> called = new EarlierPrograms(workspace)
                .followed(BakedImages.built(new SourcedVariables(workspace).read(facts())));
        DeployedEnvFiles envFiles = new DeployedEnvFiles(workspace, called);
        ComposeServices compose = new ComposeServices(workspace, envFiles, budget);
        List<Started> merged = compose.find(called);
        DockerBuilds builds = new DockerBuilds(workspace, merged);
        List<FileFacts> read = new ImagePrograms(workspace).followed(builds.located(builds.read(called)));
        Installations installations = installations(read);
        AnsibleValues ansible = new AnsibleValues(workspace, budget);
        List<FileFacts> facts = ansible.facts(new Terraforms(workspace, budget).facts(compose.facts(read)));
        List<Started> composed = ansible.services(merged);
        workspace.loadEnvFiles(envFiles(facts, composed));
        Kustomizations kustomizations = new Kustomizations(workspace, budget);
        HelmCharts charts = new HelmCharts(workspace, budget);
        List<Deployed> deployed = Stream.concat(kustomizations.find().stream(), charts.find(facts).stream())
                .toList();
        GunicornConfig gunicorn = new GunicornConfig(workspace, runs);
        FunctionFiles functions = new FunctionFiles(workspace);
        PlatformDefaults platforms = new PlatformDefaults(workspace, facts);
        Proxies proxies = new Proxies(workspace, dotenv);
        PlacedFolders placed = new PlacedFolders(facts);
        InstalledCommands installed = new InstalledCommands(facts, registeredCommands(), workspace.paths());
        List<Launch> started = new Launches(
                        workspace::facts,
                        new Images.Tree(
                                path -> workspace.exists(path) || workspace.hasFolder(path),
                                new CopiedMatches(workspace::paths, workspace::text),
                                workspace::isChanged),
                        envFiles,
                        installed,
                        (run, files) -> EarlierPrograms.changes(workspace, run, files),
                        budget)
                .find(
                        facts,
                        composed,
                        deployed,
                        path -> kustomizations.use(path) || charts.use(path),
                        charts.rendered(facts));
        List<Launch> configured = Stream.concat(started.stream(), new WindowsServices(workspace).find())
                .flatMap(functions::of)
                .flatMap(platforms::of)
                .map(launch -> launch.with(workspace.roles()))
                .flatMap(launch -> checkouts.located(launch, placed))
                .map(gunicorn::applied)
                .map(launch -> ServerParts.applied(launch, workspace))
                // A configuration file may name the application.
                .flatMap(launch -> checkouts.located(launch, placed))
                .map(dotenv::loaded)
                .map(proxies::noted)
                .toList();
        List<Launch> known = configured.stream().anyMatch(launch -> launch.showsPython() && !launch.isPrivate())
                ? configured
                : Stream.concat(
                                configured.stream(),
                                new LoadedApplications(workspace, facts)
                                        .find().stream()
                                                .map(launch -> launch.with(workspace.roles()))
                                                .map(gunicorn::applied))
                        .toList();
        List<Launch> launches = DevelopersProcfiles.last(new ExampleLaunches(workspace, facts).noted(known));
        budget.charge((long) launches.size() * JOINED);
        List<Program> programs = launches.stream()
                .filter(Launch::runsPython)
                .map(launch -> program(launch, installations))
                .filter(program -> !program.isOfUnseenContainer(workspace.paths()))
                .toList();
        List<Program> standalone = new Standalone(workspace, installations, facts).find(mayStart());
        prepare(programs, standalone);
        boolean modeNamed = modeIsNamed(facts);
        ProgramJudge judge = new ProgramJudge(runs, modeNamed, this.known);
        List<Program> all = Stream.concat(programs.stream(), standalone.stream())
                .filter(program -> !quiet.containsKey(program))
                .toList();
        JudgedPrograms apart;
        try (HeadStart start = HeadStart.begin(all, judge, runs, helpers)) {
            apart = judged(programs, standalone, judge, step -> {
                start.reached(step.number() - 1);
                progress.begins(step);
            });
        }
        this.known = judge.known();
        quiet = apart.alone().stream()
                .filter(ProjectBuilder::isQuiet)
                .collect(Collectors.toMap(ProgramVerdict::program, verdict -> verdict, (one, other) -> one));
        UnreadFiles unread = new UnreadFiles(workspace);
        unread.withhold(apart);
        JudgedPrograms judged = unread.noted(
                MountedSources.compared(launches, DevelopersScripts.apart(ImagesAlone.compared(launches, apart))));
        UnknownPrograms unknown = new UnknownPrograms(
                launches,
                workspace,
                standalone.stream()
                        .flatMap(program -> program.entry().stream())
                        .map(Entry::path)
                        .distinct()
                        .toList());
        UnseenBases bases = new UnseenBases(launches, workspace::exists);
        Verdicts verdicts = budget.spent()
                ? judged.shown()
                : judged.verdicts(
                        workspace.mayHideLaunches(),
                        new DeveloperLaunches(launches),
                        bases::withFile,
                        unknown::mayBe,
                        unknown::isOther);
        List<EvidenceStep> mentions = new ArrayList<>();
        Function<ProgramVerdict, Optional<EvidenceStep>> unfollowed = verdict -> Optional.empty();
        if (!budget.spent()) {
            JudgedRepository repository = new JudgedRepository(
                    workspace, facts, launches, kustomizations, installations, judged, judge, modeNamed);
            Judges.OF_REPOSITORY.forEach(each -> each.judge(repository, verdicts));
            UnexplainedMentions unexplained =
                    new UnexplainedMentions(repository, new UnderstoodVariables(repository, installed::isChore));
            mentions.addAll(unexplained.judge(verdicts));
            UnfollowedValues values = new UnfollowedValues(unexplained, judge);
            ChangedTexts changed = new ChangedTexts(repository, unexplained);
            UnfollowedStarts starts = new UnfollowedStarts(
                    workspace, judged, words -> installed.recognise(words).kind() == CommandInvocation.Kind.PYTHON);
            unfollowed =
                    verdict -> starts.of(verdict).or(() -> values.of(verdict)).or(() -> changed.of(verdict));
        }
        new UnfinishedPrograms(workspace).tell(judged, verdicts);
        return new Project(
                facts,
                new Services(judged, bases, unread, mentions, unfollowed).of(launches),
                verdicts.all(),
                judged.failing(),
                judged.settings(),
                judged.unfinished());
    }

    private static boolean isQuiet(ProgramVerdict alone) {
        return alone.exposure() == Exposure.NONE
                && alone.all().isEmpty()
                && alone.latent().isEmpty()
                && alone.isFinished();
    }

    private JudgedPrograms judged(
            List<Program> programs, List<Program> standalone, ProgramJudge judge, Consumer<Progress.Judging> progress) {
        int launched = programs.size();
        int total = launched + standalone.size();
        List<ProgramVerdict> verdicts = new ArrayList<>();
        Consumer<Program> judged = program -> {
            progress.accept(new Progress.Judging(verdicts.size() + 1, total, program.name()));
            verdicts.add(Optional.ofNullable(quiet.get(program)).orElseGet(() -> judge.judge(program)));
        };
        programs.forEach(judged);
        // What a repository deploys is no library.
        boolean deployed = verdicts.stream().anyMatch(ProgramVerdict::isShown);
        standalone.forEach(program -> judged.accept(deployed ? program.ofNoLibrary() : program));
        AlternativeLaunches choices = new AlternativeLaunches(ForegroundServers.noted(verdicts.subList(0, launched)));
        return new JudgedPrograms(choices.settled(), verdicts.subList(launched, total), choices);
    }

    private Set<String> mayStart() {
        if (mayStart == null) {
            mayStart = Set.copyOf(workspace.readPaths());
        }
        return mayStart;
    }

    private List<FileFacts> facts() {
        List<FileFacts> facts = new ArrayList<>();
        try (AheadWork<SourceFile, FileFacts> ahead = reading()) {
            for (Content content : workspace.contents()) {
                if (content instanceof Content.Decoded decoded) {
                    budget.charge(FILE_WORK);
                    workspace.facts(decoded.file().path(), ahead::of).ifPresent(facts::add);
                }
            }
        }
        List<FileFacts> scripts = new NamedScripts(workspace).read(facts);
        budget.charge((long) scripts.size() * FILE_WORK);
        facts.addAll(scripts);
        List<FileFacts> played = new DeveloperPlays(workspace).read(new RunPlaybooks(workspace).read(facts));
        return new PlacedProcesses(workspace).read(VagrantScripts.read(played));
    }

    /** A second thread reads half of the files, but of a project that was built before none is left. */
    private AheadWork<SourceFile, FileFacts> reading() {
        List<SourceFile> files = workspace.withoutFacts();
        return isHelped() && files.size() > 1
                ? AheadWork.begin("undebug-files", files, Readers::read)
                : AheadWork.none(Readers::read);
    }

    private Installations installations(List<FileFacts> facts) {
        List<FileFacts> named = new NamedRequirements(workspace).read(facts);
        budget.charge((long) named.size() * FILE_WORK);
        return new Installations(Stream.concat(facts.stream(), named.stream()).toList());
    }

    /** Returns the commands that applications register, as far as their files may start a server. */
    private Set<String> registeredCommands() {
        return workspace.paths().stream()
                .flatMap(path -> workspace.pythonText(path).stream())
                .flatMap(text -> text.commands().stream())
                .collect(Collectors.toSet());
    }

    /** Returns the env files named by launches that may run a program of the repository. */
    private Set<String> envFiles(List<FileFacts> facts, List<Started> composed) {
        ThirdPartyImages others = new ThirdPartyImages(workspace::facts);
        Stream<Unit> units = Stream.concat(
                facts.stream().flatMap(file -> file.units().stream()),
                composed.stream().map(Started::unit));
        return units.filter(unit -> !unit.origin().envFiles().isEmpty() && !others.runsIn(unit))
                .flatMap(unit -> unit.origin().envFiles().stream())
                .collect(Collectors.toSet());
    }

    private Program program(Launch launch, Installations installations) {
        List<Layered> layers = launch.runtime().environment();
        List<Layered> files =
                switch (launch.invocation().launcher()) {
                    case PYTHON, FLASK_RUN -> dotenv.of(launch);
                    default -> List.of();
                };
        if (!budget.tryCharge(layers.size() + files.size())) {
            return Program.unseen(launch, installations.of(launch, Optional.empty()));
        }
        Program program = program(launch, files, installations);
        Optional<EvidenceStep> unseen =
                files.isEmpty() && dotenv.isLoadable(program.installed()) ? dotenv.unseen(launch) : Optional.empty();
        if (unseen.isPresent()) {
            List<EvidenceStep> steps = new ArrayList<>(launch.steps());
            steps.add(unseen.get());
            return program(launch.located(launch.runtime(), steps), files, installations);
        }
        return files.isEmpty() || dotenv.isLoadable(program.installed())
                ? program
                : program(launch, List.of(), installations);
    }

    /** @param files the variables of its env files */
    private Program program(Launch found, List<Layered> files, Installations installations) {
        List<Layered> layers = found.runtime().environment();
        FilesAsModules named = new FilesAsModules(workspace);
        Launch launch = named.byShell(required.noted(migrations.noted(
                found, Stream.concat(layers.stream(), files.stream()).toList())));
        Variables variables = RuntimeContext.variables(layers).orElse(RuntimeContext.variables(files));
        EntryPoints points = new EntryPoints(workspace);
        Optional<Entry> entry = points.find(launch, variables);
        Installed installed = installations.of(launch, entry);
        return new Program(
                entry.isPresent()
                        ? named.noted(launch, variables)
                        : checkouts.unlocated(launch, points.obstacle(launch, variables, installed.names()), installed),
                entry.map(code -> code.in(images.context(launch, code.path(), installed, dotenv.found(launch)))),
                layers,
                files,
                installed);
    }

    /** Reads the imports of all programs together, so that a remote tree is asked for as many files as possible at once. */
    private void prepare(List<Program> programs, List<Program> standalone) {
        if (!workspace.readsOnDemand()) {
            workspace.loadWithImports(Stream.concat(programs.stream(), standalone.stream())
                    .flatMap(program -> program.entry().stream())
                    .map(Entry::path)
                    .toList());
        }
    }

    /** Returns whether code reads a {@code FLASK_ENV} that a file sets. */
    private boolean modeIsNamed(List<FileFacts> facts) {
        boolean set = facts.stream()
                .flatMap(file -> file.units().stream())
                .flatMap(unit -> unit.environment().stream())
                .anyMatch(variable -> variable.name().equals(DebugVariable.FLASK_ENV));
        return set
                && workspace.contents().stream()
                        .anyMatch(content -> content instanceof Content.Decoded decoded
                                && decoded.file().path().endsWith(".py")
                                && decoded.file().contains(DebugVariable.FLASK_ENV));
    }
}
