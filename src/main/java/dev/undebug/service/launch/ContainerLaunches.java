package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.Launcher;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.deploy.ContainerRun;
import dev.undebug.service.deploy.Image;
import dev.undebug.service.deploy.Images;
import dev.undebug.service.deploy.Kustomizations.Deployed;
import dev.undebug.service.deploy.MachineServices;
import dev.undebug.service.deploy.Patches;
import dev.undebug.service.deploy.ServiceRuns;
import dev.undebug.service.deploy.Workloads;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.VariableSets;
import dev.undebug.service.launch.LaunchResolver.Draft;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the launches of containers: images by themselves, and what deploys them, joined with the images that the
 * repository builds.
 */
final class ContainerLaunches {
    private final Images images;
    private final UnitContexts around;
    private final UnitLaunches commands;
    private final VariableSets variables;
    private final Patches patches;
    private final ServiceRuns services;
    private final MachineServices machine;
    private final Workloads workloads;
    private final ImageHosts hosts;
    private final Set<Image> started;

    /** The launches of images by themselves. */
    private final Set<Launch> alone = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * The helpers with which containers are joined.
     *
     * @param variables the sets of variables that containers name
     */
    record Context(UnitContexts contexts, UnitLaunches commands, VariableSets variables) {}

    /**
     * The files, and the containers that are joined from several of them.
     *
     * @param composed the services of the compose files, merged
     * @param deployed the containers of kustomizations and charts
     */
    record Read(List<FileFacts> files, List<Started> composed, List<Deployed> deployed) {
        /** @param rendered the files with what charts deploy */
        Images images(List<FileFacts> rendered, Images.Tree tree) {
            return new Images(rendered, composed.stream().map(Started::unit).toList(), tree);
        }
    }

    ContainerLaunches(Read read, Images images, Context with) {
        this.images = images;
        this.around = with.contexts();
        this.commands = with.commands();
        this.variables = with.variables();
        this.patches = new Patches(read.files());
        this.services = new ServiceRuns(read.files(), read.composed());
        this.machine = new MachineServices(read.composed());
        this.workloads = new Workloads(read.files(), read.deployed());
        this.hosts = new ImageHosts(read.files(), read.deployed(), images);
        this.started = startedAlone(read.files());
    }

