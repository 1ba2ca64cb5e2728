package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.fact.Workload;
import dev.undebug.read.shell.program.RunCommand;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.StartScripts;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the containers that the commands of one file start, and the programs that they deploy. */
final class ContainerStarts {
    private final SourceFile file;
    private final Set<Unit> started = new LinkedHashSet<>();

    ContainerStarts(SourceFile file) {
        this.file = file;
    }

    Set<Unit> units() {
        return started;
    }

    /**
     * Adds a container that a command starts by the name of its image or service, or the program that it starts inside one.
     * Without ports, nobody outside reaches a further container of a service.
     *
     * @param composeFiles of the project, if the command names them
     */
    void add(StartedContainer container, List<String> composeFiles, Audience audience) {
        RunCommand run = container.run();
        boolean reached = run.isInside() ? !run.words().isEmpty() : !run.isOfService() || run.isPublished();
        if (reached) {
            add(container.unit(role(run, audience), isAtTerminal(run, audience), composeFiles));
            container.check(role(run, audience)).ifPresent(this::add);
        }
    }

    /**
     * Programs that a pipeline starts on its own machine end with it, unless it is started to stay. What runs at somebody's
     * terminal is tried out, unless the script is for a deployment, or starts a server by its name.
     */
    private Role role(RunCommand run, Audience audience) {
        boolean lasting = run.isLasting();
        if (audience.pipeline()) {
            Role here = audience.deploysHere() && run.isDetached() ? audience.composed() : Role.TEST;
            return run.restarts() ? audience.remote() : here;
        }
        if (lasting) {
            return audience.composed() == Role.UNKNOWN ? Role.PRODUCTION : audience.composed();
        }
        boolean started = run.isDetached()
                || ContainerFacts.ships(file.path())
                || ((run.isPublished() || run.isInside()) && StartScripts.is(file.path()));
        boolean triedOut = (run.isInteractive() && !run.isDetached()) || !started;
        return RoleInference.firstKnown(
                audience.composed(), audience.built(), triedOut ? Role.DEVELOPMENT : Role.UNKNOWN);
    }

    /**
     * Returns whether people start a container at a terminal at which nobody types, and no name says for whom. The common
     * names of tasks, {@code run} or {@code server}, do not: people start those as they start scripts.
     */
    private static boolean isAtTerminal(RunCommand run, Audience audience) {
        boolean named = audience.composed() != Role.UNKNOWN || audience.built() == Role.TEST;
        String names = run.image().text() + " " + run.name().map(Word::text).orElse("");
        Role role = RoleInference.of(names);
        return !audience.pipeline()
                && !named
                && role != Role.DEVELOPMENT
                && role != Role.TEST
                && (!run.isDetached() || audience.built() == Role.DEVELOPMENT)
                && !run.isInteractive();
    }

    /** Returns whether a command deploys a container or program to a cloud or cluster, or changes one there. */
    static boolean isOfCloud(Command command) {
        return DeployedContainer.of(command).isPresent()
                || DeployedProgram.of(command).isPresent()
                || ClusterCommand.of(command)
                        .filter(cluster -> cluster.changed().isPresent()
                                || cluster.started(Role.UNKNOWN).isPresent())
                        .isPresent();
    }

    /** Adds a container or program that a command deploys, or what it changes of one. */
    void deployed(Command command, Audience audience) {
        DeployedProgram.of(command)
                .map(program -> program.unit(audience.remote()))
                .ifPresent(this::add);
        DeployedContainer.of(command).ifPresent(container -> container
                .unit(container.isInCluster() && audience.pipeline() ? audience.inCluster(file) : audience.remote())
                .ifPresent(unit -> add(container, unit)));
        ClusterCommand.of(command).ifPresent(cluster -> {
            Role role = audience.pipeline() ? audience.inCluster(file) : audience.remote();
            if (!set(cluster)) {
                cluster.change(role).ifPresent(this::add);
            }
            cluster.started(audience.pipeline() ? role : roleInside(cluster, audience))
                    .ifPresent(this::add);
        });
    }

    /** Whether a container that the file deploys before is the one that is changed, its name says. */
    private void add(DeployedContainer container, Unit unit) {
        Optional<Unit> before = started.stream()
                .filter(other -> container.changes()
                        && other.kind() == Unit.Kind.CONTAINER_RUN
                        && other.name().equals(unit.name()))
                .reduce((one, other) -> other);
        add(before.map(other -> container.changed(other, unit)).orElse(unit));
    }

    /** A command that somebody runs in a container of a cluster is tried out, unless the script deploys or starts a server by its name. */
    private Role roleInside(ClusterCommand cluster, Audience audience) {
        boolean starts = ContainerFacts.ships(file.path()) || StartScripts.is(file.path());
        return RoleInference.firstKnown(
                audience.composed(),
                audience.remote(),
                starts && !cluster.isAtTerminal() ? Role.UNKNOWN : Role.DEVELOPMENT);
    }

    /** Gives variables to a container that the file deploys before; returns whether there is one. */
    private boolean set(ClusterCommand cluster) {
        Optional<String> workload = cluster.changed().map(Workload::name);
        List<Unit> changed = started.stream()
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER_RUN
                        && !(unit.origin() instanceof Origin.OfWorkload)
                        && workload.filter(unit.name()::equals).isPresent())
                .toList();
        for (Unit unit : changed) {
            List<EnvVar> variables = new ArrayList<>(unit.environment());
            variables.addAll(cluster.variables());
            started.remove(unit);
            started.add(unit.with(variables));
        }
        return !changed.isEmpty();
    }

    private void add(Unit unit) {
        if (Most.room(started.size(), ContainerFacts.MAX_FACTS)) {
            started.add(unit);
        }
    }
}
