package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.Launcher;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.InstalledCommands;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.deploy.ContainerRun;
import dev.undebug.service.deploy.DeployedEnvFiles;
import dev.undebug.service.deploy.Image;
import dev.undebug.service.deploy.Images;
import dev.undebug.service.deploy.Kustomizations.Deployed;
import dev.undebug.service.deploy.Patches;
import dev.undebug.service.deploy.ServiceRuns;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.VariableSets;
import dev.undebug.service.launch.LaunchResolver.Draft;
import dev.undebug.service.script.Scripts;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds every launch in the files of a repository. */
public final class Launches {
    private static final String SERVICE = ".service";

    private final Function<String, Optional<FileFacts>> facts;
    private final Predicate<String> exists;
    private final UnitContexts around;
    private final List<Launch> found = new ArrayList<>();
    /** The launches of images by themselves. */
    private final IdentityHashMap<Launch, Boolean> alone = new IdentityHashMap<>();

    private final IdentityHashMap<Launch, Unit> processes = new IdentityHashMap<>();
    private Scripts scripts;
    private Scripts shown;
    private LaunchResolver starts = new LaunchResolver(new InstalledCommands(List.of()));
    private Images images = new Images(List.of());
    private VariableSets variableSets = new VariableSets(List.of(), path -> Optional.empty());
    private Set<Image> started = Set.of();
    private ImageHosts hosts = new ImageHosts(List.of(), List.of(), images);
    private PlatformServers platforms = new PlatformServers(List.of());
    private Patches patches = new Patches(List.of());
    private ServiceRuns services = new ServiceRuns(List.of());

    /**
     * @param facts the facts of a file, by repository path
     * @param exists whether the repository has a file or a folder
     * @param envFiles the env files as deployments put them in place
     * @param budget once it is spent, commands are no longer followed into scripts
     */
    public Launches(
            Function<String, Optional<FileFacts>> facts,
            Predicate<String> exists,
            DeployedEnvFiles envFiles,
            WorkBudget budget) {
        this.facts = facts;
        this.exists = exists;
        this.around = new UnitContexts(facts, envFiles, budget);
        this.scripts = new Scripts(facts);
        this.shown = scripts;
    }

    /**
     * Finds every launch.
     *
     * @param composed the services of the compose files, merged
     * @param deployed the containers of kustomizations and charts
     * @param used whether a file is part of a kustomization or a chart
     */
    public List<Launch> find(
            List<FileFacts> files, List<Started> composed, List<Deployed> deployed, Predicate<String> used) {
        images = new Images(files, composed.stream().map(Started::unit).toList(), exists);
        starts = new LaunchResolver(new InstalledCommands(files));
        variableSets = new VariableSets(files, facts);
        patches = new Patches(files);
        services = new ServiceRuns(composed);
        scripts = scripts.among(files);
        shown = scripts.presuming(new UnsetVariables(files));
        platforms = new PlatformServers(files);
        DropIns dropIns = new DropIns(files);
        started = startedAlone(files);
        hosts = new ImageHosts(files, deployed, images);
        Map<String, List<Runnable>> together = new LinkedHashMap<>();
        composed.forEach(one -> add(together, one.unit(), () -> compose(one)));
        deployed.forEach(one -> add(together, one.container(), () -> deployed(one)));
        for (FileFacts file : files) {
            Optional.ofNullable(together.remove(file.file().path())).ifPresent(all -> all.forEach(Runnable::run));
            for (Unit unit : file.units()) {
                switch (unit.kind()) {
                    case IMAGE_STAGE -> image(unit, file);
                    case PROCESS -> {
                        if (!platforms.isReplaced(unit)) {
                            process(dropIns.applied(unit));
                        }
                    }
                    case CONTAINER -> {
                        if (!used.test(file.file().path())) {
                            container(unit);
                        }
                    }
                    case CONTAINER_RUN -> run(unit);
                    case COMPOSE_SERVICE, DROP_IN, MANAGER, SCRIPT, TASK, VARIABLES, ENV_FILE, RELEASE -> {}
                }
            }
        }
        together.values().forEach(all -> all.forEach(Runnable::run));
        // What a container's process manager starts is a program of that container.
        found.removeIf(launch -> processes.containsKey(launch) && scripts.reaches(processes.get(launch)));
        ScriptLaunches byPeople = new ScriptLaunches(starts, scripts);
        found.addAll(byPeople.scripts(files, found));
        found.addAll(byPeople.tasks(files, found));
        return besideDeployments();
    }

    /** Notes at the launches of images alone how the repository deploys these images. */
    private List<Launch> besideDeployments() {
        Map<String, Launch> deployments = new HashMap<>();
        for (Launch launch : found) {
            launch.runtime()
                    .dockerfile()
                    .filter(path -> !alone.containsKey(launch)
                            && launch.isDeployment()
                            && launch.invocation().kind() != CommandInvocation.Kind.FOREIGN)
                    .ifPresent(path -> deployments.putIfAbsent(path, launch));
        }
        return found.stream()
                .map(launch -> launch.runtime()
                        .dockerfile()
                        .filter(path -> alone.containsKey(launch))
                        .map(deployments::get)
                        .map(launch::deployedBy)
                        .orElse(launch))
                .toList();
    }

