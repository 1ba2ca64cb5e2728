package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.RunCommand;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.StartScripts;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** Returns whether people start a container at a terminal at which nobody types, and no name says for whom. */
    private static boolean isAtTerminal(RunCommand run, Audience audience) {
        boolean named = RoleInference.firstKnown(audience.composed(), audience.built()) != Role.UNKNOWN;
        String names = run.image().text() + " " + run.name().map(Word::text).orElse("");
        Role role = RoleInference.of(names);
        return !audience.pipeline()
                && !named
                && role != Role.DEVELOPMENT
                && role != Role.TEST
                && !run.isDetached()
                && !run.isInteractive();
    }

    /** Returns whether a command deploys a container or program to a cloud or cluster, or changes one there. */
    static boolean isOfCloud(Command command) {
        return DeployedContainer.of(command).isPresent()
                || DeployedProgram.of(command).isPresent()
                || DeployedContainer.changed(command).isPresent();
    }

    /** Adds a container or program that a command deploys, or what it changes of one. */
    void deployed(Command command, Audience audience) {
        DeployedProgram.of(command)
                .map(program -> program.unit(audience.remote()))
                .ifPresent(this::add);
        DeployedContainer.of(command)
                .flatMap(container -> container.unit(
                        container.isInCluster() && audience.pipeline() ? audience.composed() : audience.remote()))
                .ifPresent(this::add);
        DeployedContainer.changed(command).ifPresent(workload -> set(workload, command));
    }

    /** Gives variables to a container that the file deploys before. */
    private void set(String workload, Command command) {
        List<Unit> changed =
                started.stream().filter(unit -> unit.name().equals(workload)).toList();
        for (Unit unit : changed) {
            List<EnvVar> variables = new ArrayList<>(unit.environment());
            variables.addAll(DeployCommand.variables(file, command));
            started.remove(unit);
            started.add(unit.with(variables));
        }
    }

    private void add(Unit unit) {
        if (started.size() < ContainerFacts.MAX_FACTS) {
            started.add(unit);
        }
    }
}
