package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.flask.Variables;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runtime context of a program.
 *
 * @param environment in layers, outermost first; a later variable wins
 * @param workingDirectory as the program sees it
 * @param files where the repository's files stand
 * @param image how the image is built in which it runs, if the repository shows it
 */
public record RuntimeContext(
        List<Layered> environment, ContainerPath workingDirectory, MountTable files, Optional<ImageSource> image) {
    public RuntimeContext {
        environment = List.copyOf(environment);
    }

    public RuntimeContext(List<Layered> environment, ContainerPath workingDirectory, MountTable files) {
        this(environment, workingDirectory, files, Optional.empty());
    }

    /**
     * The source of an image.
     *
     * @param dockerfile the repository path of the file that describes it
     * @param context the build context, if it is stated
     * @param written the variables of the files that the build writes
     * @param whole whether the build certainly puts no code in it but what it copies from its context
     * @param ofContext the same, or what the commands of its build bring
     * @param base the image of others that it is made from, if that one may start a server by itself
     * @param lent what other containers of the image mount, if this one has nothing but what the build certainly copies
     */
    public record ImageSource(
            String dockerfile,
            Optional<String> context,
            List<Unit> written,
            boolean whole,
            boolean ofContext,
            Optional<String> base,
            List<Mount> lent) {
        public ImageSource {
            written = List.copyOf(written);
            lent = List.copyOf(lent);
        }
    }

    /** Returns the repository path of the file that describes the image. */
    public Optional<String> dockerfile() {
        return image.map(ImageSource::dockerfile);
    }

    /**
     * A variable and its unit.
     *
     * @param owner the unit that sets it: a stage, a service, a process
     * @param platform what sets it by itself where no file of the repository does
     */
    public record Layered(EnvVar variable, String owner, Optional<Platform> platform) {
        private static final Pattern LITERAL =
                Pattern.compile("(\\w{1,40})(?:[\"']\\])?\\s{0,4}=\\s{0,4}([\"']?)([\\w.-]{1,40})\\2?");

        public Layered(EnvVar variable, String owner) {
            this(variable, owner, Optional.empty());
        }

        /** Returns whether its platform certainly sets the variable, to whatever it is. */
        private boolean isCertain() {
            return platform.filter(known -> known.surelySets(variable.name())).isPresent();
        }

        /** Returns this with the value that is written, where it is not known whether the program gets it; empty elsewhere. */
        public Optional<Layered> written() {
            Matcher literal = LITERAL.matcher(variable.place().text());
            return variable.value().isEmpty()
                            && literal.matches()
                            && literal.group(1).equals(variable.name())
                    ? Optional.of(new Layered(variable.with(Optional.of(literal.group(3))), owner, platform))
                    : Optional.empty();
        }

        public EnvironmentVariable asSwitch() {
            return new EnvironmentVariable(variable, owner);
        }
    }

    public RuntimeContext with(Collection<Layered> more) {
        List<Layered> all = new ArrayList<>(environment);
        all.addAll(more);
        return new RuntimeContext(all, workingDirectory, files, image);
    }

    /** Returns this context with more variables, which the present ones override. */
    public RuntimeContext over(Collection<Layered> less) {
        List<Layered> all = new ArrayList<>(less);
        all.addAll(environment);
        return new RuntimeContext(all, workingDirectory, files, image);
    }

    /** Returns this context with the variables that a platform sets by itself for a unit. */
    public RuntimeContext on(Platform by, Unit unit) {
        Span none = new Span(unit.place().span().start(), unit.place().span().start());
        return with(by.variables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Layered(
                        new EnvVar(entry.getKey(), entry.getValue().value(), unit.place(), none),
                        unit.name(),
                        Optional.of(by)))
                .toList());
    }

    /** Returns this context of an image without the mounts that other containers of the image have. */
    public RuntimeContext lacking(List<Mount> lent) {
        Optional<ImageSource> source = image.map(known -> new ImageSource(
                known.dockerfile(),
                known.context(),
                known.written(),
                known.whole(),
                known.ofContext(),
                known.base(),
                lent));
        return new RuntimeContext(environment, workingDirectory, files, source);
    }

    /** Returns this context of an image that has no code but what other containers of the image mount. */
    public RuntimeContext lackingAll(List<Mount> lent) {
        RuntimeContext lacking = lacking(lent);
        return new RuntimeContext(environment, workingDirectory, files.stated(), lacking.image());
    }

    public RuntimeContext changing(Collection<Unit.Change> changes) {
        return new RuntimeContext(environment, workingDirectory, files.changing(List.copyOf(changes)), image);
    }

    public RuntimeContext in(String directory) {
        return in(workingDirectory.resolve(directory));
    }

    public RuntimeContext in(ContainerPath directory) {
        return new RuntimeContext(environment, directory, files, image);
    }

    /** Returns the variables that files of the repository set. */
    public List<EnvVar> written() {
        return environment.stream()
                .filter(layer -> layer.platform().isEmpty())
                .map(Layered::variable)
                .toList();
    }

    /** Returns the same variables, and those that platforms certainly set. */
    public List<EnvVar> certain() {
        return environment.stream()
                .filter(layer -> layer.platform().isEmpty() || layer.isCertain())
                .map(layer -> layer.isCertain() ? layer.variable().written(EnvVar.Notation.GIVEN) : layer.variable())
                .toList();
    }

    /** Returns whether a platform sets a variable, or may do so. */
    public boolean mayBeGiven(String name) {
        return environment.stream()
                .anyMatch(layer ->
                        layer.platform().isPresent() && layer.variable().name().equals(name));
    }

    public static Variables variables(List<Layered> layers) {
        Map<String, String> values = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        Set<String> present = new HashSet<>();
        for (Layered layer : layers) {
            String name = layer.variable().name();
            values.remove(name);
            unknown.remove(name);
            present.remove(name);
            if (layer.variable().isRemoved()) {
                continue;
            }
            layer.variable().value().ifPresentOrElse(value -> values.put(name, value), () -> unknown.add(name));
            if (layer.isCertain()) {
                present.add(name);
            }
        }
        return new Variables(values, unknown, present);
    }
}
