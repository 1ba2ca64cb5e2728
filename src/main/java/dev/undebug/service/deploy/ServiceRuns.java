package dev.undebug.service.deploy;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins containers that commands start from services of compose files with these services, and programs that commands start
 * in containers with the services and commands that started these.
 */
public final class ServiceRuns {
    /** The container of a service, asked for or by the name that compose gives it: {@code project-web-1}. */
    private static final Pattern OF_SERVICE = Pattern.compile(
            "(?:\\$\\(|`)docker[- ]compose (?:.* )?ps (?:-q|--quiet) ([\\w.-]+)[)`]|\\w[\\w.-]*[-_]([A-Za-z0-9]+)[-_]\\d+");

    private static final Pattern STARTS_AGAIN = Pattern.compile("\\b(?:restart|start|kill|reload)\\b");

    private final List<Started> services;
    private final List<Unit> containers;

    /** Those after which their script starts containers again; each container asks. */
    private @Nullable List<Unit> again;

    /** @param services the services of the compose files, merged */
    public ServiceRuns(List<FileFacts> files, List<Started> services) {
        this.services = List.copyOf(services);
        this.containers = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER_RUN)
                .toList();
    }

    /** Returns whether a service of a file builds an image. */
    public boolean build(Image image, String file, Images images) {
        return services.stream()
                .map(Started::unit)
                .filter(service -> service.place().path().equals(file))
                .flatMap(service -> service.origin().build().stream())
                .flatMap(build -> images.ofService(build).stream())
                .anyMatch(built -> built.stage()
                        .place()
                        .path()
                        .equals(image.stage().place().path()));
    }

    /** Returns what the services mount that build an image from its Dockerfile. */
    public List<Unit.Copy> mounts(Image image) {
        return mounts(builders(image));
    }

    /** Returns the same; if one of them is for production, what those for development mount is none of its. */
    public List<Unit.Copy> deployedMounts(Image image) {
        List<Unit> all = builders(image);
        boolean produced = all.stream().anyMatch(unit -> unit.role() == Role.PRODUCTION);
        return mounts(all.stream()
                .filter(unit -> !produced || unit.role() != Role.DEVELOPMENT)
                .toList());
    }

    private List<Unit> builders(Image image) {
        String dockerfile = image.stage().place().path();
        return services.stream()
                .map(Started::unit)
                .filter(unit -> unit.origin()
                        .build()
                        .map(Unit.Build::dockerfile)
                        .filter(dockerfile::equals)
                        .isPresent())
                .toList();
    }

    /**
     * Returns the build of the image that a service pulls, where the same service builds it together with other files: {@code
     * docker compose -f docker-compose.yml -f docker-compose.local.yml}. Its stage and arguments may be for those only.
     */
    public Optional<Unit.Build> builtWithOthers(Started pulling) {
        Set<String> files = files(pulling);
        List<Unit.Build> builds = services.stream()
                .filter(other ->
                        other.unit().name().equals(pulling.unit().name()) && !Collections.disjoint(files(other), files))
                .flatMap(other -> other.unit().origin().build().stream())
                .map(build -> new Unit.Build(
                        build.context(), build.dockerfile(), Optional.empty(), BuildArguments.UNKNOWN, build.inline()))
                .distinct()
                .limit(2)
                .toList();
        return builds.size() == 1 ? Optional.of(builds.get(0)) : Optional.empty();
    }

    private static Set<String> files(Started service) {
        Set<String> files = new HashSet<>(Set.of(service.unit().place().path()));
        EvidenceStep.events(service.steps(), Event.CombinesFiles.class).forEach(event -> files.addAll(event.paths()));
        return files;
    }

    private static List<Unit.Copy> mounts(List<Unit> services) {
        return services.stream()
                .flatMap(unit -> unit.origin().bindMounts().stream())
                .toList();
    }

    /** Returns the service with the command and variables of the container; empty if no file has the service. */
    public Optional<Started> of(Unit run, Origin.ServiceRun origin) {
        boolean hasCommand = !run.commands().isEmpty();
        return service(
                        run,
                        one -> one.name().equals(origin.service())
                                && (origin.files().isEmpty() || isNamed(one, origin.files())))
                .flatMap(one -> one.unit().origin() instanceof Origin.Service service
                        ? Optional.of(new Started(
                                merged(run, one.unit(), service.startedBy(origin, hasCommand)), one.steps()))
                        : Optional.empty());
    }

    /** Returns the container of a program with the command and variables of that; empty if no file starts the container. */
    public Optional<Started> of(Unit program, Origin.Inside origin) {
        return container(program, origin)
                .flatMap(one -> one.unit().origin() instanceof Origin.Service service
                        ? Optional.of(new Started(
                                merged(program, one.unit(), within(service.inside(origin), origin)), one.steps()))
                        : Optional.empty());
    }

    private static Origin within(Origin.Service container, Origin.Inside program) {
        return container.withEnvFiles(Stream.concat(container.envFiles().stream(), program.envFiles().stream())
                .toList());
    }

    /** The file with the command knows best which container has the name. */
    private Optional<Started> container(Unit program, Origin.Inside origin) {
        String name = origin.container();
        Matcher known = OF_SERVICE.matcher(name);
        String service = !known.matches() ? "" : known.group(1) != null ? known.group(1) : known.group(2);
        return containers.stream()
                .filter(one -> isCalled(one, name))
                .min(Comparator.comparing(
                        one -> !one.place().path().equals(program.place().path())))
                .map(one -> new Started(one, List.of()))
                .or(() -> service(program, one -> isCalled(one, name)))
                .or(() -> service(program, one -> one.name().equals(service)));
    }

    private static boolean isCalled(Unit unit, String name) {
        return unit.origin() instanceof Origin.Service container
                && container.containerName().filter(name::equals).isPresent();
    }

    /** Returns a service, if possible of the same file or of a default file, which compose loads where no other one is named. */
    /**
     * Returns what commands run in the container of a service, or in one that a command starts, before they start that again. Its
     * program then meets what they have changed.
     */
    public List<Unit> before(Unit container) {
        if (again == null) {
            again = containers.stream()
                    .filter(run -> !run.role().isPrivate() && startsAgain(run.place()))
                    .toList();
        }
        return again.stream()
                .filter(run -> place(run).filter(container.place()::equals).isPresent())
                .toList();
    }

    private static boolean startsAgain(Place command) {
        return STARTS_AGAIN
                .matcher(command.file().text())
                .region(command.span().end(), command.file().text().length())
                .find();
    }

    private Optional<Place> place(Unit run) {
        Optional<Started> found = Optional.empty();
        if (run.origin() instanceof Origin.ServiceRun origin && origin.inside()) {
            found = service(
                    run,
                    one -> one.name().equals(origin.service())
                            && (origin.files().isEmpty() || isNamed(one, origin.files())));
        } else if (run.origin() instanceof Origin.Inside origin) {
            found = container(run, origin);
        }
        return found.map(one -> one.unit().place());
    }

    private Optional<Started> service(Unit run, Predicate<Unit> wanted) {
        String own = run.place().path();
        return services.stream()
                .filter(one -> wanted.test(one.unit()))
                .min(Comparator.<Started, Boolean>comparing(
                                one -> !one.unit().place().path().equals(own))
                        .thenComparing(one ->
                                !ComposeNames.isDefault(one.unit().place().path())));
    }

    private static boolean isNamed(Unit service, List<String> files) {
        String path = service.place().path();
        return files.stream()
                .map(written -> RepositoryPath.of(written).name())
                .anyMatch(name -> RepositoryPath.of(path).name().equals(name));
    }

    private static Unit merged(Unit run, Unit container, Origin origin) {
        List<EnvVar> environment = new ArrayList<>(container.environment());
        environment.addAll(run.environment());
        return new Unit(
                container.kind(),
                container.name(),
                run.place(),
                role(run.role(), container.role()),
                environment,
                run.commands().isEmpty() ? container.commands() : run.commands(),
                origin);
    }

    /** Returns the role of a command by that of its container: in one for developers it is for these, wherever it is run. */
    private static Role role(Role run, Role container) {
        boolean known = container.isPrivate();
        return known ? container : RoleInference.firstKnown(run, container);
    }
}