    /** Returns the images that a command starts as they are: it shows with which variables the image runs. */
    private Set<Image> startedAlone(List<FileFacts> files) {
        Set<Image> alone = new HashSet<>();
        for (FileFacts file : files) {
            file.units().stream()
                    .filter(unit -> unit.kind() == Unit.Kind.CONTAINER_RUN
                            && unit.origin().base().isPresent()
                            && unit.commands().isEmpty()
                            && !isPresumed(unit, List.of(unit)))
                    .forEach(unit -> images.started(unit)
                            .filter(image -> isForVisitors(new ContainerRun(unit, Optional.of(image))))
                            .ifPresent(alone::add));
        }
        return alone;
    }

    /** Launches from several files are listed with the last file. */
    private static void add(Map<String, List<Runnable>> together, Unit unit, Runnable launch) {
        together.computeIfAbsent(unit.place().path(), path -> new ArrayList<>()).add(launch);
    }

    /** The final stage is what {@code docker build} makes; the others are launched only where something targets them. */
    private void image(Unit unit, FileFacts file) {
        if (!unit.origin().last()) {
            return;
        }
        List<Image> all = images.ofLast(file);
        List<EvidenceStep> steps = images.doubt(file).stream().toList();
        for (Image image : all) {
            if (!started.contains(image)) {
                String name = all.size() > 1 ? image.contextName() : imageName(unit);
                List<Command> commands = image.started().map(Unit::commands).orElse(List.of());
                RuntimeContext runtime = hosts.of(unit)
                        .map(host -> around.on(host, image.runtime()))
                        .orElse(image.runtime());
                int first = found.size();
                add(new Draft(name, unit.place(), images.ofLast(unit), runtime, steps), commands, shown);
                found.subList(first, found.size()).forEach(launch -> alone.put(launch, true));
            }
        }
    }

    private static String imageName(Unit stage) {
        String folder = RepositoryPath.of(stage.place().path()).folder().name();
        return !stage.name().isEmpty() ? stage.name() : folder.isEmpty() ? "image" : folder;
    }

    private void process(Unit unit) {
        List<Unit> sets = new ArrayList<>(around.ofPlatform(unit));
        platforms.variables(unit).forEach(sets::add);
        int platform = sets.size();
        sets.addAll(variableSets.around(unit));
        List<Unit> files = around.envFiles(unit);
        sets.addAll(unit.origin().envFilesWin() ? sets.size() : platform, files);
        RuntimeContext base = around.on(platforms.of(unit), UnitContexts.ofProcess(unit), unit);
        RuntimeContext runtime = around.withVariables(base, sets);
        Role role = unit.role() == Role.UNKNOWN ? Role.PRODUCTION : unit.role();
        List<EvidenceStep> steps = unit.origin().runsOnce() || hasTimer(unit)
                ? List.of(new EvidenceStep(unit.place(), new Event.RunsOnce()))
                : List.of();
        int first = found.size();
        add(new Draft(unit.name(), unit.place(), role, runtime, steps), unit.commands(), scripts);
        found.subList(first, found.size()).forEach(launch -> processes.put(launch, unit));
    }

    /**
     * A timer of systemd starts the unit of the same name again and again, which has to end in between. A unit that a
     * script writes has no file of its own.
     */
    private boolean hasTimer(Unit unit) {
        String path = unit.place().path();
        return unit.origin() instanceof Origin.ServiceUnit
                && path.contains(SERVICE)
                && exists.test(path.replace(SERVICE, ".timer"));
    }

    private void compose(Started started) {
        Unit unit = started.unit();
        Optional<Unit.Build> build = unit.origin().build();
        List<EvidenceStep> steps = new ArrayList<>(started.steps());
        build.filter(Unit.Build::isComputed)
                .map(one -> new EvidenceStep(unit.place(), Event.UnknownContext.of(one.context())))
                .ifPresent(steps::add);
        service(
                unit,
                build.isPresent()
                        ? build.flatMap(this::built)
                        : unit.origin().base().flatMap(images::built),
                steps);
    }

    /** What developers and tests try out is not listed. */
    private void run(Unit unit) {
        if (unit.origin() instanceof Origin.ServiceRun service) {
            services.of(unit, service)
                    .filter(one ->
                            one.unit().role() != Role.DEVELOPMENT && one.unit().role() != Role.TEST)
                    .ifPresent(this::compose);
            return;
        }
        Optional<Image> image = images.started(unit);
        Role role = new ContainerRun(unit, image).role();
        if (unit.role() == Role.DEVELOPMENT || role == Role.TEST) {
            return;
        }
        if (image.isPresent()) {
            service(unit, image, List.of());
        } else if (!images.isOther(unit)) {
            int first = found.size();
            service(unit, image, List.of());
            // Whatever is in an image that is built elsewhere, `flask run` serves as the command says.
            found.subList(first, found.size())
                    .removeIf(launch -> launch.invocation().launcher() != Launcher.FLASK_RUN);
        }
    }

