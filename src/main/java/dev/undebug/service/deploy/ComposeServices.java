package dev.undebug.service.deploy;

import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.compose.ComposeNeeds;
import dev.undebug.read.compose.ComposeProject;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.environment.RefusedFiles;
import dev.undebug.service.environment.SaidRoles;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The services that the repository's compose files start, after merging files that are loaded together. */
public final class ComposeServices {
    /** The work of merging the files of a project, in evaluated expressions. */
    private static final int FILE_WORK = 20;

    /** Commands that scale services: {@code docker compose up --scale web=2}, {@code docker service scale shop_web=2}. */
    private static final Pattern SCALES = Pattern.compile("\\bscale\\b[^\\n]{0,200}?([\\w.-]++)=(?!0\\b)");

    private final Workspace workspace;
    private final DeployedEnvFiles envFiles;
    private final WorkBudget budget;
    private final Map<String, List<ComposeProject.Service>> alone = new LinkedHashMap<>();
    private final Map<ComposeStack, List<ComposeProject.Service>> together = new LinkedHashMap<>();
    private final Set<String> beside = new HashSet<>();
    private final Set<String> startedAlone = new HashSet<>();
    private final Set<String> namedAlone = new HashSet<>();
    private final Map<String, List<ComposeUse>> lasting = new HashMap<>();
    private final ComposedBuilds builds = new ComposedBuilds();
    private final ComposeDirectories directories;

    /** @param budget once it is spent, no more files are merged */
    public ComposeServices(Workspace workspace, DeployedEnvFiles envFiles, WorkBudget budget) {
        this.workspace = workspace;
        this.envFiles = envFiles;
        this.budget = budget;
        this.directories = new ComposeDirectories(
                path -> workspace.exists(path) || workspace.hasFolder(path),
                folder -> folder.isEmpty() || workspace.hasPython(folder));
    }

    /**
     * A service as it is started.
     *
     * @param steps how its files are merged, outermost first
     */
    public record Started(Unit unit, List<EvidenceStep> steps) {
        public Started {
            steps = List.copyOf(steps);
        }

        /** Returns whether {@code docker compose} refuses its file, so that it does not start. */
        public boolean isRefused() {
            return EvidenceStep.events(steps, Event.RefusedByCompose.class)
                    .findAny()
                    .isPresent();
        }

        /** Returns the same service, of which its file starts no container. */
        Started scaledDown() {
            List<EvidenceStep> more = new ArrayList<>(steps);
            more.add(new EvidenceStep(unit.place(), new Event.ScaledDown(unit.name())));
            return new Started(unit, more);
        }

        /** Returns the same service with what keeps it from its start. */
        Started refused(EvidenceStep refusal) {
            return new Started(
                    unit, Stream.concat(Stream.of(refusal), steps.stream()).toList());
        }
    }

    /** Returns the services of every project, in the order of their files. */
    public List<Started> find(List<FileFacts> facts) {
        List<String> composed = facts.stream()
                .filter(file -> file.units().stream().anyMatch(unit -> unit.kind() == Unit.Kind.COMPOSE_SERVICE))
                .map(file -> file.file().path())
                .toList();
        SaidRoles said = new SaidRoles(facts);
        List<ComposeUse> uses = facts.stream()
                .flatMap(file -> file.composeUses().stream())
                .map(said::of)
                .toList();
        ComposeCommandFiles files = new ComposeCommandFiles(workspace, directories, envFiles.folders());
        ComposeStacks loaded = new ComposeStacks(workspace, files);
        facts.stream()
                .flatMap(file -> file.composeBuilds().stream())
                .forEach(build -> builds.add(build, files.of(build)));
        Collection<ComposeStack> stacks =
                loaded.find(composed, uses, path -> composed.contains(path) ? alone(path) : List.of());
        composed.forEach(this::alone);
        composed.stream().filter(loaded::isStartedAlone).forEach(startedAlone::add);
        composed.stream().filter(loaded::isNamedAlone).forEach(namedAlone::add);
        stacks.forEach(stack -> together.put(stack, services(stack)));
        Map<String, EvidenceStep> refusals =
                new RefusedFiles(workspace, facts, ComposeNames::isOfItsFolder).of(alone, together.values());
        composed.stream()
                .filter(path -> ComposeNames.isDefault(path) && !loaded.isDeployedAlone(path))
                .filter(path -> isInProduction(path) || hasProductionBeside(path, refusals.keySet()))
                .forEach(beside::add);
        lasting.putAll(loaded.lasting());
        return started(refusals).stream()
                .map(one -> isScaledDown(one.unit(), facts) ? one.scaledDown() : one)
                .toList();
    }

    /** Returns whether the file of a service starts no container of it, and no command is seen to scale it up. */
    private static boolean isScaledDown(Unit unit, List<FileFacts> facts) {
        return unit.origin() instanceof Origin.Service service
                && service.isScaledDown()
                && facts.stream().noneMatch(file -> SCALES.matcher(file.file().text())
                        .results()
                        .anyMatch(found -> found.group(1).endsWith(unit.name())));
    }

