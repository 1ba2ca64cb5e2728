package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Workload;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.Kustomizations.Deployed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins commands for a cluster with the workloads of manifests that they name: {@code kubectl set env deployment/web
 * FLASK_DEBUG=1}, {@code kubectl exec deploy/web -- flask run}.
 */
public final class Workloads {
    private final List<Deployed> containers;
    private final List<Unit> changes;

    /** @param deployed the containers of kustomizations and charts */
    public Workloads(List<FileFacts> files, List<Deployed> deployed) {
        Stream<Deployed> plain =
                units(files, Unit.Kind.CONTAINER).map(unit -> new Deployed(unit, List.of(), List.of(), List.of()));
        this.containers = Stream.concat(deployed.stream(), plain)
                .filter(one -> workload(one.container()).isPresent())
                .toList();
        this.changes = units(files, Unit.Kind.DROP_IN)
                .filter(unit -> unit.origin() instanceof Origin.OfWorkload)
                .toList();
    }

    private static Stream<Unit> units(List<FileFacts> files, Unit.Kind kind) {
        return files.stream().flatMap(file -> file.units().stream()).filter(unit -> unit.kind() == kind);
    }

    private static Optional<Workload> workload(Unit container) {
        return container.origin() instanceof Origin.Container origin ? origin.workload() : Optional.empty();
    }

    /** Returns the variables that commands give to a container, or take from it; they come after all others. */
    public List<Unit> changes(Unit container) {
        return workload(container).isEmpty()
                ? List.of()
                : changes.stream()
                        .filter(change -> change.origin() instanceof Origin.OfWorkload named && isOf(container, named))
                        .filter(change -> isFor(change.role(), container.role()))
                        .toList();
    }

    private static boolean isOf(Unit container, Origin.OfWorkload named) {
        return workload(container).filter(named.workload()::equals).isPresent()
                && (named.containers().isEmpty() || named.containers().contains(container.name()));
    }

    /** A command for one environment says nothing of another one. */
    private static boolean isFor(Role command, Role container) {
        boolean everyone = command == Role.UNKNOWN || command == Role.PRODUCTION;
        return command == container || (everyone && (container == Role.UNKNOWN || container == Role.PRODUCTION));
    }

    /** Returns the container of a program that a command starts in it, with the program; empty if no manifest has it. */
    public Optional<Deployed> of(Unit program, Origin.OfWorkload named) {
        return containers.stream()
                .filter(one -> isOf(one.container(), named))
                .min(Comparator.comparing(one -> one.container().role().isPrivate()))
                .flatMap(one -> one.container().origin() instanceof Origin.Container origin
                        ? Optional.of(new Deployed(
                                within(program, one.container(), origin), List.of(), one.sets(), one.steps()))
                        : Optional.empty());
    }

    private static Unit within(Unit program, Unit container, Origin.Container origin) {
        Role role = container.role().isPrivate()
                ? container.role()
                : RoleInference.firstKnown(program.role(), container.role());
        return new Unit(
                container.kind(),
                container.name(),
                program.place(),
                role,
                container.environment(),
                program.commands(),
                origin.inside());
    }
}