    /** Returns the launches; those of images alone say how the repository deploys these images. */
    List<Launch> besideDeployments(List<Launch> found) {
        Map<String, Launch> deployments = new HashMap<>();
        for (Launch launch : found) {
            launch.runtime()
                    .dockerfile()
                    .filter(path -> !alone.contains(launch)
                            && launch.isDeployment()
                            && launch.invocation().kind() != CommandInvocation.Kind.FOREIGN)
                    .ifPresent(path -> deployments.putIfAbsent(path, launch));
        }
        return found.stream()
                .map(launch -> launch.runtime()
                        .dockerfile()
                        .filter(path -> alone.contains(launch))
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

    /** The final stage is what {@code docker build} makes; the others are launched only where something targets them. */
    List<Launch> image(Unit unit, FileFacts file) {
        boolean last = unit.origin().last();
        List<Launch> found = new ArrayList<>();
        List<Image> all = last ? images.ofLast(file) : images.targeted(unit);
        boolean several = all.stream().map(Image::context).distinct().count() > 1;
        List<EvidenceStep> doubt = Stream.concat(
                        images.doubt(file).stream(), last ? Stream.empty() : images.presumed(unit).stream())
                .toList();
        for (Image image : all) {
            if (!started.contains(image) && !images.isForOthers(image)) {
                String name = several ? image.contextName() : imageName(unit);
                List<Command> written = image.commands();
                List<EvidenceStep> steps = new ArrayList<>(doubt);
                steps.addAll(image.ancestors());
                RuntimeContext runtime = hosts.of(unit)
                        .map(host -> around.on(host, image.runtime()))
                        .orElseGet(() -> runtimeAlone(image));
                Draft draft =
                        new Draft(name, unit.place(), last ? images.ofLast(unit) : Role.PRODUCTION, runtime, steps);
                found.addAll(commands.shown(draft, written));
                found.addAll(commands.beside(draft, image.check()));
            }
        }
        alone.addAll(found);
        return found;
    }

    /** Returns the programs that a hook starts in a container; those of images start with the images. */
    List<Launch> beside(Unit hook) {
        if (hook.origin() instanceof Origin.Stage) {
            return List.of();
        }
        return UnitLaunches.beside(
                hook.origin() instanceof Origin.Container ? container(List.of(hook), variables, List.of()) : run(hook));
    }

    /** Returns the runtime of an image that starts by itself, without what containers of a deployment mount over it. */
    private RuntimeContext runtimeAlone(Image image) {
        RuntimeContext runtime = image.runtime();
        if (!image.isWhole()) {
            return runtime;
        }
        List<Mount> lent = UnitContexts.mounts(services.mounts(image));
        return image.lacksCode() && !lent.isEmpty()
                ? runtime.lackingAll(lent)
                : runtime.lacking(UnitContexts.mounts(services.deployedMounts(image)));
    }

    private static String imageName(Unit stage) {
        String folder = RepositoryPath.of(stage.place().path()).folder().name();
        return !stage.name().isEmpty() ? stage.name() : folder.isEmpty() ? "image" : folder;
    }

    List<Launch> composed(Started started) {
        Unit unit = started.unit();
        Optional<Unit.Build> build = unit.origin().build();
        List<EvidenceStep> steps = new ArrayList<>(started.steps());
        build.filter(Unit.Build::isComputed)
                .map(one -> new EvidenceStep(unit.place(), Event.UnknownContext.of(one.context())))
                .ifPresent(steps::add);
        return service(
                unit,
                build.isPresent()
                        ? build.flatMap(images::ofService)
                        : copied(unit)
                                .or(() -> unit.origin().base().flatMap(images::built))
                                .or(() -> services.builtWithOthers(started).flatMap(images::ofService))
                                .or(() -> published(unit))
                                .or(() -> underMounts(unit)),
                steps);
    }

    private Optional<Image> copied(Unit service) {
        return images.ofCopy(service)
                .filter(image -> !services.build(image, service.place().path(), images));
    }

    private Optional<Image> underMounts(Unit service) {
        return images.underMounts(service)
                .filter(image -> !services.build(image, service.place().path(), images));
    }

    /**
     * Returns the image of a service that its compose file does not build: the name, or a variable of Flask, shows that it is
     * the repository's. Beside a service that builds the image, others run other ones.
     */
    private Optional<Image> published(Unit service) {
        return images.runsOthers(service)
                ? Optional.empty()
                : (isForFlask(sets(service)) ? images.ofFlask(service) : images.own(service))
                        .filter(image -> !services.build(image, service.place().path(), images));
    }

    /** Returns the units whose variables a service or a container gets, the last ones being its own. */
    private List<Unit> sets(Unit unit) {
        List<Unit> sets = new ArrayList<>(around.envFiles(unit));
        sets.add(unit);
        return sets;
    }

    /** Returns the launches of a container that a command starts; none for developers and tests. */
    List<Launch> run(Unit unit) {
        if (unit.origin() instanceof Origin.ServiceRun service) {
            List<Launch> found = services.of(unit, service).map(this::joined).orElse(List.of());
            return service.inside() ? servers(found) : found;
        }
        if (unit.origin() instanceof Origin.OfWorkload inside) {
            return servers(workloads
                    .of(unit, inside)
                    .map(this::withinWorkload)
                    .orElseGet(() -> unseen(unit, inside.workload().name())));
        }
        return unit.origin() instanceof Origin.Inside inside
                ? servers(services.of(unit, inside).map(this::joined).orElseGet(() -> unseen(unit, inside.container())))
                : alone(unit);
    }

    /** Returns the launches in a container that nothing shows: it most likely has the code of the repository in some folder. */
    private List<Launch> unseen(Unit unit, String container) {
        List<Launch> found = new ArrayList<>(elsewhere(unit));
        if (!unit.role().isPrivate()) {
            EvidenceStep step = new EvidenceStep(unit.place(), new Event.InUnseenContainer(container));
            RuntimeContext runtime = around.withVariables(UnitContexts.ofProcess(unit), sets(unit));
            commands
                    .of(new Draft(unit.name(), unit.place(), unit.role(), runtime, List.of(step)), unit.commands())
                    .stream()
                    .filter(launch -> launch.invocation().launcher() != Launcher.FLASK_RUN)
                    .forEach(found::add);
        }
        return found;
    }

    private List<Launch> withinWorkload(Deployed one) {
        return one.container().role().isPrivate() ? List.of() : deployed(one);
    }

    /** Inside a container whose own program goes on, other commands are chores. */
    private static List<Launch> servers(List<Launch> launches) {
        return launches.stream().filter(Launch::runsPython).toList();
    }

    private List<Launch> joined(Started one) {
        Unit unit = one.unit();
        if (unit.role().isPrivate()) {
            return List.of();
        }
        return unit.kind() == Unit.Kind.COMPOSE_SERVICE ? composed(one) : alone(unit);
    }

    /**
     * Returns the launches of a container that serves everyone while a terminal is open; none if the image's own command,
     * which is a launch by itself, runs in it.
     */
    List<Launch> atTerminal(Unit unit) {
        boolean tried = unit.origin().isAtTerminal() && unit.role() == Role.DEVELOPMENT;
        return tried && !unit.commands().isEmpty() ? servers(alone(unit.with(Role.UNKNOWN))) : List.of();
    }

    private List<Launch> alone(Unit unit) {
        Optional<Image> image = images.started(unit);
        Role role = new ContainerRun(unit, image).role();
        if (unit.role() == Role.DEVELOPMENT || role == Role.TEST) {
            return List.of();
        }
        if (image.isEmpty() && new ContainerRun(unit, image).runsMounted()) {
            return servers(service(unit, image, List.of()));
        }
        if (image.isEmpty() && images.isOther(unit)) {
            return List.of();
        }
        return image.isPresent() ? service(unit, image, List.of()) : elsewhere(unit);
    }

    /** Whatever is in an image that is built elsewhere, {@code flask run} serves as the command says. */
    private List<Launch> elsewhere(Unit unit) {
        return unit.role().isPrivate()
                ? List.of()
                : service(unit, Optional.empty(), List.of()).stream()
                        .filter(launch -> launch.invocation().launcher() == Launcher.FLASK_RUN)
                        .toList();
    }

    private static boolean isForVisitors(ContainerRun run) {
        return !run.role().isPrivate();
    }

    private List<Launch> service(Unit unit, Optional<Image> image, List<EvidenceStep> before) {
        RuntimeContext base =
                image.map(Image::runtime).orElseGet(() -> UnitContexts.outside(unit, UnitContexts.folder(unit)));
        List<Unit> sets = sets(unit);
        RuntimeContext mounted = UnitContexts.mounted(base, unit);
        RuntimeContext started = around.withVariables(around.on(unit, mounted), sets);
        RuntimeContext runtime = started.changing(FileEdits.inside(services.before(unit), started));
        ContainerRun written = new ContainerRun(unit, image);
        ContainerRun service =
                written.asksForScripts() ? written.following(commands.processes(written.commands(), runtime)) : written;
        List<EvidenceStep> steps = new ArrayList<>(before);
        steps.addAll(around.placed(unit));
        steps.addAll(isPresumed(unit, sets) ? service.presumed() : service.steps());
        image.map(Image::ancestors).ifPresent(steps::addAll);
        machine.kept(service).ifPresent(steps::add);
        if (service.isDevelopersByMounts()) {
            steps.add(new EvidenceStep(unit.place(), new Event.MountsSource()));
        }
        Draft draft = new Draft(unit.name(), unit.place(), service.role(), runtime, steps);
        List<Launch> found = new ArrayList<>(
                unit.origin().envFiles().isEmpty()
                        ? commands.shown(draft, service.commands())
                        : commands.of(draft, service.commands()));
        image.filter(one -> !unit.origin().replacesCheck())
                .ifPresent(one -> found.addAll(commands.beside(draft, one.check())));
        return image.isEmpty() && images.runsOthers(unit)
                ? found.stream().filter(Launch::runsPython).toList()
                : found;
    }

    /** A patch of an overlay changes a container of its base, which is then not launched by itself. */
    List<Launch> container(Unit unit) {
        return patches.areFor(unit) ? List.of() : container(patches.layers(unit), variables, List.of());
    }

    List<Launch> deployed(Deployed one) {
        VariableSets sets = variables.of(one.sets());
        List<Launch> found = new ArrayList<>(container(List.of(one.container()), sets, one.steps()));
        one.hooks().forEach(hook -> found.addAll(UnitLaunches.beside(container(List.of(hook), sets, one.steps()))));
        return found;
    }

    private List<Launch> container(List<Unit> layers, VariableSets available, List<EvidenceStep> before) {
        Unit unit = layers.get(layers.size() - 1);
        Unit main = layers.get(0);
        List<Unit> sets = new ArrayList<>();
        for (Unit layer : layers) {
            sets.addAll(around.envFiles(layer));
            sets.addAll(available.around(layer));
        }
        sets.addAll(workloads.changes(main));
        Optional<Image> image = main.origin()
                .build()
                .flatMap(images::byPlatform)
                .or(() -> Optional.of(main)
                        .filter(other -> !images.runsOthers(other))
                        .flatMap(isForFlask(sets) ? images::ofFlask : images::named))
                .or(() -> Optional.of(main)
                        .filter(other -> !images.runsOthers(other))
                        .flatMap(images::beside))
                .map(found ->
                        main.origin().platform().filter(Platform.FLY::equals).isPresent()
                                ? images.ofTarget(found)
                                : found);
        RuntimeContext base = image.map(Image::runtime).orElseGet(() -> UnitContexts.outside(main, ""));
        RuntimeContext mounted = UnitContexts.mounted(base, main);
        RuntimeContext runtime = around.withVariables(around.on(main, mounted), sets);
        Unit starting = unit.commands().isEmpty() ? main : unit;
        if (image.isEmpty() && starting.commands().isEmpty() && images.runsOthers(main)) {
            return List.of();
        }
        ContainerRun run = new ContainerRun(starting, image);
        Role role = unit.role() == Role.UNKNOWN ? Role.PRODUCTION : unit.role();
        List<EvidenceStep> steps = new ArrayList<>(before);
        steps.addAll(around.placed(main));
        steps.addAll(isPresumed(main, sets) ? run.presumed() : run.steps());
        image.map(Image::ancestors).ifPresent(steps::addAll);
        for (Unit layer : layers) {
            available
                    .unseen(layer)
                    .forEach(set -> steps.add(new EvidenceStep(
                            layer.place(), new Event.UnseenEnvFile(set, Event.UnseenEnvFile.Source.CLUSTER))));
        }
        return commands.of(new Draft(unit.name(), unit.place(), role, runtime, steps), run.commands());
    }

    /** A variable of Flask's own is for a Flask program, whatever the name of its image, unless several have such names. */
    private boolean isPresumed(Unit container, List<Unit> sets) {
        return container.origin().build().isEmpty()
                && ((images.presumes(container) && (images.presumesSeveral() || !isForFlask(sets)))
                        || (images.presumesBeside(container) && !isForFlask(sets)));
    }

    private static boolean isForFlask(List<Unit> sets) {
        return sets.stream().flatMap(owner -> owner.environment().stream()).anyMatch(variable -> variable.name()
                .startsWith("FLASK_"));
    }
}