    /** Returns whether production loads a default file with others. */
    private boolean isInProduction(String path) {
        return together.keySet().stream()
                .anyMatch(stack -> stack.role() == Role.PRODUCTION
                        && stack.paths().size() > 1
                        && stack.paths().contains(path));
    }

    /** Returns whether a complete file for production lies beside a default file. */
    private boolean hasProductionBeside(String path, Set<String> refused) {
        RepositoryPath folder = RepositoryPath.of(path).folder();
        return alone.entrySet().stream()
                .filter(other ->
                        RepositoryPath.of(other.getKey()).folder().equals(folder) && !refused.contains(other.getKey()))
                .filter(other -> RoleInference.ofPath(other.getKey()) == Role.PRODUCTION)
                .flatMap(other -> other.getValue().stream())
                .anyMatch(service -> service.complete() && isOwn(service.unit()));
    }

    private static boolean isOwn(Unit unit) {
        return unit.origin().build().isPresent()
                || unit.origin().base().filter(name -> !Images.isForeign(name)).isPresent();
    }

    /** A file that servers start is for their visitors; a default file beside one for production is for development. */
    private Started asStarted(ComposeProject.Service service, String path) {
        Unit unit = service.unit();
        Optional<ComposeUse> known = lasting.getOrDefault(path, List.of()).stream()
                .filter(use -> mayStart(use.project().services(), unit))
                .findFirst();
        if (unit.role() != Role.UNKNOWN || (known.isEmpty() && !beside.contains(path))) {
            return new Started(unit, steps(service));
        }
        if (known.isEmpty()) {
            return new Started(unit.with(Role.DEVELOPMENT), steps(service));
        }
        ComposeUse use = known.get();
        List<EvidenceStep> steps = new ArrayList<>();
        steps.add(new EvidenceStep(use.place(), new Event.CombinesFiles("loads", List.of(path))));
        steps.addAll(steps(service));
        return new Started(unit.with(use.role()), steps);
    }

    /** Returns whether a command starts a service, by its name or because a service that it names may need it. */
    private static boolean mayStart(List<String> named, Unit service) {
        return named.isEmpty()
                || named.contains(service.name())
                || ComposeNeeds.of(service.place().file(), named).contains(service.name());
    }

    /**
     * Returns the facts of all files, with compose files resolved: the variables of their project, and the services
     * that they extend.
     */
    public List<FileFacts> facts(List<FileFacts> facts) {
        List<FileFacts> completed = new ArrayList<>();
        for (FileFacts file : facts) {
            List<ComposeProject.Service> services = alone.get(file.file().path());
            completed.add(
                    services == null
                            ? file
                            : FileFacts.ofUnits(
                                    file.file(),
                                    Stream.of(
                                                    services.stream().map(ComposeProject.Service::unit),
                                                    services.stream()
                                                            .flatMap(service -> service.hooks().stream())
                                                            .filter(hook -> hook.place()
                                                                    .path()
                                                                    .equals(file.file()
                                                                            .path())),
                                                    file.units().stream().filter(unit -> !isOfService(unit)))
                                            .flatMap(part -> part)
                                            .toList()));
        }
        return completed;
    }

    private static boolean isOfService(Unit unit) {
        return unit.kind() == Unit.Kind.COMPOSE_SERVICE
                || (unit.kind() == Unit.Kind.HOOK && unit.origin() instanceof Origin.ServiceRun);
    }

    private List<ComposeProject.Service> alone(String path) {
        List<ComposeProject.Service> known = alone.get(path);
        List<ComposeProject.Service> services = known == null ? services(ComposeStack.alone(path)) : known;
        alone.put(path, services);
        return services;
    }

    private List<ComposeProject.Service> services(ComposeStack stack) {
        List<SourceFile> loaded = stack.paths().stream()
                .flatMap(path -> workspace.file(path).stream())
                .toList();
        boolean matters = loaded.stream().map(SourceFile::text).anyMatch(ComposeDirectories::matters);
        List<ComposeProject.Service> best = List.of();
        long most = -1;
        for (String directory : matters ? directories.of(stack) : List.of(stack.folder())) {
            List<ComposeProject.Service> services = services(stack, loaded, directory);
            long found = matters
                    ? directories.found(
                            services.stream().map(ComposeProject.Service::unit).toList())
                    : 0;
            if (found > most) {
                most = found;
                best = services;
            }
        }
        return best;
    }

    private List<ComposeProject.Service> services(ComposeStack stack, List<SourceFile> loaded, String directory) {
        if (!budget.tryCharge((long) FILE_WORK * stack.paths().size())) {
            return List.of();
        }
        return new ComposeProject(
                        new ComposeProject.Files(loaded, stack.folder(), directory, stack.role(), variables(stack)),
                        workspace::file)
                .services().stream()
                        .map(service -> new ComposeProject.Service(
                                builds.given(service.unit(), service.layers()),
                                service.hooks(),
                                service.layers(),
                                service.complete(),
                                service.refused()))
                        .toList();
    }

