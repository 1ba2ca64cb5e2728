package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.WrittenByCode;
import dev.undebug.read.text.InPlaceEdit;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.script.EarlierPrograms;
import dev.undebug.service.script.ResolvedCommand;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The files that a script changes before it starts a program: {@code sed -i}, {@code mv config_prod.py config.py}, {@code python init.py}. */
final class FileEdits {
    private static final int MAX_CHANGES = 50;

    private final BiFunction<ProgramRun, MountTable, List<Unit.Change>> programs;

    /** @param programs what a program changes that runs among files */
    FileEdits(BiFunction<ProgramRun, MountTable, List<Unit.Change>> programs) {
        this.programs = programs;
    }

    /** Returns the commands, each with the changes of those before it. */
    List<ResolvedCommand> applied(List<ResolvedCommand> followed) {
        List<Unit.Change> changes = new ArrayList<>();
        List<ResolvedCommand> applied = new ArrayList<>();
        for (ResolvedCommand one : followed) {
            applied.add(changes.isEmpty() ? one : one.in(one.runtime().changing(changes)));
            if (changes.size() < MAX_CHANGES && applied.size() < followed.size()) {
                changes.addAll(changes(one));
                changes.addAll(byProgram(one));
            }
        }
        return applied;
    }

    /** Returns what commands change that run before a program. */
    List<Unit.Change> before(List<ResolvedCommand> commands) {
        return commands.stream()
                .flatMap(one -> Stream.concat(changes(one).stream(), byProgram(one).stream()))
                .limit(MAX_CHANGES)
                .toList();
    }

    /** Returns what a program of the repository changes, or code on the command line. */
    private List<Unit.Change> byProgram(ResolvedCommand one) {
        List<String> words = one.command().words().stream().map(Word::text).toList();
        String program = ContainerPath.program(words.get(0));
        List<Unit.Change> code = WrittenByCode.paths(program, words.subList(1, words.size())).stream()
                .flatMap(path -> change(one, path, List.of()))
                .toList();
        if (!code.isEmpty() || !EarlierPrograms.mayWrite(program)) {
            return code;
        }
        RuntimeContext runtime = one.runtime();
        return programs.apply(
                new ProgramRun(
                        words, runtime.workingDirectory().text(), one.command().place()),
                runtime.files());
    }

    private static List<Unit.Change> changes(ResolvedCommand one) {
        List<String> words = one.command().words().stream().map(Word::text).toList();
        String program = ContainerPath.program(words.get(0));
        List<String> rest = words.subList(1, words.size());
        Stream<Unit.Change> edited = InPlaceEdit.of(program, rest).stream()
                .flatMap(edit -> edit.paths().stream().flatMap(path -> change(one, path, edit.scripts())));
        Stream<Unit.Change> placed = PlacedFiles.of(program, rest).stream()
                // A deployment brings the files of the repository to where they run, as they are.
                .filter(file -> !file.keeps() && !(file.path().startsWith("/") && file.keepsName()))
                .flatMap(file -> change(one, file.path(), List.of()));
        Stream<Unit.Change> back = PlacedFiles.of(program, rest).stream()
                .filter(file -> !file.from().isEmpty() && isGone(one, file.path()))
                .flatMap(file -> change(one, file.path(), List.of()));
        return Stream.of(edited, placed, back).flatMap(each -> each).toList();
    }

    /** Returns the changes by commands in a container that is there already. */
    static List<Unit.Change> inside(List<Unit> runs, RuntimeContext runtime) {
        List<Unit.Change> changes = new ArrayList<>();
        for (Unit run : runs) {
            RuntimeContext there =
                    run.origin().workingDirectory().map(runtime::in).orElse(runtime);
            for (Command command : run.commands()) {
                List<String> words = command.words().stream().map(Word::text).toList();
                String program = ContainerPath.program(words.get(0));
                List<String> rest = words.subList(1, words.size());
                InPlaceEdit.of(program, rest).ifPresent(edit -> edit.paths().stream()
                        .flatMap(path -> change(there, path, edit.scripts(), command.place()))
                        .forEach(changes::add));
                PlacedFiles.of(program, rest).stream()
                        .filter(file -> !file.keeps())
                        .flatMap(file -> change(there, file.path(), List.of(), command.place())
                                .map(change -> from(there, file.from(), change)))
                        .forEach(changes::add);
            }
        }
        return changes;
    }

    /** A file that comes from where the repository has it is what it was. */
    private static Unit.Change from(RuntimeContext there, String source, Unit.Change change) {
        return source.isEmpty()
                ? change
                : new Unit.Change(
                        change.path(),
                        change.scripts(),
                        Optional.of(there.workingDirectory().resolve(source).text()),
                        change.removal(),
                        change.place());
    }

    /** Returns whether the build of the image has removed a file, or moved it away. */
    private static boolean isGone(ResolvedCommand one, String path) {
        ContainerPath place = one.runtime().workingDirectory().resolve(path);
        return one.runtime().files().changes().stream()
                .filter(change -> change.removal() != Unit.Removal.NONE)
                .anyMatch(change -> place.isIn(ContainerPath.of(change.path())));
    }

    private static Stream<Unit.Change> change(ResolvedCommand one, String path, List<String> scripts) {
        return change(one.runtime(), path, scripts, one.command().place());
    }

    private static Stream<Unit.Change> change(RuntimeContext runtime, String path, List<String> scripts, Place place) {
        return path.contains("$")
                ? Stream.empty()
                : Stream.of(new Unit.Change(
                        runtime.workingDirectory().resolve(path) + (path.endsWith("/") ? "/" : ""), scripts, place));
    }
}
