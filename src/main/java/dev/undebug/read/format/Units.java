package dev.undebug.read.format;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Creates units of the shapes that several formats share. */
public final class Units {
    private Units() {}

    /** Returns a unit of variables that a deployment sets for a program outside of this file. */
    public static Unit variables(String name, Place place, Role role, List<EnvVar> variables) {
        return new Unit(Unit.Kind.VARIABLES, name, place, role, variables, List.of(), Origin.NONE);
    }

    /** Returns the unit of a file that is variables and nothing else. */
    public static Unit envFile(SourceFile file, Role role, List<EnvVar> variables) {
        Place whole = file.place(new Span(Lines.start(file), file.text().length()));
        return new Unit(Unit.Kind.ENV_FILE, "", whole, role, variables, List.of(), Origin.NONE);
    }

    /** Returns a unit of variables from several parts of a file, at the place of the first; none without variables. */
    public static List<Unit> allVariables(String name, Role role, List<EnvVar> variables) {
        return variables.isEmpty()
                ? List.of()
                : List.of(variables(name, variables.get(0).place(), role, variables));
    }

    /** Returns a process that a platform starts in the folder of the file. */
    public static Unit process(String name, Place place, Role role, List<EnvVar> environment, List<Command> commands) {
        return new Unit(Unit.Kind.PROCESS, name, place, role, environment, commands, Origin.NONE);
    }

    /** Returns shell text inside a file of another format, which a server runs when it starts. */
    public static Unit script(SourceFile file, MappedText text, Role role) {
        List<Command> commands = CommandReader.script(file, text);
        return new Unit(Unit.Kind.SCRIPT, "", file.place(text.span()), role, List.of(), commands, Origin.NONE);
    }

    /**
     * Returns a container.
     *
     * @param image its name; {@code ""} for the image that the repository builds
     * @param replacesEntrypoint whether the commands replace the image's ENTRYPOINT too
     */
    public static Unit container(
            String name,
            Place place,
            Role role,
            List<EnvVar> environment,
            List<Command> commands,
            String image,
            boolean replacesEntrypoint) {
        Origin origin = new Origin.Container(
                Optional.of(image), Optional.empty(), Optional.empty(), replacesEntrypoint, List.of());
        return new Unit(Unit.Kind.CONTAINER, name, place, role, environment, commands, origin);
    }

    /** Returns a container that is started in a folder of its own choice, if any. */
    public static Unit in(Unit container, Optional<String> folder) {
        return container.with(origin(container).in(folder));
    }

    /** Returns a container that gets the variables of files. */
    public static Unit withEnvFiles(Unit container, List<String> files) {
        return container.with(origin(container).withEnvFiles(files));
    }

    /** Returns a container with other files than those of its image. */
    public static Unit mounting(Unit container, Origin.Mounts mounts) {
        return container.with(origin(container).mounting(mounts));
    }

    /** Returns what runs in a container beside its own program. */
    public static List<Unit> hooks(Unit container, List<Command> commands) {
        return commands.isEmpty()
                ? List.of()
                : List.of(container.hook(commands, origin(container).inside()));
    }

    private static Origin.Container origin(Unit container) {
        if (container.origin() instanceof Origin.Container origin) {
            return origin;
        }
        throw new IllegalArgumentException("no container: " + container.kind());
    }

    /**
     * Returns a container whose platform builds its image from a Dockerfile.
     *
     * @param folder the base of the path
     * @param dockerfile its path, if stated
     * @param arguments the arguments of the build
     */
    public static Unit built(Unit container, String folder, Optional<String> dockerfile, BuildArguments arguments) {
        Origin.Container origin = origin(container);
        return dockerfile
                .filter(written -> !written.isBlank())
                // A leading slash means the root of the repository.
                .flatMap(written -> RepositoryPath.of(folder).resolve(written.replaceFirst("^/+", "")))
                .map(found ->
                        new Unit.Build(found.folder().text(), found.text(), Optional.empty(), arguments, List.of()))
                .map(build -> container.with(origin.withBuild(build)))
                .orElse(container);
    }
}