    private static boolean isForVisitors(ContainerRun run) {
        return run.role() != Role.DEVELOPMENT && run.role() != Role.TEST;
    }

    private void service(Unit unit, Optional<Image> image, List<EvidenceStep> before) {
        RuntimeContext base =
                image.map(Image::runtime).orElseGet(() -> UnitContexts.outside(unit, UnitContexts.folder(unit)));
        List<Unit> sets = new ArrayList<>(around.envFiles(unit));
        sets.add(unit);
        RuntimeContext mounted = UnitContexts.mounted(base, unit);
        RuntimeContext runtime = around.withVariables(around.on(unit, mounted), sets);
        ContainerRun service = new ContainerRun(unit, image);
        List<EvidenceStep> steps = new ArrayList<>(before);
        steps.addAll(around.placed(unit));
        boolean run = unit.kind() == Unit.Kind.CONTAINER_RUN;
        steps.addAll(run && isPresumed(unit, sets) ? service.presumed() : service.steps());
        int first = found.size();
        Draft draft = new Draft(unit.name(), unit.place(), service.role(), runtime, steps);
        add(draft, service.commands(), unit.origin().envFiles().isEmpty() ? shown : scripts);
        if (image.isEmpty() && Images.isOfOthers(unit)) {
            found.subList(first, found.size()).removeIf(launch -> !launch.runsPython());
        }
    }

    /** A patch of an overlay changes a container of its base, which is then not launched by itself. */
    private void container(Unit unit) {
        if (!patches.areFor(unit)) {
            container(patches.layers(unit), variableSets, List.of());
        }
    }

    private void deployed(Deployed one) {
        container(List.of(one.container()), variableSets.of(one.sets()), one.steps());
    }

    private void container(List<Unit> layers, VariableSets available, List<EvidenceStep> before) {
        Unit unit = layers.get(layers.size() - 1);
        Unit main = layers.get(0);
        Optional<Image> image = main.origin()
                .build()
                .flatMap(build -> images.at(build.dockerfile()))
                .or(() -> Optional.of(main)
                        .filter(other -> !Images.isOfOthers(other))
                        .flatMap(own -> own.origin().base())
                        .flatMap(images::named));
        RuntimeContext base = image.map(Image::runtime).orElseGet(() -> UnitContexts.outside(main, ""));
        List<Unit> sets = new ArrayList<>();
        for (Unit layer : layers) {
            sets.addAll(available.around(layer));
        }
        RuntimeContext mounted = UnitContexts.mounted(base, main);
        RuntimeContext runtime = around.withVariables(around.on(main, mounted), sets);
        Unit starting = unit.commands().isEmpty() ? main : unit;
        if (image.isEmpty() && starting.commands().isEmpty() && Images.isOfOthers(main)) {
            return;
        }
        ContainerRun run = new ContainerRun(starting, image);
        Role role = unit.role() == Role.UNKNOWN ? Role.PRODUCTION : unit.role();
        List<EvidenceStep> steps = new ArrayList<>(before);
        steps.addAll(isPresumed(main, sets) ? run.presumed() : run.steps());
        add(new Draft(unit.name(), unit.place(), role, runtime, steps), run.commands(), scripts);
    }

    /** A variable of Flask's own is for a Flask program, whatever the name of its image, unless several have such names. */
    private boolean isPresumed(Unit container, List<Unit> sets) {
        return container.origin().build().isEmpty()
                && container.origin().base().filter(images::presumes).isPresent()
                && (images.presumesSeveral()
                        || sets.stream()
                                .flatMap(owner -> owner.environment().stream())
                                .noneMatch(variable -> variable.name().startsWith("FLASK_")));
    }

    private Optional<Image> built(Unit.Build build) {
        if (build.isComputed()) {
            return images.built(build);
        }
        List<Unit> stages = build.inline().isEmpty()
                ? Images.found(build.dockerfile(), facts).map(FileFacts::units).orElse(List.of())
                : build.inline();
        return stages.stream()
                .filter(unit -> build.target()
                        .map(target -> unit.name().equalsIgnoreCase(target))
                        .orElse(unit.origin().last()))
                .findFirst()
                .map(unit -> Image.of(unit, stages, build.context()));
    }

    /** @param following knows what is set besides the variables of the draft */
    private void add(Draft draft, List<Command> commands, Scripts following) {
        if (commands.isEmpty()) {
            found.add(draft.launchOf());
            return;
        }
        found.addAll(starts.of(draft, FileEdits.applied(following.follow(commands, draft.runtime()))));
    }
}
