package dev.undebug.read.format;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.ComposeBuild;
import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.EnvFilePlacement;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.ShellContents;
import dev.undebug.read.shell.ShellPassages;
import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.shell.program.EngineHost;
import dev.undebug.read.shell.program.SourcedText;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the image builds, the compose files, the releases of charts and the playbooks of one file. */
public final class ContainerFacts {
    static final int MAX_FACTS = 500;
    /** The maximum number of evaluation steps for all shell text of a file. */
    private static final int MAX_STEPS = 20_000;

    /** A variable that holds a command. */
    private static final Pattern HOLDING = Pattern.compile("\\$\\{?\\w+");

    private static final Pattern COMPOSE_FILES = Pattern.compile("\\S++");

    /** Words for pushing or deploying an image: a pipeline with one of them does not only test its images. */
    private static final Pattern SHIPS =
            Pattern.compile("(?i)push|deploy|release|publish|registry|\\.(?:azurecr|amazonaws|gcr|docker)\\b");

    /** A command that may run a script or a task of the repository. */
    private static final Pattern CALLS = Pattern.compile("\\.sh\\b|\\b(?:make|just|task|npm|yarn|pnpm)[ \\t]");

    private final SourceFile file;
    private final ContainerStarts starts;
    private final ContainerBuilds builds = new ContainerBuilds();
    private final Set<ComposeUse> composeUses = new LinkedHashSet<>();
    private final Set<Unit> releases = new LinkedHashSet<>();
    private final List<EnvFilePlacement> placements = new ArrayList<>();
    private final EarlierChanges changes;
    private final boolean ordered;
    private int stepsLeft = MAX_STEPS;
    private List<EnvVar> unexported = List.of();
    private boolean pushes;
    private @Nullable Boolean mayBuild;

    /** Collects them from texts that follow one another, until {@link #anew}. */
    public ContainerFacts(SourceFile file) {
        this(file, true);
    }

    private ContainerFacts(SourceFile file, boolean ordered) {
        this.file = file;
        this.starts = new ContainerStarts(file);
        this.changes = new EarlierChanges(file);
        this.ordered = ordered;
    }

    /** Collects them from a pipeline, which says itself what it changes, see {@link #changes()}. */
    public static ContainerFacts ofPipeline(SourceFile file) {
        return new ContainerFacts(file, false);
    }

    /** Notes variables that all texts have from the start, and hand on to no command. */
    public void knowing(List<EnvVar> variables) {
        unexported = List.copyOf(variables);
    }

    /** Returns the changes of files before its builds. */
    public EarlierChanges changes() {
        return changes;
    }

    /** Begins with the files of the repository as they are committed, as each task does. */
    public void anew(Span task) {
        changes.begin(task.start());
    }

    /** Notes what other text changes before the commands that follow. */
    public void before(MappedText text) {
        if (mayBuild()) {
            changes.own(text, "");
        }
    }

    /**
     * Adds the builds and compose files of shell text.
     *
     * @param environment the variables of the shell
     */
    public void shell(MappedText text, Audience audience, List<EnvVar> environment) {
        shell(text, "", audience, environment);
    }

    /**
     * Adds the builds and compose files of shell text as {@link #shell(MappedText, Audience, List)} does.
     *
     * @param folder the folder in which it starts, as written; {@code ""} if not stated
     */
    public void shell(MappedText text, String folder, Audience audience, List<EnvVar> environment) {
        SourcedText sourced = SourcedText.in(text);
        if (sourced.equals(SourcedText.NONE)) {
            shell(text, folder, audience, environment, unexported);
        } else {
            shell(
                    text,
                    folder,
                    audience,
                    both(environment, sourced.exported()),
                    both(unexported, sourced.unexported()));
        }
    }