    private List<EnvVar> variables(ComposeStack stack) {
        List<String> paths = stack.envFiles().isEmpty()
                ? List.of(RepositoryPath.of(stack.folder()).at(".env").text())
                : stack.envFiles();
        return Stream.concat(
                        paths.stream()
                                .flatMap(path -> envFiles.of(path).stream())
                                .flatMap(unit -> unit.environment().stream()),
                        stack.variables().stream())
                .toList();
    }

    private List<Started> started(Map<String, EvidenceStep> refusals) {
        List<Started> found = new ArrayList<>();
        Set<Place> parts = parts();
        Set<Place> templates = templates();
        alone.forEach((path, services) -> {
            for (ComposeProject.Service service : services) {
                Place own = service.unit().place();
                boolean part = !service.complete() && parts.contains(own);
                boolean template =
                        !ComposeNames.isDefault(path) && !namedAlone.contains(path) && templates.contains(own);
                if (startedAlone.contains(path) && !part && !template && !isGivenInProduction(service, path)) {
                    Started started = asStarted(service, path);
                    EvidenceStep refusal = refusals.get(path);
                    found.add(refusal == null ? started : started.refused(refusal));
                }
            }
        });
        together.forEach((stack, services) -> services.stream()
                .filter(service -> isOfStack(service, stack))
                .forEach(service -> found.add(new Started(service.unit(), steps(service, stack)))));
        return found;
    }

    /** Returns whether production starts a service of a file with variables that change it. */
    private boolean isGivenInProduction(ComposeProject.Service service, String path) {
        return together.entrySet().stream()
                .filter(entry -> entry.getKey().isGiven() && entry.getKey().role() == Role.PRODUCTION)
                .filter(entry -> entry.getKey().paths().contains(path))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(given -> isChanged(given, path)
                        && given.unit().place().equals(service.unit().place()));
    }

    /** Returns whether a service has other variables than in its file started alone. */
    private boolean isChanged(ComposeProject.Service given, String path) {
        return alone.getOrDefault(path, List.of()).stream()
                .filter(service -> service.unit().place().equals(given.unit().place()))
                .noneMatch(service ->
                        service.unit().environment().equals(given.unit().environment()));
    }

    /** Returns whether a stack changes a service; without changes, its file started alone gives the same service. */
    private boolean isOfStack(ComposeProject.Service service, ComposeStack stack) {
        if (stack.isGiven() && startedAlone.contains(stack.paths().get(0))) {
            return isChanged(service, stack.paths().get(0));
        }
        List<String> layers =
                service.layers().stream().map(Place::path).distinct().toList();
        return !stack.envFiles().isEmpty()
                || layers.stream().filter(stack.paths()::contains).count() > 1
                || layers.stream()
                        .anyMatch(path -> !startedAlone.contains(path)
                                || (stack.role() == Role.PRODUCTION && beside.contains(path)));
    }

    /** Returns the services of files that are complete only together with other files. */
    private Set<Place> parts() {
        Set<Place> parts = new HashSet<>();
        for (List<ComposeProject.Service> services : together.values()) {
            services.stream()
                    .filter(ComposeProject.Service::complete)
                    .forEach(service -> parts.addAll(service.layers()));
        }
        return parts;
    }

    /** Returns the services that other files extend. That of a file for visitors is one for other such files alone. */
    private Set<Place> templates() {
        Set<Place> templates = new HashSet<>();
        alone.forEach((path, services) -> services.stream()
                .flatMap(service -> elsewhere(service).stream())
                .filter(layer -> !ComposeNames.isForOthers(path) || !ComposeNames.isForVisitors(layer.path()))
                .forEach(templates::add));
        return templates;
    }

    private static List<Place> elsewhere(ComposeProject.Service service) {
        String own = service.unit().place().path();
        return service.layers().stream()
                .filter(layer -> !layer.path().equals(own))
                .toList();
    }

    private static List<EvidenceStep> steps(ComposeProject.Service service, ComposeStack stack) {
        List<EvidenceStep> steps = new ArrayList<>();
        if (!stack.isPlain()) {
            stack.named()
                    .ifPresent(place ->
                            steps.add(new EvidenceStep(place, new Event.CombinesFiles("loads", stack.loaded()))));
        }
        List<String> changed = others(service);
        if (changed.isEmpty() || !stack.paths().containsAll(changed)) {
            steps.addAll(steps(service));
        } else {
            steps.add(new EvidenceStep(
                    service.unit().place(), new Event.CombinesFiles("overrides the service in", changed)));
        }
        return steps;
    }

    private static List<EvidenceStep> steps(ComposeProject.Service service) {
        List<String> others = others(service);
        return others.isEmpty()
                ? List.of()
                : List.of(new EvidenceStep(
                        service.unit().place(), new Event.CombinesFiles("extends the service in", others)));
    }

    private static List<String> others(ComposeProject.Service service) {
        return elsewhere(service).stream().map(Place::path).distinct().toList();
    }
}
