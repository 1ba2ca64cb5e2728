package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.service.command.Target;
import dev.undebug.service.deploy.ContainerRun.Started;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders with the program that a container starts: {@code ./shop:/code/shop} where {@code flask run} gets
 * {@code FLASK_APP=shop}.
 *
 * @param processes what the container runs
 */
record MountedProgram(Unit container, Image image, List<Started> processes) {
    /** Returns the places of the mounts that put the folder of the program over the image's copy of the same folder. */
    Stream<ContainerPath> overCopies() {
        MountTable copied = image.runtime().files().stated();
        List<ContainerPath> programs = programs().toList();
        return container.origin().bindMounts().stream()
                .filter(mount -> copied.candidates(ContainerPath.of(mount.to()))
                        .contains(RepositoryPath.of(mount.from()).text()))
                .map(mount -> ContainerPath.of(mount.to()))
                .filter(target -> !target.isRoot() && programs.stream().anyMatch(path -> path.isIn(target)));
    }

    /**
     * Returns whether a container runs its image's copy of the program alone: it ends in commands that start one, none of them
     * is in a folder of the machine, and nothing names the folder or has it within.
     *
     * @param mounted where the folder is in the container
     */
    boolean passesBy(ContainerPath mounted) {
        MountTable copied = image.runtime().files().stated();
        List<Started> ends = processes.stream()
                .filter(process -> process.last() && !isForeign(process))
                .toList();
        List<ContainerPath> started = ends.stream().flatMap(this::programs).toList();
        boolean known = !started.isEmpty()
                && ends.stream()
                        .allMatch(end -> !end.folder().isRoot() && isProgram(CommandLine.recognise(end.words())));
        return known
                && ends.stream().noneMatch(end -> mounted.isIn(end.folder()))
                && Stream.concat(processes.stream().map(Started::folder), programs())
                        .noneMatch(path -> path.isIn(mounted))
                && started.stream().noneMatch(path -> copied.candidates(path).isEmpty())
                && texts().noneMatch(text -> text.contains(mounted.text()));
    }

    /** Returns what the container tells its programs, and the scripts that it runs. */
    private Stream<String> texts() {
        Stream<String> words =
                processes.stream().flatMap(process -> process.words().stream()).map(Word::text);
        Stream<EnvVar> variables =
                Stream.concat(processes.stream().flatMap(this::variables), container.environment().stream());
        List<String> written =
                List.of(container.place().path(), image.stage().place().path());
        Stream<String> scripts = processes.stream()
                .map(process -> process.command().place().file())
                .filter(file -> !written.contains(file.path()))
                .distinct()
                .map(SourceFile::text);
        return Stream.of(words, variables.map(variable -> variable.value().orElse("")), scripts)
                .flatMap(texts -> texts);
    }

    /** Returns the paths of all programs, of modules without an ending. */
    private Stream<ContainerPath> programs() {
        return processes.stream().flatMap(this::programs);
    }

    private Stream<ContainerPath> programs(Started process) {
        List<String> named =
                named(List.of(process.command()), variables(process).toList()).toList();
        boolean looks = named.isEmpty() && isFlaskRun(CommandLine.recognise(process.words()));
        return (looks ? FlaskCommand.DEFAULTS : named).stream().map(process.folder()::resolve);
    }

    /** Returns the variables of a process; a later one wins. */
    private Stream<EnvVar> variables(Started process) {
        return Stream.of(
                        image.runtime().environment().stream().map(Layered::variable),
                        container.environment().stream(),
                        process.command().assignments().stream())
                .flatMap(variables -> variables);
    }

    private static boolean isForeign(Started process) {
        return CommandLine.recognise(process.words()).kind() == CommandInvocation.Kind.FOREIGN;
    }

    private static boolean isProgram(CommandInvocation started) {
        return isFlaskRun(started) || named(started.target()).isPresent();
    }

    private static boolean isFlaskRun(CommandInvocation started) {
        return started.launcher() == Launcher.FLASK_RUN;
    }

    /**
     * Returns the paths of the programs that commands name, of modules without an ending.
     *
     * @param variables a later one wins
     */
    static Stream<String> named(List<Command> commands, List<EnvVar> variables) {
        return Stream.concat(
                commands.stream()
                        .flatMap(command ->
                                named(CommandLine.recognise(command.words()).target()).stream()),
                application(variables).stream().map(MountedProgram::module));
    }

    private static Optional<String> named(Target target) {
        if (target instanceof Target.File file) {
            return Optional.of(file.path());
        }
        if (target instanceof Target.Module module) {
            return Optional.of(module(module.name()));
        }
        if (target instanceof Target.Call call) {
            return Optional.of(module(call.module()));
        }
        return target instanceof Target.Application application
                ? Optional.of(module(application.module()))
                : Optional.empty();
    }

    /** Returns the path of a module, which {@code FLASK_APP} may name by its file, and with the application. */
    private static String module(String written) {
        String name = written.split(":", 2)[0];
        return name.contains("/") || name.endsWith(".py") ? name : name.replace('.', '/');
    }

    /** The container's own variable wins over that of its image. */
    private static Optional<String> application(List<EnvVar> variables) {
        return variables.stream()
                .filter(variable -> variable.name().equals(FlaskCommand.APPLICATION))
                .reduce((first, second) -> second)
                .flatMap(EnvVar::value)
                .filter(value -> !value.isBlank());
    }
}
