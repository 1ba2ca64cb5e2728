package dev.undebug.service.deploy;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Joins containers that commands start from services of compose files with these services. */
public final class ServiceRuns {
    private final List<Started> services;

    /** @param services the services of the compose files, merged */
    public ServiceRuns(List<Started> services) {
        this.services = List.copyOf(services);
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
        String dockerfile = image.stage().place().path();
        return services.stream()
                .map(one -> one.unit().origin())
                .filter(origin -> origin.build()
                        .map(Unit.Build::dockerfile)
                        .filter(dockerfile::equals)
                        .isPresent())
                .flatMap(origin -> origin.bindMounts().stream())
                .toList();
    }

    /** Returns the service with the command and variables of the container; empty if no file has the service. */
    public Optional<Started> of(Unit run, Origin.ServiceRun origin) {
        return services.stream()
                .filter(one -> one.unit().name().equals(origin.service()))
                .filter(one -> origin.files().isEmpty() || isNamed(one.unit(), origin.files()))
                // Without a name, compose loads the default file.
                .min(Comparator.comparing(
                        one -> !ComposeNames.isDefault(one.unit().place().path())))
                .flatMap(one -> one.unit().origin() instanceof Origin.Service service
                        ? Optional.of(new Started(merged(run, origin, one.unit(), service), one.steps()))
                        : Optional.empty());
    }

    private static boolean isNamed(Unit service, List<String> files) {
        String path = service.place().path();
        return files.stream()
                .map(written -> RepositoryPath.of(written).name())
                .anyMatch(name -> RepositoryPath.of(path).name().equals(name));
    }

    private static Unit merged(Unit run, Origin.ServiceRun origin, Unit service, Origin.Service own) {
        List<EnvVar> environment = new ArrayList<>(service.environment());
        environment.addAll(run.environment());
        boolean hasCommand = !run.commands().isEmpty();
        return new Unit(
                Unit.Kind.COMPOSE_SERVICE,
                service.name(),
                run.place(),
                run.role(),
                environment,
                hasCommand ? run.commands() : service.commands(),
                own.startedBy(origin, hasCommand));
    }
}
