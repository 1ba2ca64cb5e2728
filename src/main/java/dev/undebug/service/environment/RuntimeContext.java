package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.Variables;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The runtime context of a program.
 *
 * @param environment in layers, outermost first; a later variable wins
 * @param workingDirectory as the program sees it
 * @param files where the repository's files stand
 * @param dockerfile what the image is built by in which it runs, if the repository has it
 */
public record RuntimeContext(
        List<Layered> environment, ContainerPath workingDirectory, MountTable files, Optional<String> dockerfile) {
    public RuntimeContext {
        environment = List.copyOf(environment);
    }

    public RuntimeContext(List<Layered> environment, ContainerPath workingDirectory, MountTable files) {
        this(environment, workingDirectory, files, Optional.empty());
    }

    /**
     * A variable and its unit.
     *
     * @param owner the unit that sets it: a stage, a service, a process
     */
    public record Layered(EnvVar variable, String owner) {
        public EnvironmentVariable asSwitch() {
            return new EnvironmentVariable(variable, owner);
        }
    }

    public RuntimeContext with(Collection<Layered> more) {
        List<Layered> all = new ArrayList<>(environment);
        all.addAll(more);
        return new RuntimeContext(all, workingDirectory, files, dockerfile);
    }

    /** Returns this context with more variables, which the present ones override. */
    public RuntimeContext over(Collection<Layered> less) {
        List<Layered> all = new ArrayList<>(less);
        all.addAll(environment);
        return new RuntimeContext(all, workingDirectory, files, dockerfile);
    }

    public RuntimeContext in(String directory) {
        return in(workingDirectory.resolve(directory));
    }

    public RuntimeContext in(ContainerPath directory) {
        return new RuntimeContext(environment, directory, files, dockerfile);
    }

    public static Variables variables(List<Layered> layers) {
        Map<String, String> values = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (Layered layer : layers) {
            String name = layer.variable().name();
            values.remove(name);
            unknown.remove(name);
            layer.variable().value().ifPresentOrElse(value -> values.put(name, value), () -> unknown.add(name));
        }
        return new Variables(values, unknown);
    }
}