    private static List<EnvVar> both(List<EnvVar> first, List<EnvVar> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /**
     * Adds the builds and compose files of shell text.
     *
     * @param environment the variables that its commands get
     * @param own those that only the shell has
     */
    private void shell(MappedText text, String folder, Audience audience, List<EnvVar> environment, List<EnvVar> own) {
        if (Most.room(placements.size(), MAX_FACTS)) {
            placements.addAll(PlacedEnvFiles.in(file, text, folder, audience.composed()));
        }
        if (HelmCommand.isMentioned(text.text())) {
            contents(text, environment).commands().stream()
                    .flatMap(command -> HelmCommand.release(command, audience).stream())
                    .takeWhile(Most.first(MAX_FACTS))
                    .forEach(releases::add);
        }
        if (ShellPassages.mentionsPlaybook(text.text())) {
            PlaybookCommand.in(contents(text, environment), folder, audience)
                    .takeWhile(Most.first(MAX_FACTS))
                    .forEach(releases::add);
        }
        if (ordered && mayBuild()) {
            changes.own(text, folder);
        }
        if (!EngineCommand.isMentioned(text.text())) {
            return;
        }
        ShellContents contents = contents(text, environment);
        Set<String> used = new LinkedHashSet<>();
        TakenDown taken = new TakenDown(contents.commands());
        boolean chosen = false;
        for (Command command : contents.commands()) {
            pushes |= ships(command);
            chosen = EngineHost.chosen(command).orElse(chosen);
            String program = program(command);
            boolean kept = program.contains("$") || program.contains("{{");
            if (kept) {
                used.add(program);
            }
            if (EngineCommand.of(command.words()).isPresent() || ContainerStarts.isOfCloud(command)) {
                List<EnvVar> known = before(command.place(), both(own, environment), contents.assigned());
                boolean there = chosen || EngineHost.isElsewhere(command, known);
                Audience branch = audience.in(
                        taken.includes(command) ? Role.TEST : contents.roles().getOrDefault(command, Role.UNKNOWN));
                Audience here = there || contents.remote().contains(command) ? branch.elsewhere() : branch;
                builds(
                        command,
                        ContainerPath.join(folder, contents.directories().getOrDefault(command, "")),
                        kept ? here.kept(program) : here,
                        known);
                composes(
                        command,
                        ContainerPath.join(folder, contents.directories().getOrDefault(command, "")),
                        kept ? here.kept(program) : here,
                        contents.remote().contains(command) ? List.of() : environment);
            }
        }
        for (EnvVar variable : contents.assigned()) {
            variable(variable, audience);
            if (used.stream().noneMatch(written -> written.contains(variable.name()))) {
                kept(variable, audience);
            }
        }
    }

    /** Returns whether the file may build images, in this text or another one, or run a program that does. */
    private boolean mayBuild() {
        if (mayBuild == null) {
            mayBuild = EngineCommand.isMentioned(file.text())
                    || CALLS.matcher(file.text()).find();
        }
        return mayBuild;
    }

    private ShellContents contents(MappedText text, List<EnvVar> environment) {
        ShellContents contents = ShellContents.of(file, text, environment, stepsLeft);
        stepsLeft -= contents.steps();
        return contents;
    }

    private static List<EnvVar> before(Place place, List<EnvVar> environment, List<EnvVar> assigned) {
        List<EnvVar> before = new ArrayList<>(environment);
        assigned.stream()
                .filter(variable -> variable.place().file().equals(place.file())
                        && variable.place().span().start() < place.span().start())
                .forEach(before::add);
        return before;
    }

    /** Returns the program of a command, as the command writes it: the variable, if it is the value of one. */
    private static String program(Command command) {
        Place place = command.placeOf(command.words().get(0));
        Matcher variable = HOLDING.matcher(command.place().text());
        boolean elsewhere = !place.path().equals(command.place().path())
                || !command.place().span().contains(place.span());
        return elsewhere && variable.find() ? variable.group() : place.text();
    }

    /** Adds the builds and compose files of a command in the value of a variable. */
    public void kept(EnvVar variable, Audience audience) {
        if (variable.value().filter(EngineCommand::isMentioned).isPresent()) {
            MappedText text =
                    MappedText.at(variable.value().get(), variable.place().span());
            contents(text, List.of())
                    .commands()
                    .forEach(command -> command(command, "", audience.kept(variable.name()), List.of()));
        }
    }

    /**
     * Adds the builds and compose files of one command.
     *
     * @param folder the folder in which it runs, as written; {@code ""} if not stated
     * @param known known variables, a later one wins
     */
    public void command(Command command, String folder, Audience audience, List<EnvVar> known) {
        builds(command, folder, audience, known);
        composes(command, folder, audience, List.of());
    }

    private void builds(Command command, String folder, Audience audience, List<EnvVar> known) {
        Optional<EngineCommand> engine = EngineCommand.of(command.words());
        engine.ifPresent(found -> builds.add(
                found, new ContainerBuilds.Site(command, folder, audience.built(), audience.publishes(), known)));
        engine.flatMap(EngineCommand::started)
                .ifPresent(run -> starts.add(
                        new StartedContainer(command, run),
                        engine.flatMap(EngineCommand::project)
                                .map(ComposeUse.Project::files)
                                .orElse(List.of()),
                        audience));
        starts.deployed(command, audience);
    }

    /** @param environment the variables of the shell that runs the command */
    private void composes(Command command, String folder, Audience audience, List<EnvVar> environment) {
        List<EnvVar> variables = new ArrayList<>(environment);
        variables.addAll(command.assignments());
        Optional<EngineCommand> engine = EngineCommand.of(command.words());
        engine.flatMap(EngineCommand::project)
                .filter(project -> !project.files().isEmpty() || !choosesFiles(command.assignments()))
                .ifPresent(project -> composed(
                        project.in(folder),
                        command.place(),
                        audience,
                        engine.get().effect(),
                        variables));
        command.assignments().forEach(variable -> variable(variable, audience));
    }

    private static boolean choosesFiles(List<EnvVar> environment) {
        return environment.stream().anyMatch(variable -> variable.name().equals(EngineCommand.COMPOSE_FILE));
    }

    /**
     * Adds the build of a Dockerfile whose name may be a variable.
     *
     * @param build the build of any Dockerfile
     * @param known known variables, a later one wins
     */
    public void build(Word dockerfile, ImageBuild build, List<EnvVar> known) {
        ContainerBuilds.values(dockerfile, known).forEach(path -> builds.add(build.at(path)));
    }

    public void build(ImageBuild build) {
        builds.add(build);
    }

    /** Adds a build of the images of compose services. */
    public void build(ComposeBuild build) {
        builds.add(build);
    }

    /** Adds the build of a Dockerfile named in the settings of a platform. */
    public void build(YamlNode dockerfile, ImageBuild.Context context) {
        build(dockerfile, context, BuildArguments.UNKNOWN);
    }

    /** Adds the build of a Dockerfile named in the settings of a platform, with arguments. */
    public void build(YamlNode dockerfile, ImageBuild.Context context, BuildArguments arguments) {
        build(ofPlatform(dockerfile.scalar(), file.place(dockerfile.span()))
                .in(context)
                .with(arguments));
    }

    /** Returns the build of a Dockerfile named in the settings of a platform. */
    public ImageBuild ofPlatform(String dockerfile, Place place) {
        return new ImageBuild(dockerfile, place, RoleInference.ofOverlay(file.path()));
    }

    /** Adds the compose files of a variable, if it is {@code COMPOSE_FILE}. */
    public void variable(EnvVar variable, Audience audience) {
        variable.value()
                .filter(value -> variable.name().equals(EngineCommand.COMPOSE_FILE))
                .filter(value -> COMPOSE_FILES.matcher(value).matches())
                .ifPresent(value ->
                        composed(ComposeUse.Project.of(List.of(value.split("[:,]"))), variable.place(), audience));
    }

    /** Adds compose files that are loaded together. */
    public void composed(ComposeUse.Project project, Place place, Audience audience) {
        composed(project, place, audience, ComposeUse.Effect.UNKNOWN, List.of());
    }

    /** Adds compose files that are loaded together, with the effect of what loads them and its variables. */
    public void composed(
            ComposeUse.Project project,
            Place place,
            Audience audience,
            ComposeUse.Effect effect,
            List<EnvVar> variables) {
        boolean fits = Most.room(project.files().size() - 1, ComposeUse.Project.MOST_FILES);
        if (Most.room(composeUses.size(), MAX_FACTS) && fits) {
            composeUses.add(new ComposeUse(project, place, audience.composed(), effect, lifetime(audience), variables));
        }
    }

    private static ComposeUse.Lifetime lifetime(Audience audience) {
        if (audience.pipeline() && audience.composed() == Role.TEST) {
            return ComposeUse.Lifetime.PIPELINE;
        }
        return audience.machine() == Machine.HOSTED ? ComposeUse.Lifetime.UNKNOWN : ComposeUse.Lifetime.LASTING;
    }

    /** Returns the facts together with the collected builds and compose files. */
    public FileFacts with(FileFacts facts) {
        return with(facts, () -> facts.units().stream().anyMatch(ContainerFacts::ships));
    }

    /**
     * Returns the facts together with the collected builds and compose files.
     *
     * @param ships whether the file pushes or deploys its images
     */
    public FileFacts with(FileFacts facts, BooleanSupplier ships) {
        List<Unit> units = new ArrayList<>(facts.units());
        units.addAll(starts.units());
        units.addAll(releases);
        return changes.into(facts.withUnits(units)
                .and(builds.all(ships), List.copyOf(composeUses))
                .building(builds.composed(pushes))
                .baking(builds.baked())
                .placing(placed()));
    }

    /** Returns the env files that the file puts in place. Another step of it may start what reads them. */
    private List<EnvFilePlacement> placed() {
        boolean run = !composeUses.isEmpty()
                || !starts.units().isEmpty()
                || placements.stream().anyMatch(EnvFilePlacement::starts);
        return run ? placements.stream().map(EnvFilePlacement::starting).toList() : placements;
    }

    public static boolean ships(Unit unit) {
        return ships(unit.name()) || unit.commands().stream().anyMatch(ContainerFacts::ships);
    }

    /** Returns whether a command pushes, deploys or publishes something, and does not only print text. */
    public static boolean ships(Command command) {
        return !ShellPassages.isSaying(
                        ContainerPath.program(command.words().get(0).text()))
                && command.words().stream().map(Word::text).anyMatch(ContainerFacts::ships);
    }

    /** Returns whether a name mentions a push, deployment, release or registry. */
    public static boolean ships(String name) {
        return SHIPS.matcher(name).find();
    }
}
