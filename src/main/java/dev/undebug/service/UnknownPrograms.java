package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.judge.JudgedPrograms.PossibleStart;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.script.ForeignPrograms;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The launches of programs that may start others: one that only a variable names, whose value is not known, may be any file that
 * it has, and one of another language may start a file that it names.
 */
final class UnknownPrograms {
    /** A variable of a shell, or what stands for a value of another tool. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:[A-Za-z_]\\w{0,100}|\\{[A-Za-z_]\\w{0,100}})|\u2026");

    private static final Pattern PYTHON = Pattern.compile("python[\\d.]*");

    /** More words are arguments of the program. */
    private static final int MOST_WORDS = 6;

    private static final int MOST_FOREIGN = 10;

    private final List<Launch> launches;
    private final List<Launch> foreign;
    private final Workspace workspace;
    private final ForeignPrograms programs;

    /** @param launches all launches of a repository */
    UnknownPrograms(List<Launch> launches, Workspace workspace) {
        List<Launch> forVisitors = launches.stream()
                .filter(launch -> launch.main() && !launch.isPrivate() && !launch.byHand())
                .toList();
        this.workspace = workspace;
        this.programs = new ForeignPrograms(workspace);
        this.foreign = forVisitors.stream()
                .filter(launch -> !launch.runsPython()
                        && launch.command().stream()
                                .flatMap(command -> command.words().stream().limit(MOST_WORDS))
                                .anyMatch(word -> ForeignPrograms.isForeign(word.text())))
                .limit(MOST_FOREIGN)
                .toList();
        this.launches = forVisitors.stream()
                .filter(launch -> launch.invocation().kind() == CommandInvocation.Kind.OPAQUE)
                .filter(launch ->
                        launch.command().filter(UnknownPrograms::isOpen).isPresent())
                .toList();
    }

    /** Returns whether a variable names the program, or the file that Python runs. */
    private static boolean isOpen(Command command) {
        Word program = command.words().get(0);
        return isOpen(program)
                || (PYTHON.matcher(ContainerPath.program(program.text())).matches()
                        && command.words().stream()
                                .skip(1)
                                .filter(word -> !word.text().startsWith("-"))
                                .findFirst()
                                .filter(UnknownPrograms::isOpen)
                                .isPresent());
    }

    private static boolean isOpen(Word word) {
        return !word.literal() && VARIABLE.matcher(word.text()).matches();
    }

    /** Returns the launch that may start a file. */
    Optional<PossibleStart> mayBe(String path) {
        return launches.stream()
                .filter(launch -> has(launch.runtime().files(), path))
                .findFirst()
                .map(launch -> new PossibleStart(launch, new Event.NamedByVariable()))
                .or(() -> foreign.stream()
                        .flatMap(launch -> naming(launch, path).stream())
                        .findFirst());
    }

    private Optional<PossibleStart> naming(Launch launch, String path) {
        RuntimeContext runtime = launch.runtime();
        return launch.command().stream()
                .flatMap(command -> command.words().stream().limit(MOST_WORDS))
                .map(Word::text)
                .filter(ForeignPrograms::isForeign)
                .flatMap(word ->
                        runtime.files().find(runtime.workingDirectory().resolve(word), workspace::exists).stream())
                .filter(program -> programs.mayStart(program, path))
                .findFirst()
                .map(program -> new PossibleStart(launch, new Event.NamedByProgram(program)));
    }

    /** An image has what is copied or mounted, and a machine may have all. */
    private static boolean has(MountTable files, String path) {
        return !files.built()
                || files.mounts(Source.COPY).anyMatch(copy -> copy.covers(path))
                || files.mounts(Source.MOUNT).anyMatch(copy -> copy.covers(path));
    }
}
